import RuleBook
public import Tables
public import Wording

/// A rule that says when an invoice is due.
public struct DueRule: Sendable {
  /// How the due date is found.
  enum Method: String, CaseIterable {
    /// The last day of the month that is so many months after acceptance.
    ///
    /// 国办发〔2021〕2号, as regional notices quote it: volume-based products are paid by the end of the
    /// month after acceptance. Accepted on 31 January: due on 28 or 29 February.
    case monthEnd = "month-end"
    /// The day so many days after acceptance; the day of acceptance itself is day 0.
    ///
    /// 国办发〔2015〕7号: within 30 days of acceptance. Accepted on 30 January 2024: due on 29 February.
    case days
    /// The day that the contract names, as where the fund prepays a part of it.
    case agreed
    /// The day of the fund's monthly calendar, where the invoice gives it.
    ///
    /// 湘医保发〔2023〕36号: the fund pays for the hospital, which stays the debtor; the date is the
    /// fund's, and no intervention moves it.
    case direct
  }

  /// What it is called, apart, as all processors refer to it.
  private final class Words: Sendable {
    let id: String
    let title: Text

    init(_ id: String, _ title: Text) { (self.id, self.title) = (id, title) }
  }

  /// The name by which invoices ask for it.
  public var id: String { words.read(\.id) }
  /// What it says, and the document that says so.
  public var title: Text { words.read(\.title) }
  var method: Method { cited.value }
  private let words: Permanent<Words>
  private let cited: RuleSet.Cited<Method>
  /// How many months or days; nil where the day is agreed elsewhere.
  private let offset: RuleSet.Cited<Int>?

  init(_ record: RuleSet.Record, set: RuleSet) throws(RuleError) {
    let document = try record.text("document")
    let title = Text(
      en: "\(try record.text("en")) (\(document))", zh: "\(try record.text("zh"))（\(document)）")
    words = Permanent(Words(record.name, title))
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
    case .monthEnd: invoice.acceptedAt.adding(months: offset?.value ?? 0)?.lastOfMonth
    case .days: invoice.acceptedAt.adding(days: offset?.value ?? 0)
    case .agreed, .direct: invoice.agreedDue
    }
  }
}
