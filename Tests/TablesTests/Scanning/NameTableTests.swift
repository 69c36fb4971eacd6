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
        let key = unsafe NameKey(field, count: bytes.count)
        return unsafe table.withView { unsafe $0.number(field, count: bytes.count, key) }
      } ?? -1
    }
    return number < 0 ? nil : number
  }

  @Test("bytes are known when they were learned, not before, and not a part of them")
  func learn() {
    let names = SharedNames()
    var table = NameTable()
    #expect(Self.find(table, Array("甲".utf8)) == nil)
    let isLearned = table.learn(Array("甲".utf8)[...], .utf8, in: names)
    #expect(isLearned)
    #expect(Self.find(table, Array("甲".utf8)) == 0)
    #expect(Self.find(table, Array("甲".utf8.dropLast())) == nil)
    #expect(Self.find(table, Array("甲 ".utf8)) == nil)
    #expect(names.texts == ["甲"])
  }

  @Test("a text that is written with spaces or in another encoding has one number")
  func sameText() {
    let names = SharedNames()
    var table = NameTable()
    for text in ["乙", "甲", "甲 "] { _ = table.learn(Array(text.utf8)[...], .utf8, in: names) }
    _ = table.learn([0xBC, 0xD7][...], .gb18030, in: names)
    #expect(Self.find(table, Array("甲 ".utf8)) == 1)
    #expect(Self.find(table, [0xBC, 0xD7]) == 1)
    #expect(names.texts == ["乙", "甲"])
  }

  @Test("what can be no text of a column is not learned")
  func notLearned() {
    let names = SharedNames()
    var table = NameTable()
    for raw in ["", " ", "\u{3000}", "#N/A", "1.2E+11"].map({ Array($0.utf8) }) + [[0xBC, 0xD7]] {
      let isLearned = table.learn(raw[...], .utf8, in: names)
      #expect(!isLearned, "\(raw)")
    }
    #expect(names.texts.isEmpty && table.count == 0)
  }

  @Test("a thousand names are found while the table grows")
  func growth() {
    var table = NameTable()
    let shared = SharedNames()
    let names = (0..<1000).map { Array(String(repeating: "n\($0)", count: $0 % 5 + 1).utf8) }
    for name in names { _ = table.learn(name[...], .utf8, in: shared) }
    for (number, name) in names.enumerated() { #expect(Self.find(table, name) == Int64(number)) }
    #expect(table.count == 1000)
  }

  @Test("short names have keys of their own, whatever stands behind them")
  func keys() {
    func key(_ text: [UInt8], behind: UInt8) -> UInt64 {
      let padded = text + [UInt8](repeating: behind, count: 8)
      return unsafe padded.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return 0 }
        return unsafe NameKey(start, count: text.count).value
      }
    }
    var random = SplitMix64(seed: 3)
    var names: [UInt64: [UInt8]] = [:]
    for _ in 0..<3000 {
      // Of few bytes, zero among them, so that names differ in one place or in length alone.
      let name = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        UInt8.random(in: 0...2, using: &random)
      }
      let value = key(name, behind: 0xAA)
      #expect(value == key(name, behind: 0) && names[value, default: name] == name, "\(name)")
      names[value] = name
    }
  }

  @Test("a long name is found again where it ends in the same way")
  func lastName() {
    let text = Array("阿莫西林000000,阿莫西林000000\"阿莫西林0000001,阿莫西林00000,阿莫西林000000,".utf8)
    let padded = text + [UInt8](repeating: 0, count: 8)
    unsafe padded.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      let first = unsafe Words.load(start)
      let last = unsafe LastName(start, first, count: 18, number: 5)
      // Before a quote, longer, and shorter it is another; at last it is the same.
      for (place, length) in [(0, 18), (19, 0), (38, 0), (58, 0), (76, 18)] {
        var number: Int64 = -1
        #expect(unsafe last.read(start + place, first, &number) == length, "\(place)")
        #expect(number == (length > 0 ? 5 : -1))
      }
      var number: Int64 = -1
      #expect(unsafe last.read(start, first &+ 1, &number) == 0)
      #expect(unsafe LastName().read(start, first, &number) == 0 && number == -1)
    }
  }
}
