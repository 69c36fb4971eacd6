import ExactNumbers
import RuleBook
import Tables
import TestSupport
import Testing

@testable import Payment

/// The built-in rules with some values set, and invoices made for a test.
enum Samples {
  static func rules(_ changes: [String: String] = [:]) throws -> PaymentRules {
    var set = try RuleLibrary(PaymentKeys.catalogue).ruleSet("cn-2021")
    for key in changes.keys.sorted() {
      set = try set.setting(key, to: changes[key] ?? "", catalogue: PaymentKeys.catalogue)
    }
    return try PaymentRules(set)
  }

  static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  static func invoice(
    _ acceptedAt: String, rule: String = "vbp-next-month-end", amount: String = "100000",
    small: Bool? = true, contractDays: Int? = nil, dailyRate: String? = nil,
    agreedDue: String? = nil, paidAt: String? = nil, distributor: String = "甲",
    number: String = "1", rules: PaymentRules
  ) throws -> Invoice {
    func digits(_ iso: String) throws -> Int { try day(iso).eightDigits }
    let rates = try dailyRate.map { [try #require(Ratio(decimal: $0))] } ?? []
    var part = InvoicePart()
    part.append(
      InvoiceRow(
        row: 2, distributor: 0, acceptedAt: try digits(acceptedAt),
        amount: try #require(Yuan(decimal: amount)).millionths,
        rule: try #require(rules.dueRules.firstIndex { $0.id == rule }),
        agreedDue: try agreedDue.map(digits), sme: small, contractDays: contractDays,
        rate: rates.isEmpty ? nil : 0, paidAt: try paidAt.map(digits)), number: number.utf8)
    return InvoiceList(part, [distributor], rules.dueRules, rates)[0]
  }

  /// The totals of plans by distributor and month.
  static func totals(_ plans: [PaymentPlan]) throws -> [PaymentTotal] {
    var totals = PaymentTotals()
    for plan in plans { try totals.add(plan) }
    return totals.inOrder
  }

  /// One month's delay of every payment of 甲, whenever it is due.
  static func delays(months: Int = 1) throws -> PaymentDelays {
    var delays = PaymentDelays()
    delays.add("甲", first: try day("2000-01-01"), last: try day("2099-12-31"), months: months)
    return delays
  }

  /// Reads a table of invoices that is written out in a test.
  static func read(_ rows: [String], reading: BlockReading = BlockReading()) throws
    -> (invoices: InvoiceList, findings: [Finding])
  {
    let header =
      "invoice,distributor,accepted_at,amount,vbp,direct,due_rule,agreed_due,sme,"
      + "contract_days,daily_rate,paid_at"
    let folder = try TemporaryFolder()
    let path = try folder.file("t.csv", ([header] + rows).joined(separator: "\n") + "\n")
    let schema = try #require(Schema.builtIn("invoices"))
    let (invoices, findings, _) = try InvoiceTable.read(
      path, schema: schema, rules: rules(), reading: reading)
    return (invoices, findings.shown)
  }
}
