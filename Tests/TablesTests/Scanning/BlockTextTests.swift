import TestSupport
import Testing

@testable import Tables

@Suite("BlockText: what is asked of a text without decoding it")
struct BlockTextTests {
  @Test(
    "the serial is what the last digits write, at most sixteen of them",
    arguments: [
      ("H01-00000012", 12), ("12", 12), ("A7", 7), ("DD20210715001", 20_210_715_001),
      ("X1234567812345678", 1_234_567_812_345_678),
      // Of seventeen digits the first is left out: no two texts with different serials are alike.
      ("91234567812345678", 1_234_567_812_345_678),
      ("0", 0), ("00000000", 0), ("1-23", 23), ("A12345678", 12_345_678),
      ("", nil), ("A", nil), ("12A", nil), ("12 ", nil), ("甲", nil), ("１２", nil), ("甲3", 3),
    ] as [(String, UInt64?)])
  func serial(text: String, number: UInt64?) { #expect(text.serial == number) }

  @Test("it is that of the digits taken one by one, wherever the text stands in a block")
  func oracle() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<2000 {
      let digits = Int.random(in: 0...20, using: &random)
      let letters = Int.random(in: 0...9, using: &random)
      let text =
        String(repeating: "9Z", count: letters)
        + (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &random))" }.joined()
      let tail = text.reversed().prefix { $0.isNumber }.prefix(16)
      let slow = tail.isEmpty ? nil : UInt64(String(tail.reversed()))
      let block = Block("77" + text + "88")
      #expect(block.serial(of: 2..<(2 + text.utf8.count)) == slow, "\(text)")
    }
  }
}
