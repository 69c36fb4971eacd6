import Foundation
import TestSupport
import Testing

@testable import Workbooks

/// Deflating is RFC 1951 backwards: what it makes, zlib and the inflater unpack to what it was.
@Suite struct DeflaterTests {
  private static func deflated(_ bytes: [UInt8], pieces: Int = 1 << 18) -> [UInt8] {
    var deflater = Deflater()
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      result += deflater.deflate(Array(bytes[start..<min(start + pieces, bytes.count)]))
    }
    return result + deflater.finish()
  }

  /// A text in which much is repeated, near and far.
  private static func text(_ random: inout SplitMix64) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...300, using: &random) {
      if !bytes.isEmpty, Bool.random(using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        bytes += bytes[start..<min(bytes.count, start + Int.random(in: 1...600, using: &random))]
      } else {
        bytes += (0..<Int.random(in: 1...40, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
      }
    }
    return bytes
  }

  @Test("`aaaaaaaaaa` is one letter, and a repetition of nine of them one letter before")
  func repetition() {
    // Bit 0 (not the last), bits 10 (fixed codes), the letter 0x61 as 10010001 (0x30 + 0x61), the
    // length 9 as 0000111 (symbol 263), the distance 1 as 00000, the end 0000000: 3 + 8 + 7 + 5 + 7 =
    // 30 bits; the last block, which is empty, has ten more: 40 bits in 5 bytes.
    #expect(Self.deflated([UInt8](repeating: 0x61, count: 10)).count == 5)
  }

  @Test("what is deflated in any pieces is inflated to the same, by zlib and by the inflater")
  func roundTrip() throws {
    var random = SplitMix64(seed: 20)
    var texts = (0..<100).map { _ in Self.text(&random) }
    // Further back than a repetition may reach.
    texts.append((0..<70_000).map { UInt8(truncatingIfNeeded: $0 / 256 &* 31 ^ $0) })
    texts.append([])
    let streams = texts.map { Self.deflated($0) }
    let read = try Program.oracle(
      "inflate.py", input: streams.map { Data($0).base64EncodedString() + "\n" }.joined())
    for (text, (stream, read)) in zip(texts, zip(streams, read)) {
      var checksum = Checksum()
      checksum.add(text)
      #expect(read == "\(checksum.value) \(text.count)")
      // Pieces of one byte take long, as each brings what stands before it along.
      for pieces in text.count < 1_000 ? [1, 7] : [10_000] {
        var rest = Self.deflated(text, pieces: pieces)[...]
        var inflater = Inflater { () throws(WorkbookError) in
          defer { rest = [] }
          return Array(rest)
        }
        var inflated: [UInt8] = []
        while let piece = try inflater.next() { inflated += piece }
        #expect(inflated == text)
      }
      #expect(stream == Self.deflated(text))
    }
  }

  @Test("the rows of a sheet take less than a fifth of their bytes")
  func rows() {
    let rows = (1...2_000).map {
      "<row r=\"\($0)\"><c r=\"A\($0)\" s=\"2\"><v>0.\($0)</v></c></row>"
    }
    let bytes = Array(rows.joined().utf8)
    #expect(Self.deflated(bytes).count * 5 < bytes.count)
  }
}
