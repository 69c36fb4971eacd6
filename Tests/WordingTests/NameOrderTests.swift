import TestSupport
import Testing

@testable import Wording

@Suite("NameOrder: names in one order, however they are composed")
struct NameOrderTests {
  private static let pieces = ["a", "z", "é", "e\u{301}", "\u{301}", "ô", "o\u{302}", "中", "𠀀", ""]

  @Test("Swift's order of these three is a circle; here they stand in one, whatever came first")
  func circle() {
    let names = ["ae\u{301}", "aéa", "aé"]
    // a e U+0301 is as long as a é in characters, yet its second number, 65, is less than é's E9.
    let expected = ["ae\u{301}", "aé", "aéa"].map { Array($0.utf8) }
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      #expect(order.map { names[$0] }.inNameOrder().map { Array($0.utf8) } == expected)
    }
  }

  @Test("a name stands before those that it begins, and beside none that is written otherwise")
  func beginnings() {
    #expect(NameOrder("") < NameOrder("a"))
    #expect(NameOrder("中") < NameOrder("中山"))
    #expect(!(NameOrder("中山") < NameOrder("中山")))
    #expect(NameOrder("中山") == NameOrder("中山"))
    #expect(NameOrder("é") != NameOrder("e\u{301}"))
  }

  @Test("the order is that of the scalars, and for composed names Swift's own", arguments: 0..<4)
  func scalars(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2_000 {
      let pair = (0..<2).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          Self.pieces.randomElement(using: &random) ?? ""
        }.joined()
      }
      let numbers = pair.map { $0.unicodeScalars.map(\.value) }
      let precedes = NameOrder(pair[0]) < NameOrder(pair[1])
      #expect(precedes == numbers[0].lexicographicallyPrecedes(numbers[1]), "\(pair)")
      if pair.allSatisfy(isComposed) { #expect(precedes == (pair[0] < pair[1]), "\(pair)") }
    }
  }
}

/// Whether a text is composed as far as can be: then Swift compares it by its bytes.
private func isComposed(_ text: String) -> Bool {
  var span = text.utf8Span
  return span.checkForNFC(quickCheck: false)
}
