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
    let choosers = share.winners.filter { $0.standing.entitlement == .full }
    let main = pick(choosers, in: regions) { _, _ in true }
    let standby =
      share.rules.hasStandby && share.winners.count > 1
      ? pick(choosers, in: regions) { main[$0]?.name != $1.name } : [:]
    var lines: [AllocationLine] = []
    for (index, region) in regions.enumerated() {
      lines += try self.lines(region, main: main[index], part: part)
      if let winner = standby[index] {
        lines.append(try share.line(region, winner, .standby, .zero))
      }
    }
    return lines
  }

  /// The main supplier's line, and those of other winning brands that were reported.
  private func lines(_ region: LotDemand.Region, main: Winner?, part: Ratio) throws
    -> [AllocationLine]
  {
    var rest = region.total
    var reported: [AllocationLine] = []
    let brands = share.rules.reportsByBrand ? region.brands : []
    for (brand, volume) in brands where main?.isNamed(brand) != true {
      guard let winner = share.winners.first(where: { $0.isNamed(brand) }) else { continue }
      rest = try rest - volume
      reported.append(try share.line(region, winner, .reported, try volume * part))
    }
    guard let main else { return reported }
    return [try share.line(region, main, .main, try rest * part)] + reported
  }

  /// The winner that takes each region, by the region's index.
  private func pick(
    _ choosers: [Winner], in regions: [LotDemand.Region], where may: (Int, Winner) -> Bool
  ) -> [Int: Winner] {
    var taken: [Int: Winner] = [:]
    var wishes = choosers.map { preferences(of: $0)[...] }
    // The first winner's extra turn comes before the first round.
    var turns = 0..<min(1, choosers.count)
    while taken.count < regions.count, !choosers.isEmpty {
      let before = taken.count
      for turn in turns {
        // What is taken, or may not be, stays so.
        wishes[turn] = wishes[turn].drop { taken[$0] != nil || !may($0, choosers[turn]) }
        if let region = wishes[turn].first { taken[region] = choosers[turn] }
      }
      // Nobody may take what is left: a region whose only other winner is its main supplier.
      if taken.count == before, turns.count == choosers.count { break }
      turns = choosers.indices
    }
    return taken
  }

  /// All regions in the order in which a winner would take them: those that it wants, then the
  /// others by volume.
  private func preferences(of winner: Winner) -> [Int] {
    let wanted = choices.regions(lot: share.lot.name, bidders: [winner.name] + winner.members)
    return wanted.compactMap { share.demand.places[$0] }
      + share.demand.bySize
  }
}
