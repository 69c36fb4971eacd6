import Tables
public import Wording

/// Made-up invoices of four distributors and what the hospital decided about them.
///
/// They show each due rule, a delay that goes beyond the legal limit, a contract's own term and
/// rate, and an invoice that is paid.
public struct ExamplePayment {
  let language: Language

  /// The example with headers and names in one language.
  public init(_ language: Language) {
    self.language = language
  }

  /// The CSV tables by file name.
  ///
  /// - Throws: `DecodingError` when an embedded schema does not have its form.
  public func tables() throws -> [(name: String, text: String)] {
    [
      ("invoices.csv", try csv("invoices", Self.invoiceColumns, Self.invoices)),
      ("interventions.csv", try csv("interventions", Self.decisionColumns, Self.decisions)),
    ]
  }

  private func csv(_ schema: String, _ columns: [String], _ rows: [[Text]]) throws -> String {
    try Schema.named(schema).csv(
      columns, rows: rows.map { $0.map { $0(language) } }, language: language)
  }

  private static let firms = ["甲", "乙", "丙", "丁"].enumerated().map { index, stem in
    Text(en: "Distributor \(Array("ABCD")[index])", zh: "\(stem)医药公司")
  }

  private static let (yes, no) = (Text(en: "Y", zh: "是"), Text(en: "N", zh: "否"))

  private static let invoiceColumns = [
    "invoice", "distributor", "accepted_at", "amount", "vbp", "direct", "due_rule", "agreed_due",
    "sme", "contract_days", "daily_rate", "paid_at",
  ]

  private static let invoices: [[Text]] = [
    invoice("F001", 0, "2021-10-15", "45600.00"),
    invoice("F002", 0, "2021-11-30", "128000.50"),
    invoice("F003", 0, "2021-10-20", "9800.00", isVBP: false),
    invoice("F004", 1, "2021-10-08", "76500.00", contractDays: "60", rate: "0.0003"),
    invoice("F005", 1, "2021-10-08", "120000.00", rule: "prepay", agreedDue: "2021-11-20"),
    invoice("F006", 2, "2021-09-30", "33000.00", isSmall: false, paidAt: "2021-10-28"),
    invoice("F007", 2, "2021-11-05", "54200.00", isSmall: false),
    invoice("F008", 3, "2021-10-12", "88000.00", isDirect: true, agreedDue: "2021-11-25"),
  ]

  private static func invoice(
    _ number: String, _ firm: Int, _ accepted: String, _ amount: String, isVBP: Bool = true,
    isDirect: Bool = false, rule: String = "", agreedDue: String = "", isSmall: Bool = true,
    contractDays: String = "", rate: String = "", paidAt: String = ""
  ) -> [Text] {
    [
      Text(number), firms[firm], Text(accepted), Text(amount), isVBP ? yes : no,
      isDirect ? yes : no, Text(rule), Text(agreedDue), isSmall ? yes : no, Text(contractDays),
      Text(rate), Text(paidAt),
    ]
  }

  private static let decisionColumns = [
    "distributor", "window", "total", "intervention", "until", "quarter", "phase", "delay_months",
  ]

  private static let decisions: [[Text]] = [
    decision(0, "8.5", Text(en: "delay", zh: "延迟付款"), months: "1"),
    decision(
      1, "16.0", Text(en: "delay+exclusion", zh: "延迟付款并取消候选资格"), months: "1"),
    decision(2, "2.0", Text(en: "none", zh: "不干预")),
    decision(3, "5.5", Text(en: "delay", zh: "延迟付款"), months: "1"),
  ]

  private static func decision(_ firm: Int, _ total: String, _ word: Text, months: String = "")
    -> [Text]
  {
    [
      firms[firm], Text("2021Q2..2021Q3"), Text(total), word,
      Text(months.isEmpty ? "" : "2021-12-31"), Text("2021Q4"),
      Text(en: "sanctioned", zh: "实施"), Text(months),
    ]
  }
}
