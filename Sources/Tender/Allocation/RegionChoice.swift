import ExactNumbers

/// Stage 10, regions: the first winner picks one region, then all in rank order one per turn, until
/// none is left; then, where the tender has them, the standby suppliers in the same way.
///
/// Winners without region choice take no part. Where hospitals report by brand, a winning brand
/// supplies what was reported for it and the main supplier the rest (round 11). A winner that has
/// not said what it wants takes the region with the largest volume that is left, the first in the
/// file of equals.
struct RegionChoice {
  let share: VolumeShare
  let choices: Choices

  func lines() throws -> [AllocationLine] {
    let part = try share.firstYearShare()
    let regions = share.demand.regions
    let main = pick(share.winners.filter { $0.entitlement == .full }, in: regions) { _, _ in true }
    let standby =
      share.rules.hasStandby && share.winners.count > 1
      ? pick(share.winners.filter { $0.entitlement == .full }, in: regions) {
        main[$0] != $1
      } : [:]
    var lines: [AllocationLine] = []
    for (index, region) in regions.enumerated() {
      lines += try self.lines(region, main: main[index], part: part)
      if let bidder = standby[index] {
        lines.append(try share.line(region, bidder, .standby, .zero))
      }
    }
    return lines
  }

  /// The main supplier's line, and those of other winning brands that were reported.
  private func lines(_ region: LotDemand.Region, main: String?, part: Ratio) throws
    -> [AllocationLine]
  {
    var rest = region.total
    var reported: [AllocationLine] = []
    for (brand, volume) in region.brands
    where brand != main && share.winners.contains(where: { $0.bid.bidder == brand }) {
      rest = try rest - volume
      reported.append(try share.line(region, brand, .reported, try volume * part))
    }
    guard let main else { return reported }
    return [try share.line(region, main, .main, try rest * part)] + reported
  }

  /// The bidder that takes each region, by the region's index.
  private func pick(
    _ choosers: [Standing], in regions: [LotDemand.Region], where may: (Int, String) -> Bool
  ) -> [Int: String] {
    var taken: [Int: String] = [:]
    let names = choosers.map(\.bid.bidder)
    // The first winner's extra turn comes before the first round.
    var turns = Array(names.prefix(1))
    while taken.count < regions.count, !names.isEmpty {
      if turns.isEmpty { turns = names }
      let before = taken.count
      for bidder in turns {
        let open = regions.indices.filter { taken[$0] == nil && may($0, bidder) }
        if let region = favourite(of: bidder, among: open, regions) { taken[region] = bidder }
      }
      // Nobody may take what is left: a region whose only other winner is its main supplier.
      if taken.count == before, turns == names { break }
      turns = []
    }
    return taken
  }

  private func favourite(of bidder: String, among open: [Int], _ regions: [LotDemand.Region])
    -> Int?
  {
    let wanted = choices.regions(lot: share.lot.name, bidder: bidder)
    for name in wanted {
      if let region = open.first(where: { regions[$0].name == name }) { return region }
    }
    return open.max { a, b in
      regions[a].total == regions[b].total ? a > b : regions[a].total < regions[b].total
    }
  }
}
