import TestSupport
import Testing

@testable import Tables

@Suite("KnownFields: what bytes were read as before")
struct KnownFieldsTests {
  /// What some bytes were read as; nil while they are not known.
  private static func find(_ known: KnownFields, _ bytes: [UInt8]) -> Int64? {
    let padded = bytes + [UInt8](repeating: 0xAA, count: 8)
    let value = unsafe padded.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { (field) -> Int64 in
        let key = unsafe FieldKey(field, count: bytes.count)
        return unsafe known.withView { unsafe $0.value(field, count: bytes.count, key) }
      } ?? -1
    }
    return value < 0 ? nil : value
  }

  @Test("bytes are known when they were learned, not before, and not a part of them")
  func learn() {
    var known = KnownFields()
    #expect(Self.find(known, Array("甲".utf8)) == nil)
    known.learn(Array("甲".utf8)[...], as: 7)
    #expect(Self.find(known, Array("甲".utf8)) == 7)
    #expect(Self.find(known, Array("甲".utf8.dropLast())) == nil)
    #expect(Self.find(known, Array("甲 ".utf8)) == nil)
  }

  @Test("a thousand fields are found while the table grows")
  func growth() {
    var known = KnownFields(bits: 2)
    let fields = (0..<1000).map { Array(String(repeating: "n\($0)", count: $0 % 5 + 1).utf8) }
    for (number, field) in fields.enumerated() { known.learn(field[...], as: Int64(number)) }
    for (number, field) in fields.enumerated() {
      #expect(Self.find(known, field) == Int64(number))
    }
    #expect(known.count == 1000)
  }

  @Test("short fields have keys of their own, whatever stands behind them")
  func keys() {
    func key(_ text: [UInt8], behind: UInt8) -> UInt64 {
      let padded = text + [UInt8](repeating: behind, count: 8)
      return unsafe padded.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return 0 }
        return unsafe FieldKey(start, count: text.count).value
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

  @Test("a long field is found again where it ends in the same way")
  func lastName() {
    let text = Array("阿莫西林000000,阿莫西林000000\"阿莫西林0000001,阿莫西林00000,阿莫西林000000,".utf8)
    let padded = text + [UInt8](repeating: 0, count: 8)
    unsafe padded.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      let first = unsafe Words.load(start)
      let last = unsafe LastField(start, first, count: 18, number: 5)
      // Before a quote, longer, and shorter it is another; at last it is the same.
      for (place, length) in [(0, 18), (19, 0), (38, 0), (58, 0), (76, 18)] {
        var number: Int64 = -1
        #expect(unsafe last.read(start + place, first, &number) == length, "\(place)")
        #expect(number == (length > 0 ? 5 : -1))
      }
      var number: Int64 = -1
      #expect(unsafe last.read(start, first &+ 1, &number) == 0)
      #expect(unsafe LastField().read(start, first, &number) == 0 && number == -1)
    }
  }
}
