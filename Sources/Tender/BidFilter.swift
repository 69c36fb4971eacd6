import Tables
public import Wording

/// Which bids of a tender are shown, though all of them are evaluated: those of some lots, those of
/// some bidders, or those that are both.
public struct BidFilter: Sendable {
  /// The lots, or bidding units, with bids that are shown, in their order.
  public let lots: [String]
  private let known: Set<String>
  /// The bidders and entities; nil where all are shown.
  private let bidders: Set<String>?
  /// What was asked for, in the spelling of the tender.
  private let asked: [String]

  /// Finds lots and bidders by their names, of which none may be empty-handed; nil where there are no
  /// names. A lot that is split into bidding units stands for all of them, an entity for its members.
  ///
  /// - Throws: `NotInTender` for a name that the tender does not have.
  public init?(lots: [String], bidders: [String], in tender: TenderLots) throws(NotInTender) {
    guard !lots.isEmpty || !bidders.isEmpty else { return nil }
    var chosen: [String] = []
    for name in lots {
      let found = tender.lots(called: name)
      guard !found.isEmpty else { throw NotInTender(.lot, name, among: tender.names) }
      chosen += found
    }
    let (inLots, names) = (lots.isEmpty ? tender.names : chosen.unique, bidders.map(tender.shown))
    let theirs = inLots.map { (lot: $0, bidders: tender.bidders(of: $0)) }
    for (name, shown) in zip(bidders, names)
    where !theirs.contains(where: { $0.bidders.contains(shown) }) {
      throw NotInTender(
        lots.isEmpty ? .bidder : .bidderOfLots, name,
        among: theirs.flatMap(\.bidders).unique.inNameOrder())
    }
    let shown = theirs.filter { bidders.isEmpty || !$0.bidders.isDisjoint(with: names) }.map(\.lot)
    if let empty = chosen.first(where: { !shown.contains($0) && !tender.isUnit($0) }) {
      throw NotInTender(.lotOfBidders, empty, among: [])
    }
    (self.lots, known) = (shown, Set(shown))
    self.bidders = bidders.isEmpty ? nil : Set(names)
    asked = (lots.isEmpty ? [] : chosen.unique) + names
  }

  /// Whether a bid is shown.
  func shows(_ bid: Bid, in lot: String) -> Bool {
    known.contains(lot) && isOfBidders(bid)
  }

  /// Whether what is said of a bidder in a lot is shown.
  public func shows(lot: String, bidder: String) -> Bool {
    known.contains(lot) && bidders?.contains(bidder) ?? true
  }

  /// Whether a line of an allocation is shown: the bidder's own, or that of its entity.
  public func shows(_ line: AllocationLine) -> Bool {
    ([line.bidder] + line.members).contains { shows(lot: line.lot, bidder: $0) }
  }

  /// Whether something of a lot is shown.
  public func shows(lot: String) -> Bool { known.contains(lot) }

  /// Whether a bid is of one of the bidders, in whatever lot.
  public func isOfBidders(_ bid: Bid) -> Bool {
    bidders.map { $0.contains(bid.bidder) || $0.contains(bid.entity) } ?? true
  }

  /// The lots of which something is shown, with all their bids.
  public func lots(_ lots: [LotOutcome]) -> [LotOutcome] { lots.filter { known.contains($0.name) } }

  /// What is shown, for whoever reads a result that is not the whole.
  public var text: Text {
    Text(
      en: "Shown: \(asked.joined(separator: ", ")); all bids were evaluated",
      zh: "仅列：\(asked.joined(separator: "、"))；全部报价均已评审")
  }
}

/// A name of a lot or a bidder that a tender does not have.
public struct NotInTender: Error {
  /// What it was to be.
  enum Kind { case lot, bidder, bidderOfLots, lotOfBidders }

  private let kind: Kind
  /// The name as it was given.
  public let name: String
  private let near: [String]

  init(_ kind: Kind, _ name: String, among names: [String]) {
    (self.kind, self.name) = (kind, name)
    let meant = MeantNames(names).meant(by: name, isUnknown: true)
    near = meant.isEmpty ? [nearestName(to: name, among: names)].compactMap(\.self) : meant
  }

  /// Whether it was to be a lot.
  public var isLot: Bool {
    switch kind {
    case .lot, .lotOfBidders: true
    case .bidder, .bidderOfLots: false
    }
  }

  /// What is wrong with it, and which names are near.
  public var reason: Text { what + (near.isEmpty ? Text("") : hint) }

  private var what: Text {
    switch kind {
    case .lot: Text(en: "nobody bids in a lot of this name", zh: "报价表中没有该品种")
    case .bidder: Text(en: "no bidder has this name", zh: "报价表中没有该企业")
    case .bidderOfLots:
      Text(en: "this bidder does not bid in the lots that are shown", zh: "该企业未申报所列品种")
    case .lotOfBidders:
      Text(en: "none of the bidders that are shown bids in it", zh: "所列企业均未申报该品种")
    }
  }

  private var hint: Text {
    let names = near.prefix(5)
    return Text(
      en: "; did you mean \(names.map { "`\($0)`" }.joined(separator: ", "))?",
      zh: "；是否应为\(names.map { "“\($0)”" }.joined(separator: "、"))？")
  }
}

extension TenderLots {
  /// The lots, or the bidding units of the lot, that a name stands for; none where nobody bids there.
  func lots(called name: String) -> [String] {
    let lot = shown(name)
    return has(lot) ? [lot] : units(of: lot) ?? []
  }

  /// A name as the tender writes it.
  func shown(_ name: String) -> String { known.resolved(name) }

  /// Whether a lot is one of the bidding units into which another is split.
  func isUnit(_ lot: String) -> Bool { has(lot) && isSplit }
}

extension TenderOutcome {
  /// The outcome with those lots alone of which something is shown.
  public func showing(_ filter: BidFilter?) -> TenderOutcome {
    guard let filter else { return self }
    return keeping { filter.shows(lot: $0.name) }
  }
}

extension TenderSummary {
  /// The summary of the whole, with what is open in the lots that are shown.
  public func showing(_ filter: BidFilter?) -> TenderSummary {
    guard let filter else { return self }
    var copy = self
    copy.openLots.removeAll { !filter.shows(lot: $0.name) }
    return copy
  }
}

extension Allocation {
  /// Those lines, and what is open or noted of those lots, of which something is shown.
  public func showing(_ filter: BidFilter?) -> Allocation {
    guard let filter else { return self }
    var copy = self
    copy.lines.removeAll { !filter.shows($0) }
    copy.openLots.removeAll { !filter.shows(lot: $0.name) }
    copy.openRegions.removeAll { !filter.shows(lot: $0.lot) }
    let noted = [
      \Allocation.lotsWithoutDemand, \.lotsWithoutWinner, \.lotsWithEqualRegions, \.lotsTakenOver,
      \.lotsWithoutStandby,
    ]
    for lots in noted { copy[keyPath: lots].removeAll { !filter.shows(lot: $0) } }
    return copy
  }
}
