import Testing

@testable import Statistics

struct RegressionToTheMeanTests {
  @Test("two equal halves: a deviation lasts whole")
  func perfect() throws {
    let line = try #require(RegressionToTheMean(firstHalf: [1, 2, 3], secondHalf: [1, 2, 3]))
    #expect(abs(line.reliability - 1) < 1e-12)
    #expect(abs(line.expected(after: 6) - 6) < 1e-12)
  }

  @Test("halves without any relation: the mean is to be expected of everybody")
  func none() throws {
    // r = 0; totals 2, 5, 5, 4 with mean 4.
    let line = try #require(
      RegressionToTheMean(firstHalf: [1, 1, 2, 2], secondHalf: [1, 4, 3, 2]))
    #expect(line.mean == 4)
    #expect(line.reliability == 0)
    #expect(line.expected(after: 15) == 4)
  }

  @Test("the correlation of the halves is stepped up: r = 0.5 becomes 2 · 0.5 / 1.5 = 0.667")
  func steppedUp() throws {
    // Halves 1, 2, 3 and 1, 3, 2: r = 0.5; mean total 4; after 6 comes 4 + 0.667 · 2 = 5.333.
    let line = try #require(RegressionToTheMean(firstHalf: [1, 2, 3], secondHalf: [1, 3, 2]))
    #expect(line.reliability.text(decimals: 3) == "0.667")
    #expect(line.expected(after: 6).text(decimals: 3) == "5.333")
  }

  @Test("fewer than three firms, or a half without variation, give no estimate")
  func tooLittle() {
    #expect(RegressionToTheMean(firstHalf: [1, 2], secondHalf: [2, 1]) == nil)
    #expect(RegressionToTheMean(firstHalf: [1, 1, 1], secondHalf: [2, 1, 3]) == nil)
  }
}
