import TestSupport
import Testing

@testable import Tables

@Suite("Fingerprint: a number by which a text is told from others")
struct FingerprintTests {
  @Test(
    "it is the same in every run and on every machine",
    arguments: [
      ("", 0x6705_27F2_E183_0B9B),
      ("1", 0xAFC9_609C_BD9E_E95E),
      ("DD20210715001", 0x9556_A005_F44A_B5DA),
      ("12345678", 0x3B05_64CE_A876_4524),
      ("第一医院", 0x6328_C42D_B0FB_A6A3),
    ] as [(String, UInt64)])
  func stable(text: String, value: UInt64) { #expect(Fingerprint(text).value == value) }

  @Test("a text has the same wherever it stands in a block, and whatever stands behind it")
  func anywhere() {
    var random = SplitMix64(seed: 3)
    for length in 0...40 {
      let text = String(
        decoding: (0..<length).map { _ in UInt8.random(in: 0x20...0x7E, using: &random) },
        as: UTF8.self)
      for (before, behind) in [("", "zzzzzzzz"), ("a", ""), ("1234567", ",Y"), ("12345678", "\0")] {
        let block = Block(before + text + behind)
        #expect(block.fingerprint(of: before.count..<(before.count + length)) == Fingerprint(text))
      }
    }
  }

  @Test("texts that differ in one byte, in length or in zeros at the end have different ones")
  func different() {
    var texts: Set<[UInt8]> = [[]]
    for length in 1...20 {
      texts.insert(Array(repeating: 0, count: length))
      for place in 0..<length {
        for byte: UInt8 in [1, 0x41, 0x7F] {
          var bytes = [UInt8](repeating: 0x40, count: length)
          bytes[place] = byte
          texts.insert(bytes)
        }
      }
    }
    #expect(
      Set(texts.map { Fingerprint(String(decoding: $0, as: UTF8.self)) }).count == texts.count)
  }

  @Test("of two texts together the order counts, and where one ends and the other begins")
  func combined() {
    let (a, b) = (Fingerprint("a"), Fingerprint("b"))
    #expect(a.combined(with: b) != b.combined(with: a))
    #expect(
      Fingerprint("O").combined(with: Fingerprint("11"))
        != Fingerprint("O1").combined(with: Fingerprint("1")))
  }
}
