import Testing

@testable import Statistics

@Suite("Moments: mean and interval of observations in parts")
struct MomentsTests {
  @Test("parts come to the same as all at once, and to the t interval by hand")
  func parts() throws {
    // 1, 2, 3, 4, 10: mean 4, squares 9 + 4 + 1 + 0 + 36 = 50, deviation √12.5; t(4) = 2.776445.
    var (all, first, second) = (Moments(), Moments(), Moments())
    for value in [1, 2, 3, 4, 10] as [Double] { all.add(value) }
    for value in [1, 2] as [Double] { first.add(value) }
    for value in [3, 4, 10] as [Int128] { second.add(value, over: 1) }
    first.add(second)
    first.add(Moments())
    #expect(first.count == 5 && abs(first.mean - 4) < 1e-12 && abs(all.mean - 4) < 1e-12)
    let margin = 2.776445105 * 12.5.squareRoot() / 5.0.squareRoot()
    for moments in [all, first] {
      let interval = try #require(moments.interval())
      #expect(abs(interval.lowerBound - (4 - margin)) < 1e-6)
      #expect(abs(interval.upperBound - (4 + margin)) < 1e-6)
    }
  }

  @Test("one observation has no interval, and equal ones have no width")
  func few() {
    var moments = Moments()
    #expect(moments.interval() == nil)
    moments.add(2.5)
    #expect(moments.interval() == nil)
    moments.add(2.5)
    #expect(moments.interval() == 2.5...2.5)
  }
}
