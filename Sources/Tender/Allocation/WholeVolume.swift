import ExactNumbers
import Wording

/// Stage 9, whole volume: the first winner takes the agreed volume of every region; where the
/// tender says so, the other valid bidders stand by in rank order (rituximab; Wuhan renewal).
enum WholeVolume {
  static func lines(_ share: VolumeShare) throws -> [AllocationLine] {
    let agreed = try share.firstYearShare()
    guard let first = share.winners.first else { return [] }
    let others = others(share, besides: first)
    return try share.demand.regions.flatMap { region in
      var lines = [try share.line(region, first, .main, try region.total * agreed)]
      guard share.rules.hasStandby else { return lines }
      lines += try others.map { try share.line(region, $0, .standby, .zero) }
      return lines
    }
  }

  /// The other valid bidders, of an entity one.
  private static func others(_ share: VolumeShare, besides first: Winner) -> [Winner] {
    share.lot.standings.filter { $0.status == .valid && $0.bid.entity != first.name }
      .unique { $0.bid.entity }.map { standing in
        let members = share.lot.standings.filter {
          $0.bid.entity == standing.bid.entity && $0.bid.entity != $0.bid.bidder
        }
        return Winner(
          standing, place: 0, members: members.map(\.bid.bidder).inNameOrder(),
          replaced: [])
      }
  }
}
