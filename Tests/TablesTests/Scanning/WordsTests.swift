import TestSupport
import Testing

@testable import Tables

@Suite("Words: eight bytes at a time, against one at a time")
struct WordsTests {
  /// Random words, many of whose bytes stand next to what is searched for.
  private static let words: [[UInt8]] = {
    var random = SplitMix64(seed: 8)
    let near: [UInt8] = [
      0x00, 0x01, 0x21, 0x22, 0x23, 0x2C, 0x2F, 0x30, 0x39, 0x3A, 0x7F, 0x80, 0xFF,
    ]
    return (0..<3000).map { _ in
      (0..<8).map { _ in
        Bool.random(using: &random)
          ? near[Int.random(in: near.indices, using: &random)]
          : UInt8.random(in: 0...255, using: &random)
      }
    }
  }()

  private static func word(_ bytes: [UInt8]) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The place of the first byte that is so; 8 where none is, as `distance` says of no mark.
  private static func first(_ bytes: [UInt8], _ isSo: (UInt8) -> Bool) -> Int {
    bytes.firstIndex(where: isSo) ?? 8
  }

  @Test("below and equal mark the first byte that is so")
  func firstMark() {
    for bytes in Self.words {
      let word = Self.word(bytes)
      for limit: UInt8 in [1, 0x21, 0x2D, 0x80] {
        #expect(Words.distance(Words.below(limit, word)) == Self.first(bytes) { $0 < limit })
      }
      for byte: UInt8 in [0, 0x22, 0x2C, 0xFF] {
        #expect(Words.distance(Words.equal(to: byte, word)) == Self.first(bytes) { $0 == byte })
      }
    }
  }

  @Test("of digit values less their zero the first other is marked, and behind a point the next")
  func digitValues() {
    for bytes in Self.words {
      func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
      let first = Self.first(bytes) { !isDigit($0) }
      let marks = Words.notDigits(Self.word(bytes) ^ Words.repeated(0x30))
      #expect(Words.distance(marks) == first)
      guard first < 8 else { continue }
      var pointed = bytes
      pointed[first] = UInt8(ascii: ".")
      let both = Words.notDigits(Self.word(pointed) ^ Words.repeated(0x30))
      let second = pointed[(first + 1)...].firstIndex { !isDigit($0) }
      #expect(Words.distance(both & (both &- 1)) == second ?? 8)
    }
  }

  @Test("without one of its bytes a word has those behind it one place earlier")
  func without() {
    for bytes in Self.words {
      for place in 0..<8 {
        var others = bytes
        others.remove(at: place)
        let expected = Self.word(others + [0])
        #expect(Words.without(place, of: Self.word(bytes)) == expected)
      }
    }
  }

  @Test("pairs mark the first place where both words have their byte")
  func pairs() {
    for (bytes, others) in zip(Self.words, Self.words.reversed()) {
      let first = zip(bytes, others).enumerated().first {
        $0.element.0 == 0x22 && $0.element.1 & 0xF0 == 0x30
      }
      let marks = Words.pairs(Self.word(bytes), 0x22, Self.word(others), 0x30, mask: 0xF0)
      #expect(Words.distance(marks) == first?.offset ?? 8)
    }
    #expect(Words.repeated(0x2C) == 0x2C2C_2C2C_2C2C_2C2C)
  }

  @Test("unusual tells whether a byte is no letter, digit or usual first byte of a character")
  func unusual() {
    for bytes in Self.words {
      // E4 to E9 begin the usual Chinese characters, 80 to BF stand behind a first byte.
      let isUsual = bytes.allSatisfy { byte in
        (0x2D...0x7E).contains(byte) || (0x80...0xBF).contains(byte)
          || (0xE4...0xE9).contains(byte)
      }
      #expect((Words.unusual(Self.word(bytes)) == 0) == isUsual)
    }
    for byte in UInt8.min...UInt8.max {
      let isUsual =
        (0x2D...0x7E).contains(byte) || (0x80...0xBF).contains(byte)
        || (0xE4...0xE9).contains(byte)
      #expect((Words.unusual(Words.repeated(byte)) == 0) == isUsual)
    }
  }

  @Test("notDigit tells of every byte, not of the first alone")
  func everyByte() {
    for bytes in Self.words {
      let word = Self.word(bytes)
      let others = bytes.map { UInt8((0x30...0x39).contains($0) ? 0 : 0x80) }
      #expect(Words.notDigit(word) == Self.word(others))
    }
  }

  @Test("eight digits are their number, the first few of a word can be moved or kept")
  func numbers() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<1000 {
      let digits = (0..<8).map { _ in UInt8.random(in: 0...9, using: &random) }
      let count = Int.random(in: 1...8, using: &random)
      let slow = digits.prefix(count).reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
      #expect(Words.number(Words.last(count, of: Self.word(digits))) == slow)
      let kept = Array(digits.prefix(count - 1)) + Array(repeating: 0, count: 9 - count)
      #expect(Words.lead(count - 1, of: Self.word(digits)) == Self.word(kept))
    }
    // 1, 2 and 3 at the end of a word, zeros before them: 00000123.
    #expect(Words.number(Self.word([0, 0, 0, 0, 0, 1, 2, 3])) == 123)
  }

  @Test("a word has its first byte lowest on every machine")
  func load() {
    let bytes: [UInt8] = [9, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    let word = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe Words.load($0 + 1) }
    }
    #expect(word == 0x0807_0605_0403_0201)
  }
}
