import Tables
import Wording

/// The columns of a case that are shown where it is printed.
enum CaseColumns {
  /// The names of the columns of the bid, then of what is expected, then whether a price of revival
  /// is accepted.
  static let shown: [String] =
    ((try? Schema.named("bids"))?.fields.map(\.name) ?? [])
    + CaseField.allCases.map(\.column) + ["accept"]
}
