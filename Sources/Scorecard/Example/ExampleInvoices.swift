import Tables
import Wording

/// The invoices of the example around the fourth quarter, whose payments are delayed.
struct ExampleInvoices {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  private static let accepted = [
    "2021-08-31", "2021-09-01", "2021-09-30", "2021-10-15", "2021-11-30", "2021-12-01",
  ]

  /// The rows of the invoice table.
  func rows() -> [[String]] {
    (0..<ExamplePlan.firms).flatMap { firm in
      Self.accepted.enumerated().map { index, day in row(firm, index, day) } + special(firm)
    }
  }

  private func row(_ firm: Int, _ index: Int, _ accepted: String) -> [String] {
    let yuan = 8_000 + (firm * 7919 + index * 4327) % 90_000
    // Every third invoice is for products outside volume-based procurement.
    return written(
      firm, number: index + 1, accepted: accepted, amount: "\(yuan).\(10 + firm)",
      isVBP: index % 3 != 2, contractDays: firm % 4 == 3 ? "" : "60",
      paidAt: index == 0 && firm % 4 != 3 ? "2021-09-28" : "")
  }

  private func special(_ firm: Int) -> [[String]] {
    switch firm {
    case 0, 3:
      [
        written(
          firm, number: 90, accepted: "2021-10-20", amount: "45600.00", isDirect: true,
          agreedDue: firm == 0 ? "2021-11-25" : "")
      ]
    case 1:
      [
        written(
          firm, number: 91, accepted: "2021-10-08", amount: "120000.00", rule: "prepay",
          agreedDue: "2021-11-20", contractDays: "60")
      ]
    default: []
    }
  }

  private func written(
    _ firm: Int, number: Int, accepted: String, amount: String, isVBP: Bool = true,
    isDirect: Bool = false, rule: String = "", agreedDue: String = "", contractDays: String = "",
    paidAt: String = ""
  ) -> [String] {
    func flag(_ value: Bool) -> String {
      Text(en: value ? "Y" : "N", zh: value ? "是" : "否")(language)
    }
    return [
      "F\(firm)\(number < 10 ? "0" : "")\(number)", ExampleHospital.name(firm, language), accepted,
      amount, flag(isVBP), flag(isDirect), rule, agreedDue, flag(firm != 2), contractDays,
      firm == 7 ? "0.0003" : "", paidAt,
    ]
  }
}
