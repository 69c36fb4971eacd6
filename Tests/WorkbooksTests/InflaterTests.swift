import Foundation
import TestSupport
import Testing

@testable import Workbooks

/// Inflating is RFC 1951: whatever zlib unpacks it unpacks to the same, and what zlib refuses it
/// refuses.
@Suite struct InflaterTests {
  /// The checksum and length of what a stream unpacks to, given in parts of some size.
  private static func unpacked(_ stream: [UInt8], pieces: Int = 1 << 16) -> String {
    var rest = stream[...]
    var inflater = Inflater { () throws(WorkbookError) in
      let piece = rest.prefix(pieces)
      rest = rest.dropFirst(pieces)
      return Array(piece)
    }
    var (checksum, count) = (Checksum(), 0)
    do throws(WorkbookError) {
      while let piece = try inflater.next() {
        checksum.add(piece)
        count += piece.count
      }
    } catch { return "error" }
    return "\(checksum.value) \(count)"
  }

  private static func oracle(_ streams: [[UInt8]]) throws -> [String] {
    let lines = streams.map { Data($0).base64EncodedString() + "\n" }
    return try Program.oracle("inflate.py", input: lines.joined())
  }

  private static func made(seed: Int, count: Int) throws -> [[UInt8]] {
    let path = Repository.path("Tests/Oracle/inflate.py")
    let program = try Program("python3", [path, "--make", "\(seed)", "\(count)"])
    return program.output.split(separator: "\n").compactMap { line in
      Data(base64Encoded: String(line)).map { Array($0) }
    }
  }

  @Test("a stored block: its length twice, the second inverted, then the bytes")
  func stored() {
    // One last block, not packed: bits 1, 00, then 2 and its inverse 65533.
    #expect(
      Self.unpacked([1, 2, 0, 0xFD, 0xFF, 0x61, 0x62]) == "\(ZipFile.checksum([0x61, 0x62])) 2")
    #expect(Self.unpacked([1, 2, 0, 0xFD, 0xFE, 0x61, 0x62]) == "error")
    #expect(Self.unpacked([1, 2, 0, 0xFD, 0xFF, 0x61]) == "error")
    #expect(Self.unpacked([]) == "error")
  }

  @Test("streams that zlib has packed, in every way that it has")
  func packed() throws {
    let streams = try Self.made(seed: 18, count: 300)
    #expect(streams.count == 300)
    let expected = try Self.oracle(streams)
    for (stream, expected) in zip(streams, expected) {
      #expect(Self.unpacked(stream) == expected)
      #expect(Self.unpacked(stream, pieces: 7) == expected)
    }
    #expect(expected.contains { $0 != "error" } && !expected.contains("error"))
  }

  @Test("changed streams: the same bytes as zlib's, or refused by both")
  func changed() throws {
    var random = SplitMix64(seed: 18)
    let streams = try Self.made(seed: 19, count: 150).filter { !$0.isEmpty }.flatMap { stream in
      (0..<20).map { _ in
        var changed = stream
        switch Int.random(in: 0..<4, using: &random) {
        case 0: changed.removeLast(Int.random(in: 1...changed.count, using: &random))
        case 1: changed.append(0)
        default:
          // The codes of a block stand at its beginning.
          let place = Int.random(in: 0..<min(changed.count, 80), using: &random)
          changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
        return changed
      }
    }
    let expected = try Self.oracle(streams)
    for (stream, expected) in zip(streams, expected) {
      #expect(Self.unpacked(stream) == expected, "\(Data(stream).base64EncodedString())")
    }
    #expect(expected.contains("error") && expected.contains { $0 != "error" })
  }

  @Test("the checksum of zip archives: of `123456789` it is CBF43926")
  func checksum() {
    var checksum = Checksum()
    checksum.add(Array("123".utf8))
    checksum.add(Array("456789".utf8))
    #expect(checksum.value == 0xCBF4_3926)
    #expect(ZipFile.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }
}
