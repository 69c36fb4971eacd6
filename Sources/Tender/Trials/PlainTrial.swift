public import ExactNumbers
import RuleBook

/// What becomes of one bid at a price, no more than is counted of many.
public struct Fate: Equatable, Sendable {
  /// Its place; nil where it has none, or where that is open.
  public let rank: Int?
  /// Whether it is selected.
  public let selected: Decision

  /// A place and a decision.
  public init(rank: Int?, selected: Decision) { (self.rank, self.selected) = (rank, selected) }
}

/// One bid at some prices in a lot whose other quotes are drawn again and again: what becomes of it,
/// by comparing whole numbers and nothing else.
///
/// `TrialTender.outcome` is the definition, which also knows why; whatever this says otherwise is its
/// defect. It knows the common case alone: bids that are ranked by one price and compared at a strength
/// that no quote changes, a multiple of the lowest of them, and equals that are all in or all out. Where
/// a lot is anything else there is no such trial, and where a draw is, no fate.
public struct PlainTrial: Sendable {
  /// The quote of a bid in a draw, in millionths of a yuan.
  public enum Quote {
    /// The bid was not handed in.
    public static let absent: Int64 = -1
    /// The bid stands without a quote, as in the file.
    public static let none: Int64 = 0
  }

  /// The lot under its rules, and under those with other values of what is not verified, each once.
  private let ways: [PlainWay]
  private let place: Int

  /// The trial of a bid, by the places of its lot and in it, at some prices; `most` is the highest quote
  /// of all bids in all draws. Nil where the lot is no plain one.
  public init?(_ tender: TrialTender, lot: Int, place: Int, prices: [Yuan], most: Yuan) {
    let lot = tender.given[lot]
    guard let rules = tender.evaluation.rulesOfSelection, tender.evaluation.accepted.isEmpty,
      lot.bids.allSatisfy(\.isPlain)
    else { return nil }
    var ways: [PlainWay] = []
    for rules in rules {
      guard let way = PlainWay(lot, place, prices, most: most, rules.rules) else { return nil }
      if !ways.contains(way) { ways.append(way) }
    }
    (self.ways, self.place) = (ways, place)
  }

  /// The bids of a draw, compared with each other.
  public struct Draw: Sendable {
    fileprivate var fields: [PlainField] = []
    /// A draw yet to be made.
    public init() {}
  }

  /// Compares the quotes of a draw, one for each bid of the lot; that of the own bid counts for nothing.
  public func compare(_ quotes: [Int64], into draw: inout Draw) {
    if draw.fields.count != ways.count { draw.fields = ways.map { _ in PlainField() } }
    for index in ways.indices {
      ways[index].compare(quotes, besides: place, into: &draw.fields[index])
    }
  }

  /// What becomes of the bid in a draw at one of the prices; nil where only a whole evaluation can tell.
  public func fate(at price: Int, in draw: borrowing Draw) -> Fate? {
    guard let own = ways[0].fate(at: price, in: draw.fields[0]) else { return nil }
    var selected = own.selected
    for index in 1..<max(1, ways.count) {
      guard let other = ways[index].fate(at: price, in: draw.fields[index]) else { return nil }
      if other.selected != own.selected { selected = .undecided }
    }
    return Fate(rank: own.rank, selected: selected)
  }
}

extension Bid {
  /// Whether nothing was ruled about it after which it stands otherwise than by its quote.
  fileprivate var isPlain: Bool {
    !isStruckOff && rulings.allSatisfy { $0.kind == .correctedQuote }
  }
}

/// The valid bids of a draw besides the own one.
private struct PlainField: Sendable {
  /// What each is ranked by.
  var ranked: [Int64] = []
  /// The lowest exact price.
  var lowest = Int64.max
  /// How many bidders count.
  var count = 0
  /// Whether more are equal than whose places can all be gone through.
  var hasManyEquals = false
}

/// A plain lot under some rules, in whole numbers.
private struct PlainWay: Equatable, Sendable {
  /// Comparable price = quote × scale, in a unit that all bids of the lot have in common.
  private var scales: [Int64] = []
  /// The highest valid quote of each bid.
  private var limits: [Int64] = []
  /// Which bids count without a quote.
  private var counted: [Bool] = []
  /// How many units of the comparable price one unit of the listed one has; 0 ranks exactly.
  private var rounding: Int64 = 0
  private let countsValidOnly: Bool
  /// The places of the shortlist by n; none without caps.
  private var caps: [Int] = []
  private let negotiation: Int
  private var multiple: (above: Int64, below: Int64)?
  private let hasTests: Bool
  /// Whether equals may be told apart by something else.
  private let breaksTies: Bool
  private var own: [OwnPrice] = []

  /// The own bid at a price.
  struct OwnPrice: Equatable {
    let isValid: Bool
    let exact, ranked: Int64
    /// What it comes to on the shortlist where the multiple does not select it, and beyond.
    let listed, unlisted: Decision
  }

  static func == (a: PlainWay, b: PlainWay) -> Bool {
    a.scales == b.scales && a.limits == b.limits && a.counted == b.counted
      && a.rounding == b.rounding && a.countsValidOnly == b.countsValidOnly && a.caps == b.caps
      && a.negotiation == b.negotiation && a.multiple?.above == b.multiple?.above
      && a.multiple?.below == b.multiple?.below && a.hasTests == b.hasTests
      && a.breaksTies == b.breaksTies && a.own == b.own
  }

  /// Equals of more than twelve may have more resolutions than are gone through.
  private static let mostEquals = 12
  private static let mostBids = 100

  init?(_ given: Lot, _ place: Int, _ prices: [Yuan], most: Yuan, _ rules: TenderRules) {
    guard rules.isPlain, !given.hasRelatedBids, given.bids.count <= Self.mostBids,
      let lot = try? rules.arranged([given]).first
    else { return nil }
    let bids = lot.bids
    guard bids.areComparedAlike(rules), bids.areDecidedAlike(rules, besides: place),
      rules.shortlist.perFirm.map({ $0.value > 0 && Set(bids.map(\.firm)).count == bids.count })
        ?? true
    else { return nil }
    countsValidOnly = rules.shortlist.countsValidBidsOnly.value
    guard countsValidOnly || rules.shortlist.caps == nil || lot.openCounts == 0 else { return nil }
    negotiation = rules.selection.negotiationUpTo?.value ?? 0
    hasTests = !rules.selection.tests.value.isEmpty
    let chain = rules.ranking.tieBreaks.value
    breaksTies = bids.contains { bid in chain.contains { bid.tieBreak($0) != nil } }
    counted = bids.map { $0.isCounted != false }
    guard setScales(lot, rules, most), setCaps(rules, bids.count), setMultiple(rules) else {
      return nil
    }
    limits = bids.map(\.highestValidQuote)
    let comparison = Comparison(main: lot.mainStrength, comparesForms: false)
    for price in prices {
      guard let exact = price.millionths.times(scales[place]),
        let own = OwnPrice(
          bids[place].quoting(price), comparison, rules, exact: exact, ranked: ranked(exact),
          isValid: price.millionths <= limits[place])
      else { return nil }
      self.own.append(own)
    }
  }

  /// Finds the unit that all comparable prices are whole multiples of; false where they do not fit.
  private mutating func setScales(_ lot: Lot, _ rules: TenderRules, _ most: Yuan) -> Bool {
    var divisors = PriceDivisors()
    divisors.start(Comparison(main: lot.mainStrength, comparesForms: false))
    var parts: [(above: Int64, below: Int64)] = []
    var unit: Int64 = 1
    for bid in lot.bids {
      guard let ratio = try? divisors.ratio(bid, rules.comparable),
        let above = Int64(exactly: ratio.denominator),
        let numerator = Int64(exactly: ratio.numerator), numerator > 0,
        let below = numerator.times(Int64(bid.packCount)),
        let common = unit.leastCommonMultiple(below)
      else { return false }
      parts.append((above, below))
      unit = common
    }
    for part in parts {
      guard let scale = (unit / part.below).times(part.above),
        let largest = most.millionths.times(scale), largest < Self.largest
      else { return false }
      scales.append(scale)
    }
    guard let decimals = rules.comparable.decimals.value else { return true }
    guard (0...Yuan.decimals).contains(decimals),
      let unit = (decimals..<Yuan.decimals).reduce(Optional(unit), { unit, _ in unit?.times(10) }),
      unit < Self.largest
    else { return false }
    rounding = unit
    return true
  }

  /// Twice as much, and half a unit of rounding, still fit.
  private static let largest = Int64.max / 4

  /// Looks up how many are shortlisted; false where the rules do not say it for a number of bidders.
  private mutating func setCaps(_ rules: TenderRules, _ bids: Int) -> Bool {
    guard rules.shortlist.caps != nil else { return true }
    var known = Remembered<Int, RuleSet.Cited<Int>>()
    caps = [0]
    for count in 1...bids {
      guard let cap = try? Count.cap(for: count, rules: rules.shortlist, &known) else {
        return false
      }
      caps.append(cap.value)
    }
    return true
  }

  private mutating func setMultiple(_ rules: TenderRules) -> Bool {
    guard let multiple = rules.selection.multiple?.value else { return true }
    guard multiple > .zero, let above = Int64(exactly: multiple.numerator),
      let below = Int64(exactly: multiple.denominator)
    else { return false }
    self.multiple = (above, below)
    return true
  }

  /// What a comparable price is ranked by: rounded half up as it is listed, or itself.
  @inline(__always)
  private func ranked(_ exact: Int64) -> Int64 {
    rounding == 0 ? exact : (2 * exact + rounding) / (2 * rounding)
  }

  func compare(_ quotes: [Int64], besides place: Int, into field: inout PlainField) {
    field.ranked.removeAll(keepingCapacity: true)
    (field.lowest, field.count) = (.max, 0)
    for index in quotes.indices where index != place {
      let quote = quotes[index]
      if quote > 0, quote <= limits[index] {
        let exact = quote &* scales[index]
        field.ranked.append(ranked(exact))
        field.lowest = min(field.lowest, exact)
        field.count += 1
      } else if !countsValidOnly,
        quote > 0 || quote == PlainTrial.Quote.none && counted[index]
      {
        field.count += 1
      }
    }
    field.hasManyEquals =
      field.ranked.count > Self.mostEquals && field.ranked.hasRun(longerThan: Self.mostEquals)
  }

  func fate(at price: Int, in field: borrowing PlainField) -> Fate? {
    let own = own[price]
    guard !field.hasManyEquals else { return nil }
    guard own.isValid else { return Fate(rank: nil, selected: .no) }
    var (before, equal) = (0, 0)
    for other in field.ranked {
      before &+= other < own.ranked ? 1 : 0
      equal &+= other == own.ranked ? 1 : 0
    }
    if equal > 0, breaksTies { return nil }
    let rank = before + 1
    let count = field.count + 1
    if !caps.isEmpty {
      let cap = caps[count]
      guard rank <= cap else { return Fate(rank: rank, selected: own.unlisted) }
      guard rank + equal <= cap else { return nil }
    }
    if count <= negotiation { return Fate(rank: rank, selected: .undecided) }
    guard hasTests else { return Fate(rank: rank, selected: .yes) }
    if let multiple {
      let anchor = min(own.exact, field.lowest)
      let limit = Int128(anchor) * Int128(multiple.above)
      if Int128(own.exact) * Int128(multiple.below) <= limit {
        return Fate(rank: rank, selected: .yes)
      }
    }
    return Fate(rank: rank, selected: own.listed)
  }
}

extension PlainWay.OwnPrice {
  /// A bid at its price, with what its own limits come to; nil where nothing can be computed.
  fileprivate init?(
    _ bid: Bid, _ comparison: Comparison, _ rules: TenderRules, exact: Int64, ranked: Int64,
    isValid: Bool
  ) {
    (self.exact, self.ranked, self.isValid) = (exact, ranked, isValid)
    guard isValid else {
      (listed, unlisted) = (.no, .no)
      return
    }
    var (divisors, floors) = (PriceDivisors(), Floors())
    do {
      var standings = try ComparablePricing.standings(
        of: [bid], comparison, rules: rules.comparable, &divisors)
      standings[0].shortlisted = .yes
      guard let price = standings[0].price else { return nil }
      let tested = try standings.tested(by: rules.selection, anchor: nil, &floors)
      if try TestedBid(tested, 0).firstHolding() != nil {
        listed = .yes
      } else {
        let lacksCut = rules.selection.cut != nil && bid.cut == nil
        listed = lacksCut || rules.selection.floorNeedsForm(bid, price) ? .undecided : .no
      }
    } catch {
      return nil
    }
    unlisted =
      rules.shortlist.guaranteedCut.map { guaranteed in
        bid.cut.map { $0 >= guaranteed.value ? Decision.yes : .no } ?? .undecided
      } ?? .no
  }
}

extension TenderRules {
  /// Whether bids are ranked by one price, and held against a multiple of the lowest.
  fileprivate var isPlain: Bool {
    units == nil && elimination == nil && ranking.basis.value == .price
      && selection.anchor.rule.value == .lowest && selection.zeroVolume == nil
      && selection.paymentFloor == nil
  }
}

extension [Bid] {
  /// Whether no quote changes what prices are compared at: all bids name one main strength, or have one
  /// strength, and forms are not compared.
  fileprivate func areComparedAlike(_ rules: TenderRules) -> Bool {
    guard let first else { return false }
    let isOfOneForm =
      rules.comparable.formFactor == nil || allSatisfy { $0.sharesForm(with: first) }
    let haveOneMain =
      first.mainStrength != nil
      ? allSatisfy { $0.sharesMainStrength(with: first) }
      : allSatisfy { $0.mainStrength == nil && $0.sharesStrength(with: first) }
    return isOfOneForm && haveOneMain
  }

  /// Whether no other bid is left open in a way that a later stage goes through: where none asks who is
  /// selected, or the file has what the tests of all need.
  fileprivate func areDecidedAlike(_ rules: TenderRules, besides own: Int) -> Bool {
    guard rules.revival.isPossible else { return true }
    let needsCeiling = rules.selection.cut != nil || rules.shortlist.guaranteedCut != nil
    return indices.allSatisfy { index in
      let bid = self[index]
      let isClear = bid.form.map { $0.countsAs.count <= 1 && !$0.isClass } ?? false
      return index == own
        || (!needsCeiling || bid.ceiling != nil) && (rules.selection.floor == nil || isClear)
    }
  }
}

extension Bid {
  /// The highest quote within its limits.
  fileprivate var highestValidQuote: Int64 {
    let limits = [ceiling, ownLowest].compactMap { limit in
      limit.map { $0.millionths.times(Int64(packCount)) ?? .max }
    }
    return limits.min() ?? .max
  }
}

extension Int64 {
  /// The product; nil where it does not fit.
  fileprivate func times(_ other: Int64) -> Int64? {
    let (product, isTooLarge) = multipliedReportingOverflow(by: other)
    return isTooLarge ? nil : product
  }

  /// The least number that both divide; nil where it does not fit.
  fileprivate func leastCommonMultiple(_ other: Int64) -> Int64? {
    var (a, b) = (self, other)
    while b != 0 { (a, b) = (b, a % b) }
    return (self / a).times(other)
  }
}

extension [Int64] {
  /// Whether more than so many are the same.
  fileprivate func hasRun(longerThan count: Int) -> Bool {
    let sorted = sorted()
    return sorted.indices.dropLast(count).contains { sorted[$0] == sorted[$0 + count] }
  }
}
