import Tables
import TestSupport
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

  @Test("an invoice that comes three times is a finding twice, each with the row before")
  func threeTimes() throws {
    let row = "1,甲,2025-06-30,100,Y,N,,,Y,60,,"
    let findings = try Samples.read([row, "2,甲,2025-06-30,100,Y,N,,,Y,60,,", row, row]).findings
    #expect(findings.map(\.row) == [4, 5])
    #expect(
      findings.map(\.reason.en)
        == ["the same invoice stands in row 2", "the same invoice stands in row 4"])
  }

  /// Ways of writing that mean something for a column, and some that mean nothing, in their order.
  private static let ways: [(usual: [String], unusual: [String])] = [
    ([], ["发票１", "\"a,b\"", "", "合计", "#N/A", " 7 "]),
    (["甲", "乙", "Distributor A"], ["ｄｉｓｔｒｉｂｕｔｏｒ A", "\"甲\"", " 乙", "", "小计", "甲\u{200B}"]),
    (
      ["2025-06-30", "2025-07-01"],
      ["2025/6/30", "2025年6月30日", "45838", "2025-06-31", "30.6.2025", "20250630", ""]
    ),
    (
      ["100", "12.34", "0.01"], ["\"1,234.50\"", "¥5", "1e5", "-3", "0", "１２", "5元", ""]
    ),
    (["Y"], ["N", "是", "否", "true", "perhaps", ""]), (["N", ""], ["Y", "是", "0"]),
    (["", "30-days"], ["direct", "prepay", "sme-60", "sme-61", " 30-days "]),
    ([""], ["2025-08-01", "2025/6/1", "2025-06-01", "soon"]),
    (["Y", "N", ""], ["是", "1", "maybe"]), (["60", "", "30"], ["60.0", "0", "99999999999", "x"]),
    (["", "0.0003"], ["0.03%", "0.00000001", "-1", "many"]),
    (["", "2025-09-09"], ["2025/9/9", "2025-01-01", "45910"]),
  ]

  @Test("rows say the same whether they are read by the fast path or as records", arguments: 0..<6)
  func bothWays(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let rows = (0..<1500).map { number in
      Self.ways.map { ways in
        let isUnusual = Int.random(in: 0..<(seed < 3 ? 200 : 20), using: &random) == 0
        let ways = isUnusual ? ways.unusual : ways.usual
        return ways.randomElement(using: &random) ?? "F\(number % 1400)"
      }.joined(separator: ",")
    }
    var slow = BlockReading()
    slow.isFast = false
    var fast = BlockReading()
    fast.pieceSize = 4096
    fast.threads = 3
    func check(_ rows: [String]) throws -> (count: Int, wrong: Set<Int>) {
      let (expected, findings) = try Samples.read(rows, reading: slow)
      let (read, found) = try Samples.read(rows, reading: fast)
      #expect(found.map(Self.description) == findings.map(Self.description))
      #expect(read.map(Self.description) == expected.map(Self.description))
      let wrong = findings.filter { $0.severity == .error }.compactMap(\.row)
      return (read.count, Set(wrong))
    }
    let wrong = try check(rows).wrong
    #expect(!wrong.isEmpty)
    // Without what is wrong all rows are read.
    let sound = rows.indices.filter { !wrong.contains($0 + 2) }.map { rows[$0] }
    #expect(try check(sound) == (sound.count, []))
  }

  private static func description(_ finding: Finding) -> String {
    "\(finding.row ?? 0) \(finding.column ?? "") \(finding.code.id) \(finding.value ?? "") "
      + finding.reason.en
  }

  private static func description(_ invoice: Invoice) -> String {
    let days = [invoice.acceptedAt, invoice.agreedDue, invoice.paidAt].map { $0?.iso ?? "" }
    return "\(invoice.row) \(invoice.number) \(invoice.distributor) \(invoice.amount.text()) "
      + "\(days) \(invoice.rule.id) \(invoice.isSmallOrMedium.map(String.init) ?? "") "
      + "\(invoice.contractDays ?? 0) \(invoice.dailyRate?.exactText ?? "")"
  }
}
