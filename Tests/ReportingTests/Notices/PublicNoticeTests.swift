import Testing

@testable import Reporting

@Suite("The tables that are published")
struct PublicNoticeTests {
  /// Round 2 shortlists 3 of 4: B, A and C. Per unit: B 5.42 ÷ 30 = 0.18066…, A 0.2, C 0.3 ≤ 1.8 × 0.18066…;
  /// in the lot 乙 two are equal for the last of two places.
  private static let bids = """
    lot,bidder,strength,pack_count,quote,ceiling,批准文号
    甲,A,5mg,10,2.00,1,H1
    乙,A,5mg,,1.00,9,H2
    甲,B,5mg,30,5.42,1,H3
    甲,C,5mg,,0.30,1,H4
    乙,B,5mg,,1.50,9,H5
    乙,C,5mg,,1.50,9,H6
    甲,D,5mg,,0.90,1,H7

    """

  @Test(
    "winners stand in the order of the input, with the quote as the price of the pack, and none where there is no count"
  )
  func winners() throws {
    let sheet = try notices(Self.bids, keeping: [6]).winners()
    #expect(
      sheet.csv == [
        """
        number,lot,strength,pack,bidder,unit_price,pack_price,批准文号
        1,甲,5mg,10,A,0.2000,2.00,H1
        2,甲,5mg,30,B,0.180667,5.42,H3
        3,甲,5mg,,C,0.3000,,H4

        """,
        """
        lot,state
        乙,left to decide: the procurement office decides by the tender's documents

        """,
      ])
    #expect(
      sheet.notes.map(\.en) == ["A price with more than 6 decimals is shown rounded half up."])
  }

  @Test("the shortlist has places, and leaves out the lots in which it is open")
  func shortlist() throws {
    let sheet = try notices(Self.bids).shortlist
    #expect(sheet.csv.first == "number,lot,bidder,place\n1,甲,A,2\n2,甲,B,1\n3,甲,C,3\n")
    #expect(sheet.sections.count == 2)
  }

  @Test("a lot that is open is named once with what has to be decided")
  func open() throws {
    let open = try notices(Self.bids).openLots()
    #expect(open.map(\.name) == ["乙"])
    #expect(open.first?.question.en.contains("B, C") == true)
  }

  @Test("a lot in which nobody is selected is told, and so is who wins without volume")
  func failed() throws {
    let sheet = try notices("lot,bidder,quote,ceiling\n甲,A,2,1\n").winners()
    #expect(sheet.csv == ["number,lot,strength,pack,bidder,unit_price,pack_price\n"])
    #expect(sheet.notes.map(\.en) == ["Nobody is selected in: 甲"])
  }
}
