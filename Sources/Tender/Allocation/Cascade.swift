import ExactNumbers
import RuleBook
import Wording

/// Stage 9, falling cascade.
extension TenderKeys {
  static let cascade = RuleKey(
    "volume.cascade", .countTable(.share(example: "0.6")), .share, others: .step("0.1"),
    en: "share of what is left that each rank takes, by number of winners; the last takes all",
    zh: "各名次依次取得剩余量的比例（按中选企业数），末位取得全部剩余")
}

/// Stage 9, falling cascade: in every region the first winner takes a share of the agreed volume,
/// each next one the same share of what is left, the last one the rest (lens alliance, 2020).
enum Cascade {
  static func lines(_ share: VolumeShare) throws -> [AllocationLine] {
    let part = try share.rules.set.table(TenderKeys.cascade).value(forCount: share.winners.count)
    let agreed = try share.firstYearShare()
    var lines: [AllocationLine] = []
    for region in share.demand.regions {
      var rest = try region.total * agreed
      for (index, winner) in share.winners.enumerated() {
        let isLast = index == share.winners.count - 1
        let volume = isLast ? rest : try rest * part.value
        rest = try rest - volume
        lines.append(try share.line(region, winner, .main, volume))
      }
    }
    return lines
  }
}
