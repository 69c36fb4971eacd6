import ExactNumbers
import RuleBook

/// Stage 5a, ranking: valid bids by comparable price, equal prices by the tie-break chain.
///
/// A tie-break is used where every one of the bids that are still equal gives its value. Bids that
/// remain equal share a place; between them the names decide the order of printing and nothing
/// else.
enum Ranking {
  static func apply(_ standings: inout [Standing], rules: TenderRules) {
    standings.sort { ($0.order, $0.bid.bidder) < ($1.order, $1.bid.bidder) }
    var start = 0
    while start < standings.count, standings[start].status == .valid {
      let price = standings[start].order
      let end = standings[start...].firstIndex { $0.order != price } ?? standings.count
      rank(&standings[start..<end], chain: rules.tieBreaks.value)
      start = end
    }
  }

  /// Gives places to equal bids, the first of which stands at the slice's start.
  private static func rank(_ equals: inout ArraySlice<Standing>, chain: [TieBreak]) {
    let key = chain.first { key in equals.allSatisfy { $0.bid.tieBreaks[key] != nil } }
    guard let key, equals.count > 1 else { return share(&equals) }
    func value(_ standing: Standing) -> Ratio { standing.bid.tieBreaks[key] ?? .zero }
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

extension Standing {
  /// Valid bids by price before all others.
  fileprivate var order: Order {
    guard status == .valid, let price else { return .aside }
    return .price(price.ranked)
  }
}

private enum Order: Comparable {
  case price(Ratio)
  case aside

  static func < (a: Order, b: Order) -> Bool {
    switch (a, b) {
    case (.price(let x), .price(let y)): x < y
    case (.price, .aside): true
    case (.aside, _): false
    }
  }
}
