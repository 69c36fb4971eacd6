public import ExactNumbers
public import Tender

/// Some prices of a bid, one behind the other, at which the same becomes of it.
public struct PriceInterval: Sendable {
  /// The lowest price.
  public let from: Yuan
  /// The highest price; nil where it has no end.
  public let to: Yuan?
  /// How many prices can be written in it; nil where it has no end.
  public let points: Int?
  /// What becomes of the bid.
  public let outcome: PricedOutcome
  /// Whether the present quote is one of them.
  public let holdsPresent: Bool
}

/// All prices at which a bid can be written, in intervals of equal outcome, with the quotes of all
/// others held.
public struct BidIntervals: Sendable {
  /// The bid.
  public let bid: Bid
  /// The lot's name.
  public let lot: String
  /// The intervals, the lowest prices first.
  public let intervals: [PriceInterval]

  /// The highest interval in which the bid is selected; nil where it wins at no price.
  public var highestWin: Int? { intervals.lastIndex { $0.outcome.selected == .yes } }
}

/// More prices than can be tried one by one, as the rules ask for.
public struct TooManyPrices: Error {
  /// The lot.
  public let lot: String
  /// How many prices there are.
  public let count: Int
  /// The least distance with which there are few enough.
  public let step: Yuan
}

/// Finds the prices at which the outcome of a bid changes.
///
/// It evaluates the lot at prices, and looks between two of them wherever the evaluation went another
/// way (`LotTrace`): nothing is computed from formulas of a rule set. Where what is compared may fall
/// and rise again (`TenderRules.isTraceable`), it tries every price, of which there may be `mostTried`.
struct PriceSearch {
  let tender: TrialTender
  let lot, place: Int
  let steps: PriceSteps
  let winners: Set<String>
  private var known: [Int: LotTrace] = [:]

  /// So many prices are tried one by one.
  static let mostTried = 20_000

  init(_ tender: TrialTender, lot: Int, place: Int, step: Yuan?) throws {
    (self.tender, self.lot, self.place) = (tender, lot, place)
    let bids = tender.lots[lot].bids
    let bid = bids[place]
    steps = PriceSteps(
      step: step ?? PriceSteps.usual(bid), present: bid.quote, most: Self.most(bid, bids))
    winners = PricedOutcome.winners(try tender.outcome(of: lot), besides: bid)
  }

  private var bid: Bid { tender.lots[lot].bids[place] }

  /// A price above which nothing changes: behind the bid's own limit, or so far behind all quotes of the
  /// lot that a mean of them with this one has passed every other.
  private static func most(_ bid: Bid, _ bids: [Bid]) -> Yuan {
    let limits = [bid.ceiling, bid.ownLowest].compactMap { $0?.millionths }
    let count = Int64(bid.packCount)
    let highest =
      bids.compactMap { other in
        other.quote.map { $0.millionths / Int64(other.packCount) + 1 }
      }.max() ?? 1_000_000
    let beyond = min(highest, Self.mostMillionths / 1000) * 1000
    let most = limits.min().map { min($0, beyond) } ?? beyond
    let (whole, isTooMuch) = most.multipliedReportingOverflow(by: count)
    return Yuan(millionths: isTooMuch ? Self.mostMillionths : whole)
  }

  /// More than anybody quotes, a billion yuan, with which all can still be computed.
  private static let mostMillionths: Int64 = 1_000_000_000_000_000

  /// The places at which another trace begins, the first being 0.
  mutating func starts() throws -> [Int] {
    let last = steps.count - 1
    guard tender.rules.isTraceable || last < Self.mostTried else {
      let most = steps[last].millionths
      throw TooManyPrices(
        lot: tender.lots[lot].name, count: steps.count,
        step: Yuan(millionths: most / Int64(Self.mostTried) + 1))
    }
    let stride = tender.rules.isTraceable ? last : 1
    var starts = [0]
    var from = 0
    while from < last {
      let to = min(from + stride, last)
      try look(from, to, into: &starts)
      known.removeValue(forKey: from)
      from = to
    }
    return starts
  }

  /// Adds the places behind one and up to another at which the trace changes.
  private mutating func look(_ from: Int, _ to: Int, into starts: inout [Int]) throws {
    guard from < to, try trace(at: from) != trace(at: to) else { return }
    guard to - from > 1 else { return starts.append(to) }
    let middle = from + (to - from) / 2
    try look(from, middle, into: &starts)
    try look(middle, to, into: &starts)
    known.removeValue(forKey: middle)
  }

  private mutating func trace(at place: Int) throws -> LotTrace {
    if let trace = known[place] { return trace }
    let trace = try tender.trace(of: lot, quoting: [self.place: steps[place]])
    known[place] = trace
    return trace
  }

  /// What becomes of the bid at a place, with what `allocating` tells of the outcome.
  func outcome(at place: Int, _ allocating: BidIntervals.Allocating?) throws -> PricedOutcome {
    let evaluated = try tender.outcome(of: lot, quoting: [self.place: steps[place]])
    guard var outcome = PricedOutcome(evaluated, of: bid, winners: winners) else {
      preconditionFailure("a bid stands in its lot")
    }
    if let allocating { (outcome.regions, outcome.volume) = try allocating(evaluated, bid) }
    return outcome
  }
}

extension BidIntervals {
  /// Tells which regions and volume a bid has in an outcome.
  public typealias Allocating = (TenderOutcome, Bid) throws -> (regions: [String], volume: Ratio?)

  /// Finds the intervals of one bid, with what `allocating` tells.
  ///
  /// - Throws: `LotError` where a price is too large, and what `allocating` throws.
  public init(
    _ tender: TrialTender, lot: Int, place: Int, step: Yuan? = nil,
    allocating: Allocating? = nil
  ) throws {
    bid = tender.lots[lot].bids[place]
    self.lot = tender.lots[lot].name
    var search = try PriceSearch(tender, lot: lot, place: place, step: step)
    let found = try search.starts().map { place in
      (place: place, outcome: try search.outcome(at: place, allocating))
    }
    intervals = Self.intervals(found, search.steps)
  }

  /// Joins what differs only in how it came about.
  private static func intervals(
    _ found: [(place: Int, outcome: PricedOutcome)], _ steps: PriceSteps
  ) -> [PriceInterval] {
    var intervals: [PriceInterval] = []
    var index = 0
    while index < found.count {
      var (next, outcome) = (index + 1, found[index].outcome)
      while next < found.count, found[next].outcome.isSame(as: outcome) {
        if found[next].outcome.settledPrice != outcome.settledPrice { outcome.settledPrice = nil }
        next += 1
      }
      let first = found[index].place
      let last = next < found.count ? found[next].place - 1 : nil
      let present = steps.placeOfPresent
      intervals.append(
        PriceInterval(
          from: steps[first], to: last.map { steps[$0] }, points: last.map { $0 - first + 1 },
          outcome: outcome,
          holdsPresent: present.map { $0 >= first && $0 <= last ?? .max } ?? false))
      index = next
    }
    return intervals
  }
}
