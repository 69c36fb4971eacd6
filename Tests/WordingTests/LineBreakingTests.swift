import TestSupport
import Testing

@testable import Wording

@Suite("LineBreaking: texts in lines of some width")
struct LineBreakingTests {
  @Test(
    "Lines break at spaces, in Chinese anywhere, and in a long word where they must",
    arguments: [
      ("one two three", 8, ["one two", "three"]), ("one", 8, ["one"]), ("", 8, [""]),
      ("拟中选企业", 6, ["拟中选", "企业"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
      ("价格 ab 最高有效", 8, ["价格 ab", "最高有效"]),
      // No line begins with a mark that closes, or ends with one that opens.
      ("甲乙丙、丁", 6, ["甲乙", "丙、丁"]), ("甲 ab、cd", 5, ["甲", "ab、", "cd"]),
      ("甲乙（丙）", 6, ["甲乙", "（丙）"]), ("甲。）", 2, ["甲", "。", "）"]),
    ])
  func lines(text: String, width: Int, expected: [String]) {
    #expect(text.wrapped(to: width) == expected)
  }

  @Test("No line is wider than asked, and nothing but spaces is lost", arguments: 0..<50)
  func anyText(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = ["片", "胶囊 ", "a", "price ", "、", "0.0333", " ", "（虚构）"]
    let text = (0..<30).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let width = Int.random(in: 2...40, using: &random)
    let lines = text.wrapped(to: width)
    #expect(lines.allSatisfy { displayWidth($0) <= width })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }
}
