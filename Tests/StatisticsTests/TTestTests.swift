import Testing

@testable import Statistics

struct TTestTests {
  let before = Summary(count: 10, mean: 10.1, standardDeviation: 5.2)
  let after = Summary(count: 10, mean: 5.8, standardDeviation: 3.2)

  @Test("the paper's moments give Student t 2.2271, df 18, P 0.0389")
  func student() throws {
    // (10.1 − 5.8) / √((27.04 + 10.24) / 2 · 2/10) = 4.3 / 1.93080 = 2.22706
    let test = try #require(TTest.student(before, after))
    #expect(test.t.text(decimals: 4) == "2.2271")
    #expect(test.degreesOfFreedom == 18)
    #expect(test.p.probabilityText == "0.0389")
  }

  @Test("the paper's moments give Welch df 14.96, P 0.0417")
  func welch() throws {
    // 3.728² / (2.704²/9 + 1.024²/9) = 13.898 / 0.92891 = 14.96
    let test = try #require(TTest.welch(before, after))
    #expect(test.t.text(decimals: 4) == "2.2271")
    #expect(test.degreesOfFreedom.text(decimals: 2) == "14.96")
    #expect(test.p.probabilityText == "0.0417")
  }

  @Test("the interval is the difference ± the critical t times the standard error")
  func interval() throws {
    // Critical t for df 18 is 2.10092; 4.3 ± 2.10092 · 1.93080 = 0.2435 … 8.3565
    let test = try #require(TTest.student(before, after))
    #expect(test.interval.lowerBound.text(decimals: 4) == "0.2435")
    #expect(test.interval.upperBound.text(decimals: 4) == "8.3565")
  }

  @Test(
    "differences that do not vary, or fewer than two, have no test",
    arguments: [[], [1], [2, 2, 2]] as [[Double]])
  func none(differences: [Double]) {
    #expect(TTest.paired(differences) == nil)
    #expect(TTest.student(Summary(differences), Summary(differences)) == nil)
    #expect(TTest.welch(Summary(differences), Summary(differences)) == nil)
  }

  @Test("samples of unequal size: Welch weighs each variance by its own n, Student pools them")
  func unequalSizes() throws {
    let a = Summary(count: 5, mean: 4, standardDeviation: 2)
    let b = Summary(count: 12, mean: 1, standardDeviation: 3)
    // 4 ÷ 5 = 0.8, 9 ÷ 12 = 0.75; t = 3 ÷ √1.55 = 2.40966;
    // df = 1.55² ÷ (0.8² ÷ 4 + 0.75² ÷ 11) = 2.4025 ÷ 0.2111364 = 11.3789.
    let welch = try #require(TTest.welch(a, b))
    #expect(welch.t.text(decimals: 4) == "2.4097")
    #expect(welch.degreesOfFreedom.text(decimals: 4) == "11.3789")
    let turned = try #require(TTest.welch(b, a))
    #expect(turned.t.text(decimals: 4) == "-2.4097")
    #expect(turned.degreesOfFreedom.text(decimals: 4) == "11.3789")
    #expect(turned.p == welch.p)
    // Pooled (4 × 4 + 11 × 9) ÷ 15 = 7.66667; × (1 ÷ 5 + 1 ÷ 12) = 2.172222; t = 3 ÷ 1.473846.
    let student = try #require(TTest.student(a, b))
    #expect(student.t.text(decimals: 4) == "2.0355")
    #expect(student.degreesOfFreedom == 15)
  }
}
