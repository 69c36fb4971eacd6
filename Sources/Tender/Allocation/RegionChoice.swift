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
    let choosers = share.winners.filter { $0.entitlement == .full }
    let wishes = choosers.map { preferences(of: $0) }
    let nobody = [Int?](repeating: nil, count: regions.count)
    let main = pick(wishes, nobody) { _, _ in true }
    let standby =
      share.rules.hasStandby && share.winners.count > 1
      ? pick(wishes, nobody) { region, chooser in
        main[region].map { choosers[$0].name } != choosers[chooser].name
      } : nobody
    var lines: [AllocationLine] = []
    for (index, region) in regions.enumerated() {
      try add(region, main: main[index].map { choosers[$0] }, part: part, to: &lines)
      if let winner = standby[index].map({ choosers[$0] }) {
        lines.append(try share.line(region, winner, .standby, .zero))
      }
    }
    return lines
  }

  /// Adds the main supplier's line, and those of other winning brands that were reported.
  private func add(
    _ region: LotDemand.Region, main: Winner?, part: Ratio, to lines: inout [AllocationLine]
  ) throws {
    var rest = region.total
    var reported: [AllocationLine] = []
    let brands = share.rules.reportsByBrand ? region.brands : []
    for (brand, volume) in brands where main?.isNamed(brand) != true {
      guard let winner = share.winners.first(where: { $0.isNamed(brand) }) else { continue }
      rest = try rest - volume
      reported.append(try share.line(region, winner, .reported, try volume * part))
    }
    if let main { lines.append(try share.line(region, main, .main, try rest * part)) }
    lines += reported
  }

  /// The winner that takes each region, by its place among those who choose.
  private func pick(_ preferences: [[Int]], _ nobody: [Int?], where may: (Int, Int) -> Bool)
    -> [Int?]
  {
    var (taken, count) = (nobody, 0)
    var wishes = preferences.map { $0[...] }
    // The first winner's extra turn comes before the first round.
    var turns = 0..<min(1, wishes.count)
    while count < taken.count, !wishes.isEmpty {
      let before = count
      for turn in turns {
        // What is taken, or may not be, stays so.
        while let region = wishes[turn].first {
          if taken[region] == nil, may(region, turn) {
            taken[region] = turn
            count += 1
            break
          }
          wishes[turn].removeFirst()
        }
      }
      // Nobody may take what is left: a region whose only other winner is its main supplier.
      if count == before, turns.count == wishes.count { break }
      turns = wishes.indices
    }
    return taken
  }

  /// All regions in the order in which a winner would take them: those that it wants, then the
  /// others by volume.
  private func preferences(of winner: Winner) -> [Int] {
    let wanted = choices.regions(lot: share.lot.name, bidders: [winner.name] + winner.members)
    guard !wanted.isEmpty else { return share.demand.bySize }
    let places = share.demand.places
    return wanted.compactMap { places[$0] } + share.demand.bySize
  }
}
