import Testing

@testable import Tender

@Suite("PaymentStandard: all are paid the lowest quote, but at least a share of the ceiling")
struct PaymentStandardTests {
  /// What a 10 mg tablet of a and a 20 mg one of b, which costs 1.7 times as much, are paid.
  private func paid(_ a: String, _ b: String, ceiling: String = "17") throws -> [String?] {
    let example = try Example(
      "nrdl-bidding-2022",
      bids: """
        lot,bidder,strength,main_strength,quote,ceiling
        lot,a,10mg,10mg,\(a),10
        lot,b,20mg,10mg,\(b),\(ceiling)
        """)
    return try [example.settled("a"), example.settled("b")]
  }

  @Test("the lowest quote is that at the main strength, whatever a unit of each strength costs")
  func strengths() throws {
    // 13.6 ÷ 1.7 = 8 is below 9: a is paid 8, b 13.6. At 8 and 15.3, which is 9, the same.
    #expect(try paid("9", "13.6") == ["8.0000", "13.6000"])
    #expect(try paid("8", "15.3") == ["8.0000", "13.6000"])
  }

  @Test("at least 70 % of the ceiling of the own strength is paid")
  func floor() throws {
    // 6 for 10 mg and 10.2 for 20 mg, but at least 7 and 11.9.
    #expect(try paid("6", "15.3") == ["7.0000", "11.9000"])
    // 70 % of 12 is 8.4, so that 20 mg are paid 10.2.
    #expect(try paid("6", "11.9", ceiling: "12") == ["7.0000", "10.2000"])
  }

  @Test("a quote that is not selected lowers nothing")
  func notSelected() throws {
    let example = try Example(
      "nrdl-bidding-2022",
      bids: """
        lot,bidder,quote,ceiling,own_lowest
        lot,a,9,10,
        lot,b,8,10,7.5
        lot,c,9.5,10,
        """)
    #expect(example.selected == "a:Y c:Y b:N")
    #expect(try example.settled("c") == "9.0000")
  }
}
