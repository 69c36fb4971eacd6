import ExactNumbers
import RuleBook

/// Stage 5a, ranking: valid bids by comparable price, equal prices by the tie-break chain.
///
/// A tie-break is used only where every one of the equal bids gives its value. Bids that remain
/// equal share a place; between them the names decide the order of printing and nothing else.
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

  /// Gives places to bids of equal price, the first of which stands at the slice's start.
  private static func rank(_ equals: inout ArraySlice<Standing>, chain: [TieBreak]) {
    let usable = chain.filter { key in equals.allSatisfy { $0.bid.tieBreaks[key] != nil } }
    func keys(_ standing: Standing) -> [Ratio] {
      usable.compactMap { standing.bid.tieBreaks[$0] }
    }
    func precedes(_ a: [Ratio], _ b: [Ratio]) -> Bool? {
      for (key, (x, y)) in zip(usable, zip(a, b)) where x != y {
        return key.prefersSmaller ? x < y : x > y
      }
      return nil
    }
    equals.sort { a, b in precedes(keys(a), keys(b)) ?? (a.bid.bidder < b.bid.bidder) }
    var start = equals.startIndex
    while start < equals.endIndex {
      let first = keys(equals[start])
      let end = equals[start...].firstIndex { keys($0) != first } ?? equals.endIndex
      let names = equals[start..<end].map(\.bid.bidder)
      for index in start..<end {
        equals[index].rank = start + 1
        equals[index].equals = names.filter { $0 != equals[index].bid.bidder }
      }
      start = end
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
