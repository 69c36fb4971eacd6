import ExactNumbers
import Scorecard
import Tables

/// The points that were deducted and are under appeal: what may still change.
struct ContestedPoints {
  private var points: [Int: [Quarter: Ratio]] = [:]
  /// All of them.
  private(set) var sum = Ratio.zero

  /// - Throws: `NumberError` where a sum does not fit.
  init(_ deductions: [Deduction]) throws(NumberError) {
    for item in deductions where item.status == .appealed && item.counted > .zero {
      points[item.firm, default: [:]][item.quarter] =
        try (points[item.firm]?[item.quarter] ?? .zero) + item.counted
      sum = try sum + item.counted
    }
  }

  /// Those of a distributor in some quarters.
  func of(_ firm: Int, in quarters: [Quarter]) throws(NumberError) -> Ratio {
    var sum = Ratio.zero
    for quarter in quarters { sum = try sum + (points[firm]?[quarter] ?? .zero) }
    return sum
  }
}
