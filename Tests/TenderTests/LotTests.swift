import Testing

@testable import Tender

@Suite struct LotTests {
  private func main(_ bids: [Bid]) -> String? { Lot(name: "lot", bids: bids).mainStrength?.text }

  /// One bid for each strength, none of them above a limit.
  private func bids(_ strengths: String...) throws -> [Bid] {
    try strengths.enumerated().map { try Given.bid("\($0.offset)", "1", strength: $0.element) }
  }

  @Test("the main strength is the one the file names")
  func named() throws {
    let bids = [
      try Given.bid("a", "1", strength: "1mg"), try Given.bid("b", "1", strength: "1mg"),
      try Given.bid("c", "1", strength: "2mg", mainStrength: "2mg"),
    ]
    #expect(main(bids) == "2mg")
  }

  @Test("else the strength quoted most often, and of those the smallest")
  func mostOften() throws {
    #expect(main(try bids("1mg", "2mg", "2mg")) == "2mg")
    #expect(main(try bids("10mg", "9mg")) == "9mg")
    #expect(main(try bids("0.5g", "20mg", "500mg")) == "0.5g")
  }

  @Test("a lot without strengths has no main strength")
  func none() throws {
    #expect(main([try Given.bid("a", "1")]) == nil)
  }

  @Test("strengths that do not convert have an order all the same, whatever the rows' order")
  func mixedUnits() throws {
    // By content 9mg < 10mg, by the letters 10mg < 5IU < 9mg: together these would go in a circle.
    let bids = try bids("9mg", "10mg", "5IU")
    for first in 0..<3 {
      #expect(main([bids[first], bids[(first + 1) % 3], bids[(first + 2) % 3]]) == "5IU")
      #expect(main([bids[first], bids[(first + 2) % 3], bids[(first + 1) % 3]]) == "5IU")
    }
  }

  @Test("one strength that is written in two ways is shown in the same way in any order")
  func spelling() throws {
    let bids = try ["500mg", "0.5g"].map {
      try Given.bid($0, "1", strength: $0, mainStrength: $0)
    }
    #expect(main(bids) == "0.5g")
    #expect(main(bids.reversed()) == "0.5g")
  }

  @Test("bids beyond their limits or without a quote name no main strength and no form")
  func withinLimits() throws {
    let lot = Lot(
      name: "lot",
      bids: [
        try Given.bid("a", "1", strength: "2mg", form: "片"),
        try Given.bid("above", "3", strength: "1mg", form: "分散片", ceiling: "2"),
        try Given.bid("own", "3", strength: "1mg", form: "分散片", ownLowest: "2"),
        try Given.bid("none", nil, strength: "1mg", form: "分散片"),
      ])
    #expect(lot.mainStrength?.text == "2mg")
    #expect(!lot.hasSeveralForms)
  }

  @Test("where no bid is within its limits, all of them do")
  func nobodyWithinLimits() throws {
    #expect(main([try Given.bid("above", "3", strength: "1mg", ceiling: "2")]) == "1mg")
  }
}
