import Tables
import TestSupport
import Testing

@testable import Payment

/// All invoices of a table: what cannot be computed is a finding about its row.
@Suite struct PaymentPlansTests {
  private func plans(_ rows: [String], months: Int = 0) throws
    -> (plans: [PaymentPlan], findings: [String])
  {
    let folder = try TemporaryFolder()
    let rules = try Samples.rules()
    let path = try folder.file(
      "t.csv", (["发票号,配送企业,accepted_at,金额,vbp,daily_rate,paid_at"] + rows).joined(separator: "\n"))
    let (invoices, findings, layout) = try InvoiceTable.read(
      path, schema: try .named("invoices"), rules: rules)
    #expect(!findings.hasErrors)
    let planned = PaymentPlans(
      invoices, layout, rules: rules, delays: try Samples.delays(months: months),
      capsAtLimit: false, asOf: nil)
    return (
      Array(planned),
      planned.findings.shown.map { "\($0.row ?? 0) \($0.column ?? "") \($0.code.id)" }
    )
  }

  @Test("amounts that cannot be added up are one finding, at the row with which they are too large")
  func sums() throws {
    // 9,223,372,036,854.775807 is the most that fits; one yuan more does not.
    let most = "9223372036854.775807"
    #expect(try plans(["1,甲,2021-07-01,\(most),Y,,"]).findings.isEmpty)
    let (plans, findings) = try plans(
      ["1,甲,2021-07-01,\(most),Y,,", "2,甲,2021-07-01,1,Y,,", "3,甲,2021-07-01,1,Y,,"])
    #expect(findings == ["3 金额 too-large"] && plans.isEmpty)
  }

  @Test("a date that leaves the calendar is a finding: 9999-12-31 plus a month, and the limit")
  func calendar() throws {
    #expect(try plans(["1,甲,9999-12-31,5,Y,,"]).findings == ["2 accepted_at out-of-range"])
    // Due by 9999-12-31, but thirty days later is no day.
    #expect(try plans(["1,甲,9999-11-30,5,Y,,"]).findings.isEmpty)
    #expect(try plans(["1,甲,9999-12-02,5,N,,"]).findings == ["2 accepted_at out-of-range"])
    #expect(try plans(["1,甲,0001-01-01,5,Y,,"]).findings.isEmpty)
    #expect(
      try plans(["1,甲,2021-07-01,5,Y,,"], months: .max).findings == ["2 accepted_at out-of-range"])
  }

  @Test("interest that is too large is a finding")
  func interest() throws {
    #expect(
      try plans(["1,甲,2021-07-01,9223372036854,Y,1,9999-12-31"]).findings == ["2 金额 too-large"])
  }

  @Test("a decision on a distributor without invoices is noted where its name is near another")
  func nearNames() throws {
    let folder = try TemporaryFolder()
    let rows = ["华东医药配关", "华东医药配送", "丙丙丙"].map { "\($0),2021Q3,none,\n" }.joined()
    let (_, findings) = try PaymentDelays.read(
      folder.file("i.csv", "distributor,quarter,intervention,delay_months\n" + rows),
      schema: .named("interventions"), invoicesOf: ["华东医药配送", "乙"])
    #expect(!findings.hasErrors)
    #expect(findings.shown.map(\.row) == [2])
    #expect(
      findings.shown.first?.reason.en
        == "there is no invoice of this distributor; did you mean `华东医药配送`?")
  }
}
