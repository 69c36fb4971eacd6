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
    #expect(page.contains("class=\"annex unprinted\"") && page.contains("is not printed"))
    #expect(page.contains("1.8000 ≤ 1.8000 = 1.8 × lowest 1.0000"))
    #expect(page.contains("cut 60.00% ≥ 50.00%"))
    #expect(page.contains("not shortlisted: place 4, at most 3"))
    let open = report.page(opensFolds: true)
    #expect(open.split(separator: "<details open=\"\">").count == 5)
    #expect(open.contains("class=\"annex\" open") && !open.contains("annex unprinted"))
  }

  @Test("the totals count lots, bids and what is left to decide")
  func totals() throws {
    let page = try TenderReports(Self.tie).page()
    for total in ["<dt>bids</dt><dd>3</dd>", "<dt>selected</dt><dd>1</dd>"] {
      #expect(page.contains(total), "\(total)")
    }
    #expect(
      page.contains("<div class=\"warn\"><dt>of them with a tie</dt><dd>1</dd>"))
    let question = "unresolved tie between b, c for 1 of the 2 places"
    #expect(page.contains("To decide: 乙: \(question)"))
    // Said once on the page.
    #expect(page.split(separator: question).count == 2)
  }

  @Test("the first table names the winners of each lot with their prices")
  func overview() throws {
    let page = try TenderReports(Self.four).page()
    for winner in ["a 1.0000", "b 1.8000", "c 2.0000"] {
      #expect(page.contains("<span class=\"winner\">\(winner)</span>"), "\(winner)")
    }
    // What it was made from stands behind the result.
    let facts = try #require(page.range(of: "<dl class=\"facts\">"))
    let lots = try #require(page.range(of: "id=\"lots\""))
    #expect(lots.lowerBound < facts.lowerBound)
  }

  @Test("codes are told in words")
  func words() throws {
    let page = try TenderReports(Self.four).page(language: .chinese)
    for code in [">valid<", ">Y<", ">full<", ">selection.multiple<", "——selection.multiple"] {
      let rows = try #require(
        page.split(separator: "id=\"bids\"").last?.split(separator: "</table>").first)
      #expect(!rows.contains(code), "\(code)")
    }
    #expect(page.contains(">有效<") && page.contains("——单位可比价不高于基准价的倍数："))
  }

  @Test("where bids are ranked by a score the picture shows the scores")
  func scores() throws {
    // 60 × 0.5 ÷ 0.5 + 30 = 90; 60 × 0.25 ÷ 0.5 + 45 = 75.
    let page = try TenderReports(
      "lot,bidder,quote,ceiling,technical_score\nL,A,5,10,30\nL,B,7.5,10,45\n",
      rules: "hubei-tcm-2021", set: ["shortlist.caps.2": "1"]
    ).page()
    #expect(page.contains("1. A: 60.0000 + 30.0000") && page.contains("2. B: 30.0000 + 45.0000"))
    #expect(page.contains("technical points"))
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
