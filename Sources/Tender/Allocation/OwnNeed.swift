import ExactNumbers
import RuleBook
import Wording

/// Stage 9, own reported need: every winner keeps a share of what was reported for it; the share
/// depends on its class by rank (insulin), on its rank (joints, 2021), on its quote (stents 2026), or on
/// whether it supplied the region before (renewals). What is left goes by the set's rule: all of it, or
/// where the rules say which part of whose need is given to others, that.
///
/// Without volumes by brand in the demand there is no own need, and the run says so.
struct OwnNeed {
  let share: VolumeShare
  private var rules: OwnNeedRules { OwnNeedRules(set: share.rules.set) }

  /// Whether regions have equal rests, which go round in rank order in the order of the demand.
  static func hasEqualRests(_ share: VolumeShare) throws -> Bool {
    let own = OwnNeed(share: share)
    guard try own.rules.rest() == .rankOrder else { return false }
    let shares = try own.rules.shares()
    let rests = try share.demand.regions.map { region in
      try own.parts(of: region, shares).rest
    }.filter { $0 > .zero }
    return Set(rests).count < rests.count
  }

  func lines() throws -> [AllocationLine] {
    guard share.demand.regions.contains(where: { !$0.brands.isEmpty }) else {
      throw RuleError.unset(key: "demand.brand", id: share.rules.set.id)
    }
    let shares = try rules.shares()
    var lines: [AllocationLine] = []
    var rests: [Ratio] = []
    for region in share.demand.regions {
      let (kept, rest) = try parts(of: region, shares)
      for (winner, volume) in zip(share.winners, kept) {
        lines.append(try share.line(region, winner, .main, volume))
      }
      rests.append(rest)
    }
    return try addRests(rests, to: lines).filter { $0.volume != .zero }
  }

  /// What each winner keeps of the need of a region, and what is given to others.
  private func parts(of region: LotDemand.Region, _ shares: OwnNeedRules.Shares) throws
    -> (kept: [Ratio], rest: Ratio)
  {
    let kept = try share.winners.map { winner in
      try own(winner, in: region) * ownShare(winner, region, shares)
    }
    let rest = try kept.reduce(region.total) { try $0 - $1 }
    return (kept, try pool(region) ?? rest)
  }

  /// What of the region's need is given to others, where the rules say it by rank; else nil.
  private func pool(_ region: LotDemand.Region) throws -> Ratio? {
    guard let (ofWinners, unselected) = try rules.givenToOthers() else { return nil }
    var pool = Ratio.zero
    for (brand, volume) in region.brands {
      let winner = share.winners.first { $0.isNamed(brand) }
      let part = try winner.map { try ofWinners.value(forCount: $0.place).value } ?? unselected
      pool = try pool + volume * part
    }
    return pool
  }

  private func own(_ winner: Winner, in region: LotDemand.Region) throws(NumberError) -> Ratio {
    var need = Ratio.zero
    for (brand, volume) in region.brands where winner.isNamed(brand) { need = try need + volume }
    return need
  }

  private func ownShare(_ winner: Winner, _ region: LotDemand.Region, _ shares: OwnNeedRules.Shares)
    throws(RuleError) -> Ratio
  {
    switch shares {
    case .quotes(let limits):
      guard let price = winner.unitPrice,
        let tier = limits.first(where: { price <= $0.limit })
      else {
        throw .noRow(
          key: TenderKeys.quoteShares.name, row: winner.unitPrice?.exactText ?? "",
          id: share.rules.set.id)
      }
      return tier.share
    case .ranks(let table): return try table.value(forCount: winner.place).value
    case .classes(let table, let lastRanks):
      // The text's lower share for antibacterials is for incumbents too.
      if share.demand.category != .general,
        let restricted = table.value(named: OwnNeedRules.restricted)
      {
        return restricted.value
      }
      if region.incumbent.map(winner.isNamed) == true,
        let kept = table.value(named: OwnNeedRules.incumbent)
      {
        return kept.value
      }
      guard let name = lastRanks.isEmpty ? OwnNeedRules.all : className(winner, lastRanks) else {
        throw .noRow(
          key: TenderKeys.classLastRanks.name, row: "\(winner.place)", id: share.rules.set.id)
      }
      guard let own = table.value(named: name) else {
        throw .noRow(key: TenderKeys.classShares.name, row: name, id: share.rules.set.id)
      }
      return own.value
    }
  }

  private func className(_ winner: Winner, _ lastRanks: [(name: String, rank: Int)]) -> String? {
    lastRanks.first { winner.place <= $0.rank }?.name
  }

  // MARK: The rest

  private func addRests(_ rests: [Ratio], to lines: [AllocationLine]) throws -> [AllocationLine] {
    var lines = lines
    let places = Dictionary(
      lines.enumerated().map { (Self.place($1.region, $1.bidder), $0) }
    ) { first, _ in first }
    switch try rules.rest() {
    case .firstClass:
      let first = try firstClass()
      for (region, rest) in zip(share.demand.regions, rests) {
        let parts = try Ratio.apportion(
          rest, by: first.map { try own($0, in: region) }, unit: share.demand.unit)
        for (winner, part) in zip(first, parts) {
          try add(part, to: winner, in: region, places, &lines)
        }
      }
    case .rankOrder:
      // The regions with the largest rests first, each to the next winner in rank order.
      let order = rests.indices.sorted { rests[$0] == rests[$1] ? $0 < $1 : rests[$0] > rests[$1] }
      for (turn, index) in order.enumerated() {
        let winner = share.winners[turn % share.winners.count]
        try add(rests[index], to: winner, in: share.demand.regions[index], places, &lines)
      }
    case .hospitals:
      for (region, rest) in zip(share.demand.regions, rests) {
        lines.append(
          AllocationLine(
            lot: share.lot.name, region: region.name, bidder: "", members: [], role: .hospitals,
            share: try region.share(of: rest), volume: rest))
      }
    case .none: break
    }
    return lines
  }

  private static func place(_ region: String, _ bidder: String) -> [String] { [region, bidder] }

  private func firstClass() throws(RuleError) -> [Winner] {
    guard case .classes(_, let lastRanks) = try rules.shares(), let first = lastRanks.first else {
      return share.winners
    }
    return share.winners.filter { $0.place <= first.rank }
  }

  private func add(
    _ volume: Ratio, to winner: Winner, in region: LotDemand.Region, _ places: [[String]: Int],
    _ lines: inout [AllocationLine]
  ) throws(NumberError) {
    guard let index = places[Self.place(region.name, winner.name)] else { return }
    lines[index] = try share.line(
      region, winner, .main, try (lines[index].volume ?? .zero) + volume)
  }
}

extension OwnNeed {
  /// What a region reported for a winner, and the share of it that the winner keeps, to be told.
  func need(of winner: Winner, in region: LotDemand.Region) throws -> (need: Ratio, share: Ratio) {
    (try own(winner, in: region), try ownShare(winner, region, rules.shares()))
  }
}
