import Foundation
import TestSupport
import Testing

@testable import Files

@Suite("WholeFile: piece by piece, whole or not at all")
struct WholeFileTests {
  /// Whether a file in a folder can be without a name, which not all file systems know.
  private static func knowsNamelessFiles(_ folder: TemporaryFolder) -> Bool {
    guard let descriptor = LinuxOnly.openNameless(in: folder.path) else { return false }
    close(descriptor)
    return true
  }

  @Test(
    "The old file stays until the new one is finished, with a name of its own or without",
    arguments: [true, false])
  func finished(isNameless: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out.csv", "old")
    let file = try WholeFile(path, isNameless: isNameless)
    for piece in ["a", "", "bc"] { try file.write(Array(piece.utf8)) }
    #expect(try folder.bytes("out.csv") == Array("old".utf8))
    let isSeen = !isNameless || !Self.knowsNamelessFiles(folder)
    #expect(try folder.names().count == (isSeen ? 2 : 1))
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
    // As data: a debug build would compare arrays of bytes one by one.
    let expected = pieces.reduce(into: Data()) { $0.append(contentsOf: $1) }
    #expect(FileManager.default.contents(atPath: folder.path("out.csv")) == expected)
  }

  @Test("One that is given up leaves the old file and nothing else", arguments: [true, false])
  func givenUp(isNameless: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out.csv", "old")
    do {
      let file = try WholeFile(path, isNameless: isNameless)
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

  @Test("A file in the place of the temporary one is not taken away", arguments: [true, false])
  func notOurs(isNameless: Bool) throws {
    let folder = try TemporaryFolder()
    let other = "out.csv.\(ProcessInfo.processInfo.processIdentifier).tmp"
    _ = try folder.file(other, "other")
    #expect(throws: FileError.self) {
      try WholeFile(folder.path("out.csv"), isNameless: isNameless).finish()
    }
    #expect(try folder.bytes(other) == Array("other".utf8))
    #expect(try folder.names() == [other])
  }
}
