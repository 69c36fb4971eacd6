import Testing

@testable import Payment

struct InvoiceTableTests {
  @Test(
    "the rule is that of the product unless the invoice names another",
    arguments: [
      ("Y,N,,", "vbp-next-month-end"), ("N,N,,", "30-days"), (",,,", "30-days"),
      ("Y,Y,,", "direct"), ("Y,N,sme-60,", "sme-60"), ("Y,N,prepay,2025-08-01", "prepay"),
    ])
  func rules(columns: String, rule: String) throws {
    let (invoices, findings) = try Samples.read(["1,甲,2025-06-30,100,\(columns),Y,60,,"])
    #expect(findings.isEmpty)
    #expect(invoices.map(\.rule.id) == [rule])
  }

  @Test(
    "each fault is a finding",
    arguments: [
      ("1,甲,2025-06-31,100,Y,N,,,Y,60,,", "not-a-date"),
      ("1,甲,2025-06-30,-100,Y,N,,,Y,60,,", "out-of-range"),
      ("1,甲,2025-06-30,100,Y,N,sme-61,,Y,60,,", "unknown-due-rule"),
      ("1,甲,2025-06-30,100,N,Y,,,Y,60,,", "impossible-invoice"),
      ("1,甲,2025-06-30,100,Y,Y,30-days,,Y,60,,", "impossible-invoice"),
      ("1,甲,2025-06-30,100,Y,N,prepay,,Y,60,,", "missing-value"),
      ("1,甲,2025-06-30,100,Y,N,,,Y,60,,2025-06-29", "impossible-invoice"),
      ("1,甲,2025-06-30,100,Y,N,,,Y,0,,", "out-of-range"),
      ("1,,2025-06-30,100,Y,N,,,Y,60,,", "missing-value"),
    ])
  func faults(row: String, code: String) throws {
    let (invoices, findings) = try Samples.read([row])
    #expect(findings.map(\.code.id) == [code])
    #expect(invoices.isEmpty)
  }

  @Test("an invoice of one distributor comes once; another's may have the same number")
  func repeated() throws {
    let row = "1,甲,2025-06-30,100,Y,N,,,Y,60,,"
    #expect(try Samples.read([row, row]).findings.map(\.code.id) == ["duplicate-row"])
    #expect(try Samples.read([row, "1,乙,2025-06-30,100,Y,N,,,Y,60,,"]).findings.isEmpty)
  }

  @Test(
    "paid, or due by the fund's calendar, on the day of acceptance or later; in advance by contract",
    arguments: [
      (",,Y,60,,2025-06-29", ["impossible-invoice"]), (",,Y,60,,2025-06-30", []),
      (",,Y,60,,2025-07-01", []), (",2025-06-29,Y,60,,", ["impossible-invoice"]),
      (",2025-06-30,Y,60,,", []), ("prepay,2025-06-01,Y,60,,", []),
      ("prepay,2025-06-01,Y,60,,2025-06-02", []),
    ])
  func days(columns: String, codes: [String]) throws {
    #expect(
      try Samples.read(["1,甲,2025-06-30,100,Y,N,\(columns)"]).findings.map(\.code.id) == codes)
  }
}
