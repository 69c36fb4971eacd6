import Testing

@testable import Statistics

@Suite("NamedDraws: numbers that follow from seed, name and draw alone")
struct NamedDrawsTests {
  @Test("the numbers stay as they are: a seed that somebody wrote down gives the same draws")
  func lasting() {
    var numbers = NamedDraws(seed: 1, name: "甲").numbers(of: 0)
    #expect((0..<4).map { _ in numbers.below(1000) } == [470, 273, 192, 489])
  }

  @Test("seed, name and draw each make other numbers, and the order of draws makes none")
  func apart() {
    func first(_ seed: UInt64, _ name: String, _ draw: Int) -> UInt64 {
      var numbers = NamedDraws(seed: seed, name: name).numbers(of: draw)
      return numbers.below(.max)
    }
    #expect(first(1, "甲", 0) == first(1, "甲", 0))
    let all = [first(1, "甲", 0), first(2, "甲", 0), first(1, "乙", 0), first(1, "甲", 1)]
    #expect(Set(all).count == 4)
  }

  @Test("numbers below a bound are even: of 60,000 below 6 each comes about 10,000 times")
  func even() {
    let draws = NamedDraws(seed: 7, name: "")
    var counts = [Int](repeating: 0, count: 6)
    for draw in 0..<60_000 {
      var numbers = draws.numbers(of: draw)
      counts[Int(numbers.below(6))] += 1
    }
    // χ² with 5 degrees of freedom is above 20.5 once in a thousand seeds.
    let square = counts.reduce(0.0) { $0 + Double(($1 - 10_000) * ($1 - 10_000)) / 10_000 }
    #expect(square < 20.5)
  }
}
