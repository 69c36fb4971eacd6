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
    var table = NameTable()
    #expect(Self.find(table, Array("甲".utf8)) == nil)
    table.learn(Array("甲".utf8)[...], as: "甲")
    #expect(Self.find(table, Array("甲".utf8)) == 0)
    #expect(Self.find(table, Array("甲".utf8.dropLast())) == nil)
    #expect(Self.find(table, Array("甲 ".utf8)) == nil)
    #expect(table.texts == ["甲"])
  }

  @Test("a text that is written with spaces or in another encoding has one number")
  func sameText() {
    var table = NameTable()
    table.learn(Array("乙".utf8)[...], as: "乙")
    table.learn(Array("甲".utf8)[...], as: "甲")
    table.learn(Array("甲 ".utf8)[...], as: "甲")
    table.learn([0xBC, 0xD7][...], as: "甲")
    #expect(Self.find(table, Array("甲 ".utf8)) == 1)
    #expect(Self.find(table, [0xBC, 0xD7]) == 1)
    #expect(table.texts == ["乙", "甲"])
  }

  @Test("texts that Swift calls equal, but that are written in different bytes, stay apart")
  func canonicalEquivalents() {
    var table = NameTable()
    #expect(table.number(of: "caf\u{E9}") == 0)
    #expect(table.number(of: "cafe\u{301}") == 1)
  }

  @Test("a thousand names are found while the table grows, each learned twice")
  func growth() {
    var table = NameTable()
    let names = (0..<1000).map { Array(String(repeating: "n\($0)", count: $0 % 5 + 1).utf8) }
    for _ in 0..<2 {
      for name in names { table.learn(name[...], as: String(decoding: name, as: UTF8.self)) }
    }
    for (number, name) in names.enumerated() { #expect(Self.find(table, name) == Int64(number)) }
    #expect(table.texts.count == 1000)
  }
}
