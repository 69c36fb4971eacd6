import ExactNumbers

/// Stage 10a, replacement 替补: what a winner would supply that was replaced later.
///
/// The volume was shared out as the selection stood. The regions of a replaced winner go to whoever
/// stands by in them, the first by rank who was not replaced in turn; without one nobody can say who
/// supplies them, and what is left is told in one undecided line a region.
struct Replacement {
  private let lot: LotOutcome
  /// Who neither supplies nor stands by any more: of an entity all of its valid bids; nearly always
  /// nobody.
  private let gone: Set<String>
  /// Whether anybody was replaced.
  private let isNeeded: Bool
  private var isTakenOver = false
  private var lacksStandby = false

  init(_ lot: LotOutcome) {
    self.lot = lot
    let standings = lot.standings
    isNeeded = standings.indices.contains { standings[$0].bid.replacement != nil }
    let valid = isNeeded ? lot.standings.filter { $0.status == .valid } : []
    let byEntity = Dictionary(grouping: valid) { $0.bid.entity }
    gone = Set(byEntity.filter { $0.value.allSatisfy { $0.bid.replacement != nil } }.keys)
  }

  /// The lines of some winners without those that were replaced.
  mutating func applied(to lines: [AllocationLine], _ winners: [Winner]) throws(NumberError)
    -> [AllocationLine]
  {
    guard isNeeded else { return lines }
    let replaced = Set(winners.flatMap(\.replaced))
    let gone = gone.union(winners.filter(\.isGone).map(\.name))
    var standbys = Dictionary(
      grouping: lines.filter { $0.role == .standby && !gone.contains($0.bidder) }, by: \.region)
    var kept: [AllocationLine] = []
    for var line in lines {
      guard gone.contains(line.bidder) else {
        line.members.removeAll(where: replaced.contains)
        kept.append(line)
        continue
      }
      if line.role == .standby {
        lacksStandby = true
        continue
      }
      let next = line.role == .main ? standbys[line.region]?.first : nil
      if next != nil { standbys[line.region]?.removeFirst() }
      (line.bidder, line.members) = (next?.bidder ?? "", next?.members ?? [])
      line.role = next == nil ? .undecided : .main
      line.members.removeAll(where: replaced.contains)
      if next != nil { isTakenOver = true }
      kept.append(line)
    }
    let standing = Set(standbys.values.flatMap { $0 }.map { [$0.region, $0.bidder] })
    return try kept.filter {
      $0.role != .standby || standing.contains([$0.region, $0.bidder])
    }.addedUp()
  }

  /// Says what was taken over, and leaves open what nobody supplies.
  func tell(_ lines: ArraySlice<AllocationLine>, to allocation: inout Allocation) {
    guard isNeeded else { return }
    if isTakenOver { allocation.lotsTakenOver.append(lot.name) }
    if lacksStandby { allocation.lotsWithoutStandby.append(lot.name) }
    let bidders = lot.standings.filter(\.isReplaced).map(\.bid.bidder)
    for region in lines.filter({ $0.bidder.isEmpty && $0.role != .hospitals }).map(\.region).unique
    {
      allocation.openRegions.append(
        OpenRegion(
          lot: lot.name, region: region, bidders: bidders, other: nil, isOfReplaced: true))
    }
  }
}

extension Winner {
  /// Whether it was replaced: of an entity all that are selected.
  fileprivate var isGone: Bool {
    members.isEmpty ? !replaced.isEmpty : members.allSatisfy(replaced.contains)
  }
}

extension [AllocationLine] {
  /// One line a region for what one supplies as it did and as it takes over, and one for what nobody does.
  fileprivate func addedUp() throws(NumberError) -> [AllocationLine] {
    var (places, sums) = ([[String]: Int](), [AllocationLine]())
    for line in self {
      let isOne = line.role == .main || line.role == .reported || line.role == .undecided
      let place = [line.region, line.bidder]
      guard isOne, let known = places[place] else {
        if isOne { places[place] = sums.count }
        sums.append(line)
        continue
      }
      if line.role == .main { sums[known].role = .main }
      if let volume = line.volume, let other = sums[known].volume {
        sums[known].volume = try volume + other
      }
      if let share = line.share, let other = sums[known].share {
        sums[known].share = try share + other
      }
    }
    return sums
  }
}
