import Testing

@testable import Statistics

@Suite("WholeDistribution: whole numbers, each as likely as an exact fraction says")
struct WholeDistributionTests {
  /// How often each number comes in so many draws.
  private func counts(_ distribution: WholeDistribution, _ count: Int) -> [Int64: Int] {
    let draws = NamedDraws(seed: 3, name: "counts")
    var counts: [Int64: Int] = [:]
    for draw in 0..<count {
      var numbers = draws.numbers(of: draw)
      counts[distribution.draw(&numbers), default: 0] += 1
    }
    return counts
  }

  /// Whether the counts are within what one seed in many thousands leaves.
  private func expect(_ distribution: WholeDistribution, _ weights: [Int64: Int]) {
    let total = weights.values.reduce(0, +)
    let counts = counts(distribution, 40_000)
    #expect(Set(counts.keys).isSubset(of: weights.keys))
    for (value, weight) in weights {
      let share = ProportionInterval(
        count: counts[value, default: 0], trials: 40_000, confidence: 0.9999)
      let exact = Double(weight) / Double(total)
      #expect(share.low <= exact && exact <= share.high, "\(value)")
    }
  }

  @Test("a fixed number is itself, and a range has its ends")
  func plain() {
    expect(.fixed(9), [9: 1])
    expect(.range(4...4), [4: 1])
    expect(.range(2...6), [2: 1, 3: 1, 4: 1, 5: 1, 6: 1])
  }

  @Test("a triangle rises and falls by equal steps, and both sides meet at the mode")
  func triangle() {
    // From 1 to 3 in thirds of the mode, from 3 to 4 in halves of it: 2 : 4 : 6 : 3.
    expect(.triangle(1...4, mode: 3), [1: 2, 2: 4, 3: 6, 4: 3])
    expect(.triangle(1...3, mode: 1), [1: 3, 2: 2, 3: 1])
    expect(.triangle(1...3, mode: 3), [1: 1, 2: 2, 3: 3])
    expect(.triangle(5...5, mode: 5), [5: 1])
  }

  @Test("a list goes by its weights, and a weight of zero never comes")
  func list() {
    // Weights 1, 0, 3.
    expect(.list([10, 20, 30], sums: [1, 1, 4]), [10: 1, 20: 0, 30: 3])
  }
}
