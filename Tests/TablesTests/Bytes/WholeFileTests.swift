import Foundation
import TestSupport
import Testing

@testable import Tables

@Suite("WholeFile: piece by piece, whole or not at all")
struct WholeFileTests {
  @Test("The old file stays until the new one is finished")
  func finished() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out.csv", "old")
    let file = try WholeFile(path)
    for piece in ["a", "", "bc"] { try file.write(Array(piece.utf8)) }
    #expect(try folder.bytes("out.csv") == Array("old".utf8))
    try file.finish()
    #expect(try folder.bytes("out.csv") == Array("abc".utf8))
    #expect(try folder.names() == ["out.csv"])
  }

  @Test("A long file, of which the disk takes parts before it is finished, is whole")
  func long() throws {
    let folder = try TemporaryFolder()
    let file = try WholeFile(folder.path("out.csv"))
    // 20 MiB: the disk is given 8 MiB twice.
    let pieces = (0..<20).map { [UInt8](repeating: $0, count: 1 << 20) }
    for piece in pieces { try file.write(piece) }
    try file.finish()
    #expect(try folder.bytes("out.csv") == Array(pieces.joined()))
  }

  @Test("One that is given up leaves the old file and nothing else")
  func givenUp() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out.csv", "old")
    do {
      let file = try WholeFile(path)
      try file.write([1])
    }
    #expect(try folder.bytes("out.csv") == Array("old".utf8))
    #expect(try folder.names() == ["out.csv"])
  }

  @Test("What is no regular file gets all when the output is finished")
  func direct() throws {
    let file = try WholeFile("/dev/full")
    try file.write([1])
    let error = #expect(throws: FileError.self) { try file.finish() }
    #expect(error?.path == "/dev/full")
  }

  @Test("A file in the place of the temporary one is not taken away")
  func notOurs() throws {
    let folder = try TemporaryFolder()
    let other = "out.csv.\(ProcessInfo.processInfo.processIdentifier).tmp"
    _ = try folder.file(other, "other")
    #expect(throws: FileError.self) { try WholeFile(folder.path("out.csv")) }
    #expect(try folder.names() == [other])
  }
}
