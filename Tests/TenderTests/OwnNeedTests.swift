import ExactNumbers
import Testing

@testable import Tender

@Suite("OwnNeed: what winners keep of the need reported for them, and what becomes of the rest")
struct OwnNeedTests {
  @Test(
    "stents 2026: the share goes by the quote; one exactly at a price belongs to that price",
    arguments: [
      ("700", "90"), ("848", "90"), ("848.01", "75"), ("898", "75"), ("898.01", "60"),
      ("949", "60"),
    ])
  func quoteTiers(quote: String, volume: String) throws {
    // 90 % up to 848, 75 % up to 898, 60 % up to 949; 949 is the ceiling of alloy.
    let example = try Example(
      "stents-2026", bids: "lot,bidder,quote,material\nlot,a,\(quote),alloy\n")
    #expect(
      try example.allocated("lot,region,brand,volume\nlot,R,a,100\n") == ["R a main \(volume)"])
  }

  @Test(
    "renewal 2022: restricted and special drugs have the lower share, incumbents' too",
    arguments: [
      ("general", "60", "50"), ("restricted", "40", "40"), ("special", "40", "40"),
    ])
  func categories(category: String, incumbent: String, other: String) throws {
    let example = try Example(
      "renewal-composite-2022",
      [
        "score.price_weight": "50", "score.price_form": "largest-cut", "shortlist.caps.1+": "2",
        "volume.class_shares.restricted": "0.4",
      ], bids: "lot,bidder,quote,ceiling,technical_score\nlot,a,4,10,5\nlot,b,5,10,5\n")
    let rows = ["a", "b"].map { "lot,R,\($0),b,\(category),100\n" }.joined()
    #expect(
      try example.allocated("lot,region,brand,incumbent,category,volume\n" + rows)
        == ["R a main \(other)", "R b main \(incumbent)"])
  }

  @Test("joints 2021: the brands of all members of an entity are its own, kept and given to others")
  func brandsOfMembers() throws {
    // Rank 3 keeps 85 % of 100 + 100; of ranks 1 and 2 nothing is for the hospitals, of rank 3 5 %,
    // of a brand that is not selected, z, all: 200 × 0.05 + 7 = 17.
    let example = try Example(
      "joints-2021", ["shortlist.caps.1+": "9", "shortlist.guaranteed_cut": "0.9"],
      bids: """
        lot,bidder,entity,quote,ceiling
        lot,a,,1,9
        lot,b,,2,9
        lot,x,U,3,9
        lot,y,U,3.5,9
        """)
    #expect(
      try example.allocated(
        """
        lot,region,brand,volume
        lot A,R,a,100
        lot A,R,b,100
        lot A,R,x,100
        lot A,R,y,100
        lot A,R,z,7
        """) == ["R a main 100", "R b main 90", "R U main 170", "R  hospitals 17"])
  }

  @Test("stents 2020: the largest rest goes to the first, equal rests in the order of the demand")
  func rankOrder() throws {
    // The winners keep all of their own 10; z's need is the rest.
    let example = try Example(
      "stents-2020", bids: "lot,bidder,quote\nlot,a,470\nlot,b,480\nlot,z,3000\n")
    func allocated(_ rests: [String]) throws -> [String] {
      let rows = zip(["R1", "R2", "R3"], rests).map { region, rest in
        "lot,\(region),a,10\nlot,\(region),b,10\nlot,\(region),z,\(rest)\n"
      }.joined()
      return try example.allocated("lot,region,brand,volume\n" + rows)
    }
    // R1 to a, R2 to b.
    #expect(
      try allocated(["50", "50"]) == [
        "R1 a main 60", "R1 b main 10", "R2 a main 10", "R2 b main 60",
      ])
    // R2 to a, then R1 to b and R3, as large, to a again.
    #expect(
      try allocated(["50", "60", "50"]) == [
        "R1 a main 10", "R1 b main 60", "R2 a main 70", "R2 b main 10", "R3 a main 60",
        "R3 b main 10",
      ])
  }

  @Test("insulin 2021: what is left is split among the first class, to the digits of the file")
  func firstClass() throws {
    // Ranks 1 and 2 are of class A, 3 of class B, which keeps 80 %: z's 0.5 and 0.5 and 2 of c are left,
    // 3, of which a and b, with equal needs, get 1.5; whole numbers would be 2 and 1.
    let example = try Example(
      "insulin-2021",
      [
        "selection.multiple": "9", "shortlist.caps.1+": "3", "volume.class_last_ranks.A": "2",
        "volume.class_last_ranks.B": "3", "volume.class_last_ranks.C": "4",
      ],
      bids: """
        lot,bidder,strength,quote
        lot,a,3ml:300U,30
        lot,b,3ml:300U,40
        lot,c,3ml:300U,50
        lot,z,3ml:300U,60
        """)
    #expect(
      try example.allocated(
        """
        lot,region,brand,volume
        lot,R,z,0.5
        lot,R,z,0.5
        lot,R,a,10
        lot,R,b,10
        lot,R,c,10
        """) == ["R a main 11.5", "R b main 11.5", "R c main 8"])
  }
}
