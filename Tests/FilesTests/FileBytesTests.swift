import TestSupport
import Testing

@testable import Files

/// Bytes that are read at any place, and bytes that are made before they are read.
@Suite struct FileBytesTests {
  @Test("a file is read where it stands; behind its end there is nothing")
  func places() throws {
    let folder = try TemporaryFolder()
    let source = try ByteSource(path: folder.file("a", Array(0..<100)))
    let file = try #require(try FileBytes(source, start: [], limit: 100))
    #expect(file.size == 100)
    #expect(try file.read(3, at: 10) == [10, 11, 12])
    #expect(try file.read(3, at: 98) == [98, 99])
    #expect(try file.read(3, at: 200) == [])
  }

  @Test("what cannot be read twice is kept, with what was read of it already")
  func spooled() throws {
    let source = ByteSource(text: "cdef", name: "pipe")
    let file = try #require(try FileBytes(source, start: Array("ab".utf8), limit: 6))
    #expect(file.size == 6)
    #expect(try file.read(9, at: 1) == Array("bcdef".utf8))
  }

  @Test("no more is kept than the limit")
  func limit() throws {
    let folder = try TemporaryFolder()
    #expect(try FileBytes(ByteSource(text: "cdef", name: "pipe"), start: [1, 2], limit: 5) == nil)
    let path = try folder.file("a", [1, 2, 3])
    #expect(try FileBytes(ByteSource(path: path), start: [], limit: 2) == nil)
  }

  @Test("bytes that are made read the same in memory and in a file, in parts of any size")
  func spilled() throws {
    var (bytes, all) = (SpilledBytes(), [UInt8]())
    for part in 0..<11 {
      // 11 parts of a megabyte: some in memory, the others in a file.
      let piece = [UInt8](repeating: UInt8(part), count: 1 << 20)
      try bytes.append(piece)
      all += piece
    }
    #expect(bytes.count == all.count)
    for size in [700_001, 3 << 20, 20 << 20] {
      let source = ByteSource(bytes, name: "made")
      var read: [UInt8] = []
      while try source.read(size, into: &read) > 0 {}
      #expect(read == all)
    }
  }
}
