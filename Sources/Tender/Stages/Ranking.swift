import ExactNumbers
import RuleBook
import Wording

/// Stage 5a, ranking: valid bids by comparable price, by cut, or by composite score; equals by the
/// tie-break chain.
///
/// A tie-break that some of the bids that are still equal lack leaves them equal. Bids that remain
/// equal share a place; between them the names decide the order of printing and nothing else. The
/// composite score is weight × own cut ÷ largest cut + technical points (Hubei-led Chinese patent
/// medicine, 2021).
enum Ranking {
  static func apply(_ standings: inout [Standing], rules: RankingRules) throws(NumberError) {
    try score(&standings, rules)
    sort(&standings)
    var start = 0
    while start < standings.count, standings[start].status == .valid {
      var end = start + 1
      while end < standings.count, standings.areEqual(start, end) { end += 1 }
      if end == start + 1 {
        standings[start].rank = end
      } else {
        rank(&standings[start..<end], chain: rules.tieBreaks.value)
      }
      start = end
    }
  }

  /// Brings the bids into the order of their values; between equals the names decide.
  private static func sort(_ standings: inout [Standing]) {
    var places = standings.indices.map { (position: $0, price: standings.listedPrice($0)) }
    places.sort { a, b in
      if let own = a.price, let others = b.price, own != others { return own < others }
      return standings.precedes(a.position, b.position)
    }
    standings.arrange(by: places.map(\.position))
  }

  /// Gives every valid bid its score, where bids are not ranked by their prices; smaller stands
  /// first.
  private static func score(_ standings: inout [Standing], _ rules: RankingRules)
    throws(NumberError)
  {
    guard rules.basis.value != .price else { return }
    let valid = standings.filter { $0.status == .valid }
    let best = (
      cut: valid.compactMap(\.cut).max() ?? .zero,
      price: valid.compactMap { $0.price?.ranked }.min() ?? .zero
    )
    for index in standings.indices where standings[index].status == .valid {
      guard let weight = rules.priceWeight else {
        guard let cut = standings[index].cut else {
          standings[index].reject(.notComparable, because: .noCeiling)
          continue
        }
        standings[index].score = try .zero - cut
        continue
      }
      guard let merit = try merit(of: standings[index], best, rules.priceForm?.value ?? .cut) else {
        standings[index].reject(.notComparable, because: .noCeiling)
        continue
      }
      guard let technicalPoints = standings[index].bid.technicalScore else {
        standings[index].reject(.notComparable, because: .noTechnicalScore)
        continue
      }
      let score = try CompositeScore(
        weight: weight, price: merit, technicalPoints: technicalPoints)
      standings[index].composite = score
      standings[index].score = try .zero - score.total
    }
  }

  /// What the price of a bid earns beside the best of the lot; nil without the ceiling that it takes.
  private static func merit(
    of standing: Standing, _ best: (cut: Ratio, price: Ratio), _ form: PriceForm
  ) throws(NumberError) -> PriceMerit? {
    guard let price = standing.price else { return nil }
    switch form {
    case .cut: return standing.cut.map { .cut(own: $0, largest: best.cut) }
    case .lowest: return .lowest(best.price, own: price.ranked)
    case .linear:
      guard let ceiling = standing.bid.ceiling?.ratio else { return nil }
      return .linear(own: price.ranked, lowest: best.price, ceiling: try ceiling / price.ratio)
    }
  }

  /// Gives places to equal bids, the first of which stands at the slice's start.
  private static func rank(_ equals: inout ArraySlice<Standing>, chain: [TieBreak]) {
    // A column that nobody filled is not there; one that only some filled decides nothing, nor does
    // what comes after it.
    let key = chain.first { key in equals.contains { $0.bid.tieBreak(key) != nil } }
    guard let key, equals.count > 1, equals.allSatisfy({ $0.bid.tieBreak(key) != nil }) else {
      return share(&equals)
    }
    func value(_ standing: Standing) -> Ratio { standing.bid.tieBreak(key) ?? .zero }
    equals.sort { a, b in
      let (x, y) = (value(a), value(b))
      if x != y { return key.prefersSmaller ? x < y : x > y }
      return NameOrder(a.bid.bidder) < NameOrder(b.bid.bidder)
    }
    var start = equals.startIndex
    while start < equals.endIndex {
      let first = value(equals[start])
      let end = equals[start...].firstIndex { value($0) != first } ?? equals.endIndex
      rank(&equals[start..<end], chain: chain.filter { $0 != key })
      start = end
    }
  }

  /// Gives the same place to bids that nothing tells apart.
  private static func share(_ equals: inout ArraySlice<Standing>) {
    let all = equals.count > 1 ? EqualBidders(equals.map(\.bid.bidder)) : nil
    for index in equals.indices {
      equals[index].rank = equals.startIndex + 1
      equals[index].equals = all
    }
  }
}

/// Looked up where the bids stand: a copy of a standing would count whatever it refers to.
extension [Standing] {
  /// What a bid is ranked by, smaller stands first; nil where it takes no part.
  private func rankingValue(_ index: Int) -> Ratio? {
    guard self[index].status == .valid else { return nil }
    return self[index].score ?? self[index].price?.ranked
  }

  /// The listed price of a valid bid that is ranked by its price. Where listed prices differ, so do
  /// the exact ones, and in the same way.
  @inline(__always)
  fileprivate func listedPrice(_ index: Int) -> Yuan? {
    self[index].status == .valid && self[index].score == nil ? self[index].price?.listed : nil
  }

  /// Whether two bids are ranked by the same.
  func areEqual(_ a: Int, _ b: Int) -> Bool {
    listedPrice(a) == listedPrice(b) && rankingValue(a) == rankingValue(b)
  }

  /// Whether a bid stands before another by its value, or by its name where they are equal: valid
  /// bids before all others.
  fileprivate func precedes(_ a: Int, _ b: Int) -> Bool {
    switch (rankingValue(a), rankingValue(b)) {
    case (let own?, let others?) where own != others: own < others
    case (.some, nil): true
    case (nil, .some): false
    default: NameOrder(self[a].bid.bidder) < NameOrder(self[b].bid.bidder)
    }
  }
}

extension Array {
  /// Brings the elements into an order in place, so that none is copied.
  ///
  /// `positions` says for each place where the element for it stands.
  mutating func arrange(by positions: consuming [Int]) {
    var sources = positions
    // Elements of a span are moved; those of a list would be copied.
    var elements = mutableSpan
    for start in sources.indices {
      // What stands at the start of a ring goes along it, to the last of its places.
      var place = start
      while sources[place] != start {
        let source = sources[place]
        elements.swapAt(place, source)
        sources[place] = place
        place = source
      }
      sources[place] = place
    }
  }
}
