import ExactNumbers
import Tables
import Testing

@testable import Tender

@Suite("BidExtras: room for what the file has, and for nothing else")
struct BidExtrasTests {
  @Test("what is present has places in its order, what is not has none")
  func places() {
    let extras = BidExtras([.entity, .line, .sales])
    #expect(extras.place(.entity) == 0 && extras.place(.line) == 1 && extras.place(.sales) == 2)
    #expect(extras.place(.firm) == nil && extras.place(.approvalDate) == nil)
    #expect(BidExtra.allCases.allSatisfy { BidExtras.all.place($0) == $0.rawValue })
  }

  @Test("every tie-break has its own value")
  func tieBreaks() {
    #expect(Set(TieBreak.allCases.map(BidExtra.init)).count == TieBreak.allCases.count)
  }

  @Test("values stand row by row, and what the table has no column for is not there")
  func rows() throws {
    var (part, names) = (BidPart(BidExtras([.line, .sales])), BidNameReader(SharedNames()))
    for (line, sales, count) in [(nil, 7, 24), (Yuan(millionths: 5), nil, Int.max)] {
      var bid = BidFields(lot: "l", bidder: "b")
      (bid.line, bid.firm, bid.packCount) = (line, "f", count)
      bid.tieBreaks[.sales] = try sales.map { try Ratio(Int128($0), over: 3) }
      part.add(bid, &names)
    }
    #expect(part.extras.count == 4)
    #expect(part.extra(.line, of: 0) == nil && part.extra(.line, of: 1) == 5)
    // Seven thirds are no whole number of millionths.
    let sales = try #require(part.extra(.sales, of: 0))
    #expect(sales < 0)
    #expect(part.amount(sales) == (try Ratio(7, over: 3)))
    #expect(part.extra(.sales, of: 1) == nil && part.extra(.firm, of: 0) == nil)
    #expect(part.rows.map { part.count($0.packCount) } == [24, Int.max])
    #expect(part.amount(part.code(Ratio(2))) == Ratio(2))
  }
}
