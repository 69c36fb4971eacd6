import ExactNumbers
import Statistics
import Tender
import Wording

/// What a bidder may quote, and whether it quotes at all.
struct Scenario: Sendable, Equatable {
  /// How likely which quote is.
  enum Quotes: Sendable, Equatable {
    /// The quote of the file.
    case file
    /// Always this one.
    case fixed(Yuan)
    /// Every price that can be written between two is as likely as any other.
    case range(low: Yuan, high: Yuan)
    /// The likelihood rises by equal steps to a price, and falls by equal steps behind it.
    case triangle(low: Yuan, mode: Yuan, high: Yuan)
    /// Some prices, each as likely as its weight says; `sums` are those of the weights up to each.
    case list([Yuan], sums: [UInt64])
  }

  /// A probability as an exact fraction from 0 to 1.
  struct Probability: Sendable, Equatable {
    let above, below: UInt64

    static let certain = Probability(above: 1, below: 1)
  }

  var quotes = Quotes.file
  /// The probability that there is a bid.
  var present = Probability.certain

  /// How a quote is called in a table.
  enum Kind: String, CaseIterable {
    case fixed, range, triangle, list, file

    var title: Text {
      switch self {
      case .fixed: Text(en: "fixed", zh: "固定")
      case .range: Text(en: "range", zh: "区间")
      case .triangle: Text(en: "triangle", zh: "三角")
      case .list: Text(en: "list", zh: "列举")
      case .file: Text(en: "file", zh: "原报价")
      }
    }

    init?(written text: String) {
      guard
        let kind = Self.allCases.first(where: { kind in
          [kind.title.en, kind.title.zh].contains(text.lowercased())
        })
      else { return nil }
      self = kind
    }
  }

  /// The quotes in whole steps; nil where the quote of the file stands. What lies between two steps is
  /// rounded half up, to one step at least.
  func distribution(step: Yuan) -> WholeDistribution? {
    func steps(_ price: Yuan) -> Int64 {
      let (whole, rest) = price.millionths.quotientAndRemainder(dividingBy: step.millionths)
      return max(1, rest * 2 >= step.millionths ? whole + 1 : whole)
    }
    switch quotes {
    case .file: return nil
    case .fixed(let price): return .fixed(steps(price))
    case .range(let low, let high): return .range(steps(low)...steps(high))
    case .triangle(let low, let mode, let high):
      return .triangle(steps(low)...steps(high), mode: steps(mode))
    case .list(let prices, let sums): return .list(prices.map(steps), sums: sums)
    }
  }

  /// The lowest and the highest quote that it may give beside that of the file; nil where it gives no
  /// other.
  var span: ClosedRange<Yuan>? {
    switch quotes {
    case .file: nil
    case .fixed(let price): price...price
    case .range(let low, let high), .triangle(let low, _, let high): low...high
    case .list(let prices, _): prices.min().flatMap { low in prices.max().map { low...$0 } }
    }
  }
}
