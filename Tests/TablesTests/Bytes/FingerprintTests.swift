import TestSupport
import Testing

@testable import Tables

@Suite("Fingerprint: a number by which a text is told from others")
struct FingerprintTests {
  @Test(
    "it is the same in every run and on every machine",
    arguments: [
      ("", 0x9E37_79B9_E17D_05AC),
      ("1", 0xEF6B_ED7A_86AB_118E),
      ("DD20210715001", 0xF5DA_A3C8_F571_C7BD),
      ("12345678", 0xE218_E9E4_33ED_119B),
      ("第一医院", 0x8BB0_D22E_35B5_3349),
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
