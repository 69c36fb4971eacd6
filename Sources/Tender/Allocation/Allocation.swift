public import ExactNumbers
import PriceRatio
import RuleBook
import Synchronization
public import Wording

/// One line of the result: what a winner supplies in a region.
public struct AllocationLine: Sendable, Equatable {
  /// In what capacity.
  public enum Role: String, Sendable {
    /// The region's main supplier.
    case main
    /// A brand that hospitals reported, beside the main supplier.
    case reported
    /// Stands by 备供.
    case standby
    /// Supplies the region, or more or less of it, only if equal bids are ordered in some way.
    case tie
    /// Stands by only if equal bids are ordered in some way.
    case standbyTie = "standby-tie"
    /// Supplies something else with another value of an unverified number; without a bidder, what one
    /// would supply that was replaced.
    case undecided
    /// Nobody yet: the hospitals choose who supplies it, never the dearest.
    case hospitals
  }

  /// The lot.
  public let lot: String
  /// The region.
  public let region: String
  /// The winner: a bidder, or the entity that several form; empty where nobody can be named.
  public internal(set) var bidder: String
  /// The members of the entity.
  public internal(set) var members: [String]
  /// In what capacity it supplies.
  public var role: Role
  /// The volume as a share of what the region reported; nil where it is open.
  public var share: Ratio?
  /// The agreed volume in the unit of the demand, in equivalents of the main strength; nil where it
  /// is open.
  public var volume: Ratio?
  /// How long the agreement runs.
  public var term = AgreementTerm()
}

/// How long an agreement runs 采购周期.
public struct AgreementTerm: Sendable, Equatable {
  /// Years; nil where the rules do not say so.
  public var years: Ratio?
  /// The last day, as the rules write it; nil where they name none.
  public var end: String?
}

/// The allocation of a tender.
public struct Allocation: Sendable {
  /// The lines by lot, then region in the order of the demand, then rank.
  public var lines: [AllocationLine] = []
  /// Lots that are left to decide, so that nothing is allocated, and what has to be decided.
  public var openLots: [(name: String, question: Text?)] = []
  /// The positions of the lots that the demand has.
  fileprivate var lotsInDemand: [Int] = []
  /// What is open in lots that are allocated but for it.
  var openRegions: [OpenRegion] = []
  /// Selected lots without reported volume.
  public var lotsWithoutDemand: [String] = []
  /// Lots of the demand in which nobody is selected, or that nobody bid for.
  public var lotsWithoutWinner: [String] = []

  /// Lots in which winners without a wish choose among regions of equal volume, which are taken in
  /// the order of the demand.
  public var lotsWithEqualRegions: [String] = []
  /// Lots in which those who stood by supply in the place of replaced winners.
  public var lotsTakenOver: [String] = []
  /// Lots in which one who stood by was replaced, and nobody does in its place.
  public var lotsWithoutStandby: [String] = []

  /// Whether a person has to decide something.
  public var isOpen: Bool { !openLots.isEmpty || !openRegions.isEmpty }
}

/// A region of which the rules do not say who supplies it, or how much.
struct OpenRegion: Sendable, Equatable {
  let lot: String
  let region: String
  /// Those who may supply it, or more or less of it.
  let bidders: [String]
  /// The unverified number on which it rests; nil where equal bids leave it open.
  let key: String?
  /// Which other value of it is meant.
  let place: OtherRules.Place?
  /// Whether it is open as they were replaced.
  let isOfReplaced: Bool

  init(
    lot: String, region: String, bidders: [String], other: OtherRules?, isOfReplaced: Bool = false
  ) {
    (self.lot, self.region, self.bidders) = (lot, region, bidders)
    (key, place) = (other?.key, other?.place)
    self.isOfReplaced = isOfReplaced
  }

  /// Whether it is told before another: what equal bids leave open comes first.
  func precedes(_ other: OpenRegion) -> Bool {
    guard let own = place else { return other.place != nil }
    return other.place.map { own < $0 } ?? false
  }
}

/// The regions of a lot that are open between the same bidders for the same reason.
public struct OpenRegions: Sendable {
  /// The lot.
  public let lot: String
  /// The regions in the order of the demand.
  public fileprivate(set) var regions: [String]
  /// Those who may supply them, or more or less of them.
  public let bidders: [String]
  /// The unverified number on which it rests; nil where equal bids leave it open.
  public let key: String?
  /// Whether it is open as the bidders were replaced, and no rule says who supplies instead.
  public let isOfReplaced: Bool
}

extension Allocation {
  /// What a person has to decide about regions.
  public var openQuestions: [OpenRegions] {
    var questions: [OpenRegions] = []
    var places: [[String?]: Int] = [:]
    for open in openRegions {
      let question = [open.lot, open.key, open.isOfReplaced ? "" : nil] + open.bidders
      if let known = places[question] {
        questions[known].regions.append(open.region)
      } else {
        places[question] = questions.count
        questions.append(
          OpenRegions(
            lot: open.lot, regions: [open.region], bidders: open.bidders, key: open.key,
            isOfReplaced: open.isOfReplaced))
      }
    }
    return questions
  }
}

/// Shares out the reported volume among the winners of every lot.
///
/// The choices say which regions winners want, in order of preference; without them a winner takes
/// the region with the largest volume that is left. Equal winners, and bids that are tied for
/// places, are ordered in all ways: what is the same in all stands, the rest is open. So is what
/// another value of an unverified number would change for a main supplier, unless the evaluation
/// allowed those.
///
/// - Throws: `RuleError` where a set is faulty, `NumberError` on overflow; a lot for which the set
///   does not say how is left open.
public func allocate(_ outcome: TenderOutcome, demand: DemandList, choices: Choices = .init())
  throws
  -> Allocation
{
  let shares = try TenderShares(demand, choices, outcome.rules)
  var allocation = try shares.allocation(outcome)
  allocation.sortOpenRegions()
  shares.addUnknownLots(to: &allocation)
  return allocation
}

/// Reported volumes that are too large to be shared out exactly.
public struct VolumesTooLarge: Error {}

/// The same for bids that are evaluated a few lots at a time, so that no more of them, and of what is
/// allocated, are in memory; where rules compare lots with each other, all at once. Some lots are left
/// out. Of the lines of some lots `digest` says what is kept, which `take` gets in the order of the lots
/// while others are shared out.
///
/// - Returns: the allocation without its lines.
/// - Throws: `LotError` where a price is too large, `VolumesTooLarge` where volumes are, and as
///   above.
public func allocate<Digest: Sendable>(
  _ bids: BidRows, rules: TenderRules, options: EvaluationOptions, without lots: Set<String>,
  demand: DemandList, choices: Choices, _ digest: @Sendable ([AllocationLine]) -> Digest,
  take: @Sendable (Digest) throws -> Void
) throws -> (allocation: Allocation, summary: TenderSummary) {
  let shares = try TenderShares(demand, choices, rules)
  @Sendable func share(_ outcomes: [TenderOutcome]) throws -> (lines: Digest, rest: Allocation) {
    do {
      var allocation = try shares.allocation(outcomes[0].without(lots))
      let lines = digest(allocation.lines)
      allocation.lines = []
      return (lines, allocation)
    } catch is NumberError {
      throw VolumesTooLarge()
    } catch is LotError {
      throw VolumesTooLarge()
    }
  }
  let sum = Mutex(Allocation())
  @Sendable func add(_ part: (lines: Digest, rest: Allocation)) throws {
    sum.withLock { $0.add(part.rest) }
    try take(part.lines)
  }
  // The more hospitals report for a lot, the fewer lots at a time.
  let atOnce = max(1, min(32, 32_000 * demand.lotCount / max(1, demand.count)))
  let apart = try evaluate(
    bids, rules: [rules], options: options, atOnce: atOnce, share, take: add)
  let summary =
    try apart?.first
    ?? {
      let outcome = try evaluate(bids, rules: rules, options: options)
      try add(share([outcome]))
      return outcome.summary
    }()
  var allocation = sum.withLock { $0 }
  allocation.sortOpenRegions()
  shares.addUnknownLots(to: &allocation)
  return (allocation, summary)
}

extension Allocation {
  /// Adds that of the lots behind.
  fileprivate mutating func add(_ other: Allocation) {
    lines += other.lines
    openLots += other.openLots
    openRegions += other.openRegions
    lotsWithoutDemand += other.lotsWithoutDemand
    lotsWithoutWinner += other.lotsWithoutWinner
    lotsWithEqualRegions += other.lotsWithEqualRegions
    lotsTakenOver += other.lotsTakenOver
    lotsWithoutStandby += other.lotsWithoutStandby
    lotsInDemand += other.lotsInDemand
  }

  /// Brings what is open into the order in which it is found in all lots at once.
  fileprivate mutating func sortOpenRegions() {
    openRegions = openRegions.enumerated().sorted { a, b in
      a.element.precedes(b.element)
        || !b.element.precedes(a.element) && a.offset < b.offset
    }.map(\.element)
  }
}

/// The demand of a tender and the rules that share it out.
private struct TenderShares: Sendable {
  private let demand: DemandList
  private let choices: Choices
  private let rules: AllocationRules

  init(_ demand: DemandList, _ choices: Choices, _ rules: TenderRules) throws {
    (self.demand, self.choices) = (demand, choices)
    self.rules = try AllocationRules(rules.ruleSet)
  }

  /// The allocation of some lots, with what other values of unverified numbers leave open.
  func allocation(_ outcome: TenderOutcome) throws -> Allocation {
    var needs = LotNeeds(demand)
    var allocations = try outcome.lots.map { try allocation($0, rules, &needs) }
    for (other, lots) in try outcome.otherwise(inReach: true) {
      let otherRules = try AllocationRules(other.kept.rules.ruleSet)
      for (place, otherPlace) in outcome.places(of: lots, other)
      where !allocations[place].lines.isEmpty {
        // Nearly always the same bidders win in the same places.
        if let otherPlace, !other.sharesVolume,
          outcome.lots[place].sharesVolume(like: lots[otherPlace])
        {
          continue
        }
        let otherwise = try otherPlace.map { try allocation(lots[$0], otherRules, &needs) }
        AllocationDoubt.mark(&allocations[place], otherwise ?? Allocation(), other)
      }
    }
    return allocations.reduce(into: Allocation()) { $0.add($1) }
  }

  /// Adds the lots of the demand that nobody bid for.
  func addUnknownLots(to allocation: inout Allocation) {
    allocation.lotsWithoutWinner += demand.lots(besides: allocation.lotsInDemand)
  }

  private func allocation(
    _ lot: LotOutcome, _ rules: AllocationRules, _ needs: inout LotNeeds
  ) throws -> Allocation {
    var allocation = Allocation()
    try add(lot, rules, &needs, to: &allocation)
    return allocation
  }

  private func add(
    _ lot: LotOutcome, _ rules: AllocationRules, _ needs: inout LotNeeds,
    to allocation: inout Allocation
  ) throws {
    let place = demand.place(of: lot.name)
    if let place { allocation.lotsInDemand.append(place) }
    guard !lot.standings.indices.contains(where: { lot.standings[$0].selected == .undecided }),
      !lot.isOpen || !lot.resolutions.isEmpty || lot.tied.isEmpty
    else {
      return allocation.openLots.append((lot.name, lot.openQuestion))
    }
    let limit = WinnerOrders.limit(lot, demand, place)
    let orders = WinnerOrders(lot, rules, limit: limit)
    guard !orders.areTooMany else {
      let question = Reason.tooManyResolutions(limit: limit).text
      return allocation.openLots.append((lot.name, question))
    }
    guard let place else {
      if orders.hasWinners { allocation.lotsWithoutDemand.append(lot.name) }
      return
    }
    guard orders.hasWinners else { return allocation.lotsWithoutWinner.append(lot.name) }
    let need = try needs.need(of: place, mainStrength: lot.comparison.main?.value)
    do {
      let shares = orders.all.map { winners in
        VolumeShare(lot: lot, winners: winners, demand: need, rules: rules)
      }
      var (merge, replacement) = (AllocationMerge(lot, need), Replacement(lot))
      for share in shares {
        merge.take(try replacement.applied(to: try share.lines(choices), share.winners))
      }
      let before = allocation.lines.count
      merge.add(to: &allocation)
      replacement.tell(allocation.lines[before...], to: &allocation)
      let hasEqualRests =
        try rules.volume.value == .ownNeed && OwnNeed.hasEqualRests(shares[0])
      if rules.volume.value == .regions && need.hasEqualRegions && merge.first.count > 1
        || hasEqualRests
      {
        allocation.lotsWithEqualRegions.append(lot.name)
      }
    } catch let gap as RuleError where gap.isGap {
      // What one lot asks for and the rules do not say stops no other.
      allocation.openLots.append((lot.name, gap.message))
    }
  }
}

extension TenderOutcome {
  /// Where the lots stand among those with another value; nil where bids have moved between bidding
  /// units, so that one is not there. Lots that it does not reach are left out.
  fileprivate func places(of others: [LotOutcome], _ other: OtherRules)
    -> [(own: Int, other: Int?)]
  {
    guard other.reach == nil else {
      // They come in the same order.
      var next = 0
      return lots.indices.compactMap { place in
        guard next < others.count, others[next].name == lots[place].name else { return nil }
        next += 1
        return (place, next - 1)
      }
    }
    let places = Dictionary(others.indices.map { (others[$0].name, $0) }) { first, _ in first }
    return lots.indices.map { ($0, places[lots[$0].name]) }
  }
}

extension LotOutcome {
  /// Whether volume is shared out in another outcome of the lot as it is in this one, if it is by the
  /// same rules: nothing has changed that they ask for.
  fileprivate func sharesVolume(like other: LotOutcome) -> Bool {
    count == other.count && comparison.main?.value == other.comparison.main?.value
      && resolutions.isEmpty && other.resolutions.isEmpty
      && standings.count == other.standings.count
      && standings.indices.allSatisfy { standings[$0].sharesVolume(like: other.standings[$0]) }
  }
}

extension Standing {
  /// In line, so that a standing in a list need not be copied for it.
  @inline(__always)
  fileprivate func sharesVolume(like other: Standing) -> Bool {
    bid == other.bid && status == other.status && rank == other.rank
      && shortlisted == other.shortlisted && selected == other.selected
      && entitlement == other.entitlement && price?.unitPrice == other.price?.unitPrice
  }
}

/// The winners and the demand of one lot, for whichever rule shares them out.
struct VolumeShare {
  let lot: LotOutcome
  /// The winners in one order, equal ones too.
  let winners: [Winner]
  let demand: LotDemand
  let rules: AllocationRules

  /// The agreed part of the reported volume.
  func firstYearShare() throws(RuleError) -> Ratio {
    try rules.share(winners: winners.count, category: demand.category)
  }

  func line(
    _ region: LotDemand.Region, _ winner: Winner, _ role: AllocationLine.Role, _ volume: Ratio
  ) throws(NumberError) -> AllocationLine {
    AllocationLine(
      lot: lot.name, region: region.name, bidder: winner.name, members: winner.members,
      role: role, share: try region.share(of: volume), volume: volume)
  }

  /// What the winners supply, by the rule of the set, with the term of their agreements.
  func lines(_ choices: Choices) throws -> [AllocationLine] {
    guard !winners.isEmpty else { return [] }
    let term = try rules.term(winners: winners.count, bidders: lot.count)
    var lines =
      switch rules.volume.value {
      case .regions: try RegionChoice(share: self, choices: choices).lines()
      case .ownNeed: try OwnNeed(share: self).lines()
      case .cascade: try Cascade.lines(self)
      case .whole: try WholeVolume.lines(self)
      case .none: [AllocationLine]()
      }
    for index in lines.indices { lines[index].term = term }
    return lines
  }
}
