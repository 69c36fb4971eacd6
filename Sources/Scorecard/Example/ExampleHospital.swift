import Tables
public import Wording

/// A made-up hospital with ten distributors in 2021, the same in every run.
///
/// It goes through score, intervene, compare and pay, and shows every feature of them.
public struct ExampleHospital {
  let language: Language

  /// The example with headers, names and evidence in one language.
  public init(_ language: Language) {
    self.language = language
  }

  /// The CSV tables by file name. `events-before-appeal.csv` is `events.csv` as it stood before an
  /// appeal was upheld.
  public func tables() -> [(name: String, text: String)] {
    let orders = ExampleOrders(language)
    let events = ExampleEvents(language)
    return [
      ("events.csv", csv("events", events.rows(appealDecided: true))),
      ("events-before-appeal.csv", csv("events", events.rows(appealDecided: false))),
      ("orders.csv", csv("orders", orders.rows())),
      ("invoices.csv", csv("invoices", ExampleInvoices(language).rows())),
    ]
  }

  private func csv(_ schema: String, _ rows: [[String]]) -> String {
    guard let schema = Schema.builtIn(schema) else { return "" }
    return schema.csv(schema.fields.map(\.name), rows: rows, language: language)
  }

  /// The distributor with that index: a letter in English, one of the ten heavenly stems in
  /// Chinese.
  static func name(_ firm: Int, _ language: Language) -> String {
    let letter = Array("ABCDEFGHIJ")[firm % 10]
    let stem = Array("甲乙丙丁戊己庚辛壬癸")[firm % 10]
    return Text(en: "Distributor \(letter)", zh: "\(stem)医药公司")(language)
  }
}
