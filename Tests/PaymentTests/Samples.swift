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
    Invoice(
      number: number, distributor: distributor, acceptedAt: try day(acceptedAt),
      amount: try #require(Yuan(decimal: amount)),
      rule: try #require(rules.dueRules.first { $0.id == rule }),
      agreedDue: try agreedDue.map(day), isSmallOrMedium: small, contractDays: contractDays,
      dailyRate: try dailyRate.map { try #require(Ratio(decimal: $0)) },
      paidAt: try paidAt.map(day), row: 2)
  }

  /// One month's delay of every payment of 甲, whenever it is due.
  static func delays(months: Int = 1) throws -> PaymentDelays {
    var delays = PaymentDelays()
    delays.add("甲", first: try day("2000-01-01"), last: try day("2099-12-31"), months: months)
    return delays
  }

  /// Reads a table of invoices that is written out in a test.
  static func read(_ rows: [String]) throws -> (invoices: [Invoice], findings: [Finding]) {
    let header =
      "invoice,distributor,accepted_at,amount,vbp,direct,due_rule,agreed_due,sme,"
      + "contract_days,daily_rate,paid_at"
    let folder = try TemporaryFolder()
    let path = try folder.file("t.csv", ([header] + rows).joined(separator: "\n") + "\n")
    let schema = try #require(Schema.builtIn("invoices"))
    let (invoices, findings, _) = try InvoiceTable.read(path, schema: schema, rules: rules())
    return (invoices, findings.shown)
  }
}
