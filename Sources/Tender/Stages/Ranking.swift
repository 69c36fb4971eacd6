import ExactNumbers
import RuleBook

/// Stage 5a, ranking: valid bids by comparable price, by cut, or by composite score; equals by the
/// tie-break chain.
///
/// A tie-break is used where every one of the bids that are still equal gives its value. Bids that
/// remain equal share a place; between them the names decide the order of printing and nothing else. The
/// composite score is weight × own cut ÷ largest cut + technical points (Hubei-led Chinese patent
/// medicine, 2021).
enum Ranking {
  static func apply(_ standings: inout [Standing], rules: RankingRules) throws(NumberError) {
    try value(&standings, rules)
    let orders = sort(&standings)
    var start = 0
    while start < orders.count, standings[start].status == .valid {
      var end = start + 1
      while end < orders.count, orders[end].isEqual(to: orders[start]) { end += 1 }
      if end == start + 1 {
        standings[start].rank = end
      } else {
        rank(&standings[start..<end], chain: rules.tieBreaks.value)
      }
      start = end
    }
  }

  /// Brings the bids into the order of their values; between equals the names decide.
  ///
  /// - Returns: the values in that order.
  private static func sort(_ standings: inout [Standing]) -> [Order] {
    var orders = standings.indices.map { index in
      Order(
        standings[index].status == .valid ? standings[index].rankingValue : nil, position: index)
    }
    orders.sort { a, b in
      if a.precedes(b) { return true }
      return a.isEqual(to: b)
        && standings[a.position].bid.bidder < standings[b.position].bid.bidder
    }
    standings.arrange(by: orders.map(\.position))
    return orders
  }

  /// Gives every valid bid the number that it is ranked by; smaller stands first.
  private static func value(_ standings: inout [Standing], _ rules: RankingRules)
    throws(NumberError)
  {
    // Only a score is in terms of the largest cut.
    let largest =
      rules.basis.value == .price
      ? .zero : standings.filter { $0.status == .valid }.compactMap(\.cut).max() ?? .zero
    for index in standings.indices where standings[index].status == .valid {
      guard let price = standings[index].price else { continue }
      switch rules.basis.value {
      case .price: standings[index].rankingValue = price.ranked
      case .cut, .score:
        guard let cut = standings[index].cut else {
          standings[index].reject(.notComparable, because: .noCeiling)
          continue
        }
        guard let weight = rules.priceWeight else {
          standings[index].rankingValue = try .zero - cut
          continue
        }
        let points = largest > .zero ? try weight.value * cut / largest : .zero
        let score = try points + (standings[index].bid.technicalScore ?? .zero)
        standings[index].rankingValue = try .zero - score
      }
    }
  }

  /// Gives places to equal bids, the first of which stands at the slice's start.
  private static func rank(_ equals: inout ArraySlice<Standing>, chain: [TieBreak]) {
    let key = chain.first { key in equals.allSatisfy { $0.bid.tieBreak(key) != nil } }
    guard let key, equals.count > 1 else { return share(&equals) }
    func value(_ standing: Standing) -> Ratio { standing.bid.tieBreak(key) ?? .zero }
    equals.sort { a, b in
      let (x, y) = (value(a), value(b))
      if x != y { return key.prefersSmaller ? x < y : x > y }
      return a.bid.bidder < b.bid.bidder
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
    let names = equals.map(\.bid.bidder)
    for index in equals.indices {
      equals[index].rank = equals.startIndex + 1
      equals[index].equals = names.filter { $0 != equals[index].bid.bidder }
    }
  }
}

/// Where a bid stands by its value: valid bids before all others.
private struct Order {
  /// nil stands aside.
  private let value: Ratio?
  private let estimate: Int64?
  /// Which bid it is.
  let position: Int

  init(_ value: Ratio?, position: Int) {
    (self.value, estimate, self.position) = (value, value?.estimate, position)
  }

  func precedes(_ other: Order) -> Bool {
    if let own = estimate, let others = other.estimate, own != others { return own < others }
    return switch (value, other.value) {
    case (let own?, let others?): own < others
    case (.some, nil): true
    case (nil, _): false
    }
  }

  func isEqual(to other: Order) -> Bool { value == other.value }
}
