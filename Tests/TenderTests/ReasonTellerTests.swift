import ExactNumbers
import RuleBook
import TestSupport
import Testing
import Wording
import Writing

@testable import Tender

@Suite("ReasonTeller: a limit put into words once for many bids")
struct ReasonTellerTests {
  private static func limit(_ test: SelectionTest, _ value: Ratio, _ anchor: Ratio?) throws
    -> TestLimit
  {
    TestLimit(test, value, rule: try Given.cited(Given.ratio("1.8")), anchor: anchor)
  }

  /// A number near the last one, so near that the usual decimals do not tell them apart, or another.
  private static func next(_ last: Ratio, _ random: inout SplitMix64) throws -> Ratio {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: last
    case 1:
      try last + Ratio(Int128(Int.random(in: 0...9, using: &random)), over: 100_000_000)
    case 2: try last + Ratio(Int128(Int.random(in: 0...9, using: &random)), over: 3_000_000)
    default:
      try Ratio(
        Int128(Int.random(in: 0...900_000, using: &random)),
        over: Int128(Int.random(in: 1...90_000, using: &random)))
    }
  }

  @Test(
    "what is copied reads as what is put into words anew",
    arguments: SelectionTest.allCases, Language.allCases)
  func copies(test: SelectionTest, language: Language) throws {
    var random = SplitMix64(seed: 7)
    var words = ReasonTeller(language)
    var value = try Given.ratio("0.5")
    var limit = try Self.limit(test, value, nil)
    for _ in 0..<400 {
      if Int.random(in: 0..<3, using: &random) == 0 {
        let anchor = test == .multiple ? try Self.next(value, &random) : nil
        limit = try Self.limit(test, try Self.next(value, &random), anchor)
      }
      value = try Self.next(limit.value, &random)
      let holds = test == .cut ? value >= limit.value : value <= limit.value
      let result = TestResult(against: limit, value: value, holds ? .holds : .fails)
      _ = words.tell(by: "", "", result)
      let told = String(words.sentence)
      #expect(told.contains(String(words.closely(result))))
    }
  }

  @Test("numbers too long for decimals are written as fractions, and the next limit as before")
  func fractions() throws {
    var words = ReasonTeller(.english)
    let long = try Ratio(.max - 1, over: 3)
    var texts: [String] = []
    for value in [long, try Given.ratio("2"), long] {
      for bound in [long, try Given.ratio("3")] {
        let result = TestResult(
          against: try Self.limit(.floor, bound, nil), value: value,
          value <= bound ? .holds : .fails)
        _ = words.tell(by: "", "", result)
        texts.append(String(words.sentence))
      }
    }
    // (2¹²⁷ − 2) ÷ 3 is a whole number of 38 digits, six decimals more than there is room for.
    let (digits, over) = (long.exactText, try (long - Given.ratio("3")).exactText)
    let against = ["\(digits) ≤ floor \(digits)", "\(digits) > floor 3.0000, over by \(over)"]
    #expect(texts == against + ["2.0000 ≤ floor \(digits)", "2.0000 ≤ floor 3.0000"] + against)
  }
}
