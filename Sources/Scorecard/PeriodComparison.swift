public import ExactNumbers
public import Tables

/// The totals of every distributor in two periods, to be compared pair by pair.
public struct PeriodComparison {
  /// A distributor in both periods.
  public struct Firm {
    /// The distributor, as an index of the roster.
    public let firm: Int
    /// The total before; nil when not every quarter has data.
    public let before: Ratio?
    /// The total after; nil when not every quarter has data.
    public let after: Ratio?
    /// The deductions of the quarters before, where all have data.
    public let quartersBefore: [Ratio]
  }

  /// All distributors in the order of their names.
  public let firms: [Firm]
  /// Those with data in every quarter of both periods.
  public var pairs: [(firm: Firm, before: Ratio, after: Ratio)] {
    firms.compactMap { firm in
      guard let before = firm.before, let after = firm.after else { return nil }
      return (firm, before, after)
    }
  }

  /// Adds up the deductions of two periods.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  public init(_ scoring: Scoring, before: [Quarter], after: [Quarter]) throws(NumberError) {
    let old = try Self.deductions(scoring, before)
    let new = try Self.deductions(scoring, after)
    var firms: [Firm] = []
    for firm in scoring.roster.sorted {
      firms.append(
        Firm(
          firm: firm, before: try old[firm]?.sum(), after: try new[firm]?.sum(),
          quartersBefore: old[firm] ?? []))
    }
    self.firms = firms
  }

  /// The deductions by quarter of each distributor that has data in all of them.
  private static func deductions(_ scoring: Scoring, _ quarters: [Quarter]) throws(NumberError)
    -> [Int: [Ratio]]
  {
    var lists: [Int: [Ratio]] = [:]
    for quarter in quarters {
      for score in try scoring.scores(quarter) where score.hasData {
        lists[score.firm, default: []].append(score.deduction)
      }
    }
    return lists.filter { $0.value.count == quarters.count }
  }
}
