import ExactNumbers
import RuleBook
import Wording

/// Stage 1b, bidding units 竞价单元: the firms with the larger demand compete in unit A, the others
/// in unit B (joints, 2021).
///
/// In the order of their reported volume, firms up to the cumulative share of demand that can
/// supply every region bid in A; with few firms all do. A firm whose own volume crosses the share
/// still belongs to A. Where too few do, the next that can supply every region follow by volume; some
/// tenders ask for every part of the product system too. Where equal volumes stand around the share,
/// which of them belongs to A is open, and so are both units: also where one of them cannot bid in A, as
/// its volume counts towards the share before or after that of the others.
enum BiddingUnits {
  /// The units of a lot.
  ///
  /// - Throws: `LotError` where the volumes are too large to be added up.
  static func split(_ lot: Lot, rules: UnitRules) throws(LotError) -> [Lot] {
    do {
      return try units(of: lot, rules)
    } catch {
      throw LotError(lot: lot.name, cause: error)
    }
  }

  private static func units(of lot: Lot, _ rules: UnitRules) throws(NumberError) -> [Lot] {
    guard lot.bids.count > rules.allUpTo.value else {
      return [Lot(name: names(of: lot.name)[0], bids: lot.bids)]
    }
    var total = Ratio.zero
    for bid in lot.bids { total = try total + (bid.reportedVolume ?? .zero) }
    let limit = try total * rules.cumulative.value
    let ordered = lot.bids.sorted { a, b in
      let (x, y) = (a.reportedVolume ?? .zero, b.reportedVolume ?? .zero)
      return x == y ? NameOrder(a.bidder) < NameOrder(b.bidder) : x > y
    }
    var (before, inA, inB) = (Ratio.zero, [Bid](), [Bid]())
    for bid in ordered {
      if before < limit, rules.admits(bid) { inA.append(bid) } else { inB.append(bid) }
      before = try before + (bid.reportedVolume ?? .zero)
    }
    if let least = rules.fillUpTo?.value, inA.count < least {
      let more = inB.filter(rules.admits).prefix(least - inA.count)
      inA += more
      inB.removeAll { more.contains($0) }
    }
    var equals = equalsAround(inA, inB, rules)
    if equals.isEmpty { equals = try equalsAround(limit, ordered, rules) }
    return zip(names(of: lot.name), [inA, inB]).filter { !$0.1.isEmpty }
      .map { Lot(name: $0.0, bids: $0.1, equalInUnits: equals) }
  }

  /// How the units of a lot are called.
  static func names(of lot: String) -> [String] { ["\(lot) A", "\(lot) B"] }

  /// The bids of equal volume, able to supply every region, that stand in both units.
  private static func equalsAround(_ inA: [Bid], _ inB: [Bid], _ rules: UnitRules) -> [String] {
    let able = inB.filter(rules.admits)
    guard let last = inA.last?.reportedVolume, able.contains(where: { $0.reportedVolume == last })
    else { return [] }
    return (inA + able).filter { $0.reportedVolume == last }.map(\.bidder)
  }

  /// The bids of equal volume of which only some begin below the share, where that decides in which
  /// unit those among them stand that can supply every region.
  private static func equalsAround(_ limit: Ratio, _ ordered: [Bid], _ rules: UnitRules)
    throws(NumberError) -> [String]
  {
    var (before, last, first) = (Ratio.zero, Ratio.zero, Ratio.zero)
    for bid in ordered {
      let volume = bid.reportedVolume ?? .zero
      if before < limit { last = volume } else { first = max(first, volume) }
      before = try before + volume
    }
    let able = ordered.filter { ($0.reportedVolume ?? .zero) >= last && rules.admits($0) }
    let equals = ordered.filter { ($0.reportedVolume ?? .zero) == last }
    guard first == last, equals.contains(where: rules.admits),
      able.count > rules.fillUpTo?.value ?? 0
    else { return [] }
    return equals.map(\.bidder)
  }

  /// Leaves a lot open whose bids may stand in the other unit.
  static func leaveOpen(_ outcome: inout LotOutcome, _ lot: Lot) {
    guard !lot.equalInUnits.isEmpty else { return }
    outcome.leaveOpen(.tie, because: .unitIsOpen(among: FewNames(lot.equalInUnits)))
  }
}
