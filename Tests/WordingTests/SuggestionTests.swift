import Testing
import TestSupport

@testable import Wording

@Suite("Suggestion: the known name nearest to a mistyped one")
struct SuggestionTests {
  @Test(
    "Inserting, deleting and replacing a letter and swapping two neighbours count one edit each",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("quote", "quote", 0), ("quote", "qoute", 1),
      ("quote", "quot", 1), ("quote", "quotes", 1), ("quote", "quite", 1), ("ab", "ba", 1),
      // Optimal string alignment edits no letter twice: ca → a → ab → abc.
      ("ca", "abc", 3), ("kitten", "sitting", 3), ("中选企业", "中选价", 2),
    ])
  func edits(a: String, b: String, expected: Int) {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    #expect(editDistance(a, b, most: 9) == expected)
    #expect(editDistance(a, b, most: expected) == expected)
    #expect(editDistance(a, b, most: expected - 1) == nil)
  }

  @Test("The distance is that of the recursive definition, either way round", arguments: 0..<20)
  func againstDefinition(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<20 {
      func word() -> [Unicode.Scalar] {
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          ["a", "b", "c"].randomElement(using: &random) ?? "a"
        }
      }
      let (a, b) = (word(), word())
      let distance = Self.distance(a[...], b[...])
      for most in 0...5 {
        let expected = distance <= most ? distance : nil
        #expect(editDistance(a, b, most: most) == expected, "\(a), \(b), \(most)")
        #expect(editDistance(b, a, most: most) == expected, "\(b), \(a), \(most)")
      }
    }
  }

  /// The definition, letter by letter from the end.
  private static func distance(
    _ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>
  ) -> Int {
    guard let x = a.last, let y = b.last else { return a.count + b.count }
    let (shortA, shortB) = (a.dropLast(), b.dropLast())
    var least = distance(shortA, shortB) + (x == y ? 0 : 1)
    least = min(least, distance(shortA, b) + 1, distance(a, shortB) + 1)
    if x == shortB.last, y == shortA.last {
      least = min(least, distance(shortA.dropLast(), shortB.dropLast()) + 1)
    }
    return least
  }

  @Test(
    "A name within a third of its letters is suggested, whatever the letter case",
    arguments: [
      ("qoute", "quote"), ("QUOTE", "quote"), ("biddr", "bidder"), ("strengh", "strength"),
      ("cieling", "ceiling"), ("lott", "lot"),
    ])
  func suggested(typed: String, expected: String) {
    let known = ["lot", "bidder", "strength", "quote", "ceiling"]
    #expect(nearestName(to: typed, among: known) == expected)
  }

  @Test("What is farther away is nobody's mistyped name", arguments: ["", "price", "lxyz", "报价"])
  func notSuggested(typed: String) {
    #expect(
      nearestName(to: typed, among: ["lot", "bidder", "strength", "quote", "ceiling"]) == nil)
  }

  @Test("One letter is half of a name of two: neither is a misspelling of the other")
  func shortNames() {
    #expect(nearestName(to: "数量", among: ["质量"]) == nil)
    #expect(nearestName(to: "", among: ["包"]) == nil)
    #expect(nearestName(to: "x", among: ["y"]) == nil)
    #expect(nearestName(to: "ID", among: ["id"]) == "id")
  }

  @Test("The nearest wins, and the first of equals")
  func order() {
    #expect(nearestName(to: "abcdef", among: ["abcdxy", "abcdex"]) == "abcdex")
    #expect(nearestName(to: "abcd", among: ["abcx", "abcy"]) == "abcx")
    #expect(nearestName(to: "abcd", among: ["abcy", "abcx"]) == "abcy")
    #expect(nearestName(to: "abcd", among: []) == nil)
  }

  @Test(
    "What is typed by hand may be mistyped, cut short or a part of the name, in this order",
    arguments: [
      ("sleect", "select"), ("sel", "select"), ("round2", "cn-2020-round2"),
      ("ROUND2", "cn-2020-round2"),
    ])
  func typedByHand(typed: String, expected: String) {
    let known = ["select", "stats", "cn-2020-round2"]
    #expect(suggestedName(for: typed, among: known) == expected)
  }

  @Test("Two letters stand for too many names", arguments: ["", "se", "xyz"])
  func tooShort(typed: String) {
    #expect(suggestedName(for: typed, among: ["select", "session"]) == nil)
  }
}
