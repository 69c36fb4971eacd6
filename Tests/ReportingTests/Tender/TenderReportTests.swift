import Testing

@testable import Reporting

@Suite struct TenderReportTests {
  /// Round 2 shortlists 3 of 4 bidders; 1.8 × 1.00 = 1.80 keeps b, and c at 2.00 has a cut of
  /// 60 % from its ceiling of 5; d is fourth.
  private static let four = """
    lot,bidder,quote,ceiling
    甲,a,1.00,5
    甲,b,1.80,5
    甲,c,2.00,5
    甲,d,4.00,5

    """

  /// Two equal bids for the last of two places, as round 2 shortlists 2 of 3.
  private static let tie = """
    lot,bidder,quote
    乙,a,1.00
    乙,b,1.50
    乙,c,1.50

    """

  @Test("every bid has its reasons folded, with rule and grade; --explain opens them")
  func reasons() throws {
    let report = try TenderReports(Self.four)
    let page = report.page()
    #expect(page.split(separator: "<details>").count == 5)
    #expect(page.contains("1.8000 ≤ 1.8000 = 1.8 × lowest 1.0000"))
    #expect(page.contains("cut 60.00% ≥ 50.00%"))
    #expect(page.contains("not shortlisted: place 4, at most 3"))
    #expect(report.page(opensFolds: true).split(separator: "<details open=\"\">").count == 5)
  }

  @Test("the totals count lots, bids and what is left to decide")
  func totals() throws {
    let page = try TenderReports(Self.tie).page()
    for total in ["<dt>bids</dt><dd>3</dd>", "<dt>selected</dt><dd>1</dd>"] {
      #expect(page.contains(total), "\(total)")
    }
    #expect(
      page.contains("<div class=\"warn\"><dt>of them with a tie</dt><dd>1</dd>"))
    #expect(page.contains("To decide: unresolved tie between b, c for 1 of the 2 places"))
  }

  @Test("a Chinese report speaks with the words of the documents")
  func chinese() throws {
    let page = try TenderReports(Self.four).page(language: .chinese)
    for word in ["拟中选", "入围", "单位可比价", "最高有效申报价", "以上入围，最多 3 家", "规则及其来源"] {
      #expect(page.contains(word), "\(word)")
    }
  }

  @Test("a report of the ranking says nothing of the selection")
  func ranking() throws {
    let page = try TenderReports(Self.four).page(.ranking)
    #expect(!page.contains("Selected: ") && !page.contains("<dt>selected</dt>"))
  }

  @Test("a report of the winners tells only of bids that are selected or open")
  func winners() throws {
    let page = try TenderReports(Self.four).page(.selection(winnersOnly: true))
    #expect(page.split(separator: "<details>").count == 4)
  }

  @Test("a bidder with a hostile name makes no element and no attribute")
  func hostile() throws {
    let page = try TenderReports(
      "lot,bidder,quote\n</style>,<script>alert(1)</script>,1\n</style>,\"\"\" onclick=\"\"x\",2\n"
    ).page()
    #expect(page.split(separator: "<script>").count == 2)
    #expect(page.split(separator: "</style>").count == 2)
    #expect(!page.contains("\" onclick=\"x"))
  }

  @Test("of more than 500 lots only those left to decide or without a winner are told in detail")
  func large() throws {
    var bids = "lot,bidder,quote\n"
    for lot in 1...520 { bids += "L\(lot),a,1.00\nL\(lot),b,1.20\n" }
    bids += Self.tie.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
    let page = try TenderReports(bids).page()
    #expect(page.split(separator: "<figure>").count == 2)
    #expect(page.contains("lots told in detail: 1 of 521"))
    #expect(page.contains("L520"))
  }
}
