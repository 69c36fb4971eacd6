import ExactNumbers
import TestSupport
import Testing

@Suite("Apportionment: parts in whole units that add up")
struct ApportionmentTests {
  private static func parts(_ amount: Int, _ weights: [Int], unit: Int = 1) throws -> [Ratio] {
    try Ratio.apportion(Ratio(amount), by: weights.map { Ratio($0) }, unit: Ratio(unit))
  }

  @Test("What rounding down leaves goes to the largest remainders, the first of equals")
  func byHand() throws {
    // 10 × 1/6, 2/6, 3/6 = 1.67, 3.33, 5: the one unit left goes to the first.
    #expect(try Self.parts(10, [1, 2, 3]) == [Ratio(2), Ratio(3), Ratio(5)])
    // 10 ÷ 3 = 3.33 each: equal remainders, the first gets the unit.
    #expect(try Self.parts(10, [1, 1, 1]) == [Ratio(4), Ratio(3), Ratio(3)])
    // In packs of 4: 10 → 3.33 each, no whole pack; one pack, one more, and the last 2.
    #expect(try Self.parts(10, [1, 1, 1], unit: 4) == [Ratio(4), Ratio(4), Ratio(2)])
  }

  @Test("Without any weight the parts are equal, without parts there are none")
  func noWeights() throws {
    #expect(try Self.parts(9, [0, 0, 0]) == [Ratio(3), Ratio(3), Ratio(3)])
    #expect(try Self.parts(9, []) == [])
    #expect(try Self.parts(9, [0, 1]) == [.zero, Ratio(9)])
  }

  @Test("A unit of zero or less is out of range", arguments: [0, -1])
  func impossibleUnit(unit: Int) {
    #expect(throws: NumberError.outOfRange) { try Self.parts(9, [1], unit: unit) }
  }

  @Test("The parts add up, and none is a whole unit off its exact share", arguments: 0..<20)
  func properties(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<30 {
      let weights = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        Ratio(.random(in: 0...50, using: &random))
      }
      let unit = try Ratio(
        .random(in: 1...20, using: &random), over: .random(in: 1...4, using: &random))
      let amount = try Ratio(
        .random(in: 0...5000, using: &random), over: .random(in: 1...3, using: &random))
      let parts = try Ratio.apportion(amount, by: weights, unit: unit)
      let total = try weights.reduce(Ratio.zero) { try $0 + $1 }
      #expect(try parts.reduce(Ratio.zero) { try $0 + $1 } == amount)
      for (part, weight) in zip(parts, weights) {
        let share = total > .zero ? try weight / total : try .one / Ratio(weights.count)
        let distance = try (part - amount * share).magnitude
        #expect(distance < unit, "\(amount), \(weights), \(unit)")
      }
    }
  }
}
