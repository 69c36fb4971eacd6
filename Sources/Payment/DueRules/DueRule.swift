import RuleBook
public import Tables
public import Wording

/// A rule that says when an invoice is due.
public struct DueRule: Sendable {
  /// How the due date is found; each has its own file.
  enum Method: String, CaseIterable {
    /// The end of the month, so many months after acceptance.
    case monthEnd = "month-end"
    /// So many days after acceptance.
    case days
    /// The day that the contract names.
    case agreed
    /// The day of the fund's calendar; not the hospital's to delay.
    case direct
  }

  /// The name by which invoices ask for it.
  public let id: String
  /// What it says, and the document that says so.
  public let title: Text
  var method: Method { cited.value }
  private let cited: RuleSet.Cited<Method>
  /// How many months or days; nil where the day is agreed elsewhere.
  private let offset: RuleSet.Cited<Int>?

  init(_ record: RuleSet.Record, set: RuleSet) throws(RuleError) {
    id = record.name
    let document = try record.text("document")
    title = Text(
      en: "\(try record.text("en")) (\(document))", zh: "\(try record.text("zh"))（\(document)）")
    let word = try record.cited("method")
    guard let method = Method(rawValue: word.value) else {
      throw .wrongValue(
        file: set.id, path: word.key,
        expected: Expectation.oneOf(Method.allCases.map(\.rawValue)))
    }
    cited = word.map { _ in method }
    switch method {
    case .monthEnd, .days: offset = try record.integer("offset")
    case .agreed, .direct: offset = nil
    }
  }

  /// Remembers that an invoice is due by it.
  func use() {
    cited.use()
    offset?.use()
  }

  /// Whether the hospital pays, and so can delay.
  public var isHospitals: Bool { method != .direct }

  /// When an invoice is due; nil where that is agreed elsewhere and the invoice does not say.
  public func due(_ invoice: Invoice) -> Day? {
    switch method {
    case .monthEnd: monthEnd(invoice.acceptedAt, months: offset?.value ?? 0)
    case .days: daysAfter(invoice.acceptedAt, days: offset?.value ?? 0)
    case .agreed: agreedDay(invoice)
    case .direct: settlementDay(invoice)
    }
  }
}
