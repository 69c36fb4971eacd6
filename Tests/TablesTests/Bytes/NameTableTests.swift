import TestSupport
import Testing

@testable import Tables

@Suite("NameTable: numbers for the texts of a column")
struct NameTableTests {
  /// The number of some bytes; nil while they are not known.
  private static func find(_ table: NameTable, _ bytes: [UInt8]) -> Int64? {
    let padded = bytes + [UInt8](repeating: 0xAA, count: 8)
    let number = unsafe padded.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { (field) -> Int64 in
        let fingerprint = unsafe Fingerprint(field, count: bytes.count)
        return unsafe table.withView { unsafe $0.number(field, count: bytes.count, fingerprint) }
      } ?? -1
    }
    return number < 0 ? nil : number
  }

  @Test("bytes are known when they were learned, not before, and not a part of them")
  func learn() {
    let names = SharedNames()
    var table = NameTable(names)
    #expect(Self.find(table, Array("甲".utf8)) == nil)
    let isLearned = table.learn(Array("甲".utf8)[...], .utf8)
    #expect(isLearned)
    #expect(Self.find(table, Array("甲".utf8)) == 0)
    #expect(Self.find(table, Array("甲".utf8.dropLast())) == nil)
    #expect(Self.find(table, Array("甲 ".utf8)) == nil)
    #expect(names.texts == ["甲"])
  }

  @Test("a text that is written with spaces or in another encoding has one number")
  func sameText() {
    let names = SharedNames()
    var table = NameTable(names)
    for text in ["乙", "甲", "甲 "] { _ = table.learn(Array(text.utf8)[...], .utf8) }
    _ = table.learn([0xBC, 0xD7][...], .gb18030)
    #expect(Self.find(table, Array("甲 ".utf8)) == 1)
    #expect(Self.find(table, [0xBC, 0xD7]) == 1)
    #expect(names.texts == ["乙", "甲"])
  }

  @Test("what can be no text of a column is not learned")
  func notLearned() {
    let names = SharedNames()
    var table = NameTable(names)
    for raw in ["", " ", "\u{3000}", "#N/A", "1.2E+11"].map({ Array($0.utf8) }) + [[0xBC, 0xD7]] {
      let isLearned = table.learn(raw[...], .utf8)
      #expect(!isLearned, "\(raw)")
    }
    #expect(names.texts.isEmpty && table.count == 0)
  }

  @Test("a thousand names are found while the table grows")
  func growth() {
    var table = NameTable(SharedNames())
    let names = (0..<1000).map { Array(String(repeating: "n\($0)", count: $0 % 5 + 1).utf8) }
    for name in names { _ = table.learn(name[...], .utf8) }
    for (number, name) in names.enumerated() { #expect(Self.find(table, name) == Int64(number)) }
    #expect(table.count == 1000)
  }
}
