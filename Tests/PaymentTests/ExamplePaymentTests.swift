import Tables
import TestSupport
import Testing
import Wording
import Writing

@testable import Payment

@Suite("The made-up invoices, on which the plan of payments can be tried")
struct ExamplePaymentTests {
  @Test("Both tables are read without a finding, in both languages", arguments: Language.allCases)
  func clean(language: Language) throws {
    let folder = try TemporaryFolder()
    func file(_ name: String) throws -> String {
      let table = ExampleTable(name, of: "payment")
      return try folder.file(table.name, try table.text(language))
    }
    let invoices = try InvoiceTable.read(
      file("invoices"), schema: try #require(Schema.builtIn("invoices")),
      rules: try Samples.rules())
    let delays = try PaymentDelays.read(
      file("interventions"),
      schema: try #require(Schema.builtIn("interventions")))
    #expect(invoices.findings.shown.isEmpty && delays.findings.shown.isEmpty)
    #expect(invoices.invoices.count == 8)
    #expect(delays.delays.distributors.count == 4)
    // Each due rule that needs nothing but an invoice, and the two that need an agreed day.
    #expect(
      Set(invoices.invoices.map(\.rule.id))
        == ["vbp-next-month-end", "30-days", "prepay", "direct"])
  }
}
