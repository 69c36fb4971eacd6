import ExactNumbers
import Testing

@testable import Tender

@Suite("Entities: related bidders take one place, at the best valid member's price")
struct EntitiesTests {
  @Test("the best member has the lowest comparable price, whatever a unit of its strength costs")
  func bestByComparablePrice() throws {
    // y: 1.5 ÷ 1.7 = 0.882353 for 10 mg stands for both, though a unit of x costs less.
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.2": "2"],
      bids: """
        lot,bidder,entity,strength,main_strength,quote
        lot,x,U,10mg,10mg,1.0
        lot,y,U,20mg,10mg,1.5
        lot,a,,10mg,10mg,1.1
        """)
    #expect(example.selected == "y:Y x:Y a:Y")
    #expect(try example.settled("x") == "0.882353")
    #expect(try example.settled("y") == nil)
  }

  @Test("of two members whose prices are listed alike the exactly lower one stands for both")
  func exactPrices() throws {
    // 1.00001 and 1.00004 are both listed as 1.0000.
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.2": "2"],
      bids: "lot,bidder,entity,quote\nlot,x,U,1.00004\nlot,y,U,1.00001\nlot,a,,1.1\n")
    #expect(example.selected == "y:Y x:Y a:Y")
    #expect(try example.standing("x").settledPrice?.exactText == "1.00001")
    #expect(try example.lot().resolutions.isEmpty)
  }

  @Test("a price of revival that an entity accepts is that of each member's own strength")
  func revived() throws {
    // Mean (1.00 + 1.10 + 2.0) ÷ 3 = 1.366667, half of it below the lowest: the limit is 1.80, and c
    // with 3.4 ÷ 1.7 = 2.0 fails. The price of revival is 1.10 for 10 mg, 1.87 for c's 20 mg.
    let example = try Example(
      "cn-2025-round11", ["shortlist.caps.3": "3"], accepted: ["d"],
      bids: """
        lot,bidder,entity,form,strength,main_strength,quote
        lot,a,,片,10mg,10mg,1.00
        lot,b,,片,10mg,10mg,1.10
        lot,c,U,片,20mg,10mg,3.4
        lot,d,U,片,10mg,10mg,2.5
        """)
    #expect(example.selected == "a:Y b:Y c:Y d:Y")
    #expect(try example.settled("c") == "1.8700")
    #expect(try example.settled("d") == "1.1000")
  }

  @Test("a member that is not valid gets nothing of what the entity gets")
  func invalidMember() throws {
    let example = try Example(
      "cn-2020-round2", ["shortlist.caps.2": "2"],
      bids: """
        lot,bidder,entity,quote,ceiling
        lot,x,U,1.0,2
        lot,y,U,2.1,2
        lot,z,U,,2
        lot,a,,1.1,2
        """)
    #expect(try example.standing("x").selected == .yes)
    #expect(try example.standing("y").selected == .no)
    #expect(try example.standing("z").selected == .no)
  }

  @Test(
    "without a quote an entity counts towards n by a member that counts, else by one that may",
    arguments: [
      // A member that counts, one of which nothing is said, one that does not count.
      ("Y", "", 3), ("", "Y", 3), ("Y", "N", 3), ("N", "Y", 3), ("", "N", 3), ("N", "", 3),
      ("N", "N", 2),
    ])
  func counted(first: String, second: String, count: Int) throws {
    let example = try Example(
      "cn-2020-round2",
      bids: """
        lot,bidder,entity,quote,counted
        lot,a,,1,
        lot,b,,1.1,
        lot,p,E,,\(first)
        lot,q,E,,\(second)
        """)
    #expect(try example.lot().count == count)
  }
}
