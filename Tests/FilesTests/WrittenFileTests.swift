import Foundation
import TestSupport
import Testing

@testable import Files

@Suite("WholeFile: a file and its folder")
struct WrittenFileTests {
  /// Writes a file in one piece.
  private static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try WholeFile(path)
    try file.write(bytes)
    try file.finish()
  }

  @Test("A file is written whole, again over itself, and nothing else stays in the folder")
  func whole() throws {
    let folder = try TemporaryFolder()
    for text in ["first", "a longer second", "", "x"] {
      try Self.write(Array(text.utf8), to: folder.path("out.csv"))
      #expect(try folder.bytes("out.csv") == Array(text.utf8))
      #expect(try folder.names() == ["out.csv"])
    }
  }

  @Test("A file that is replaced keeps its mode", arguments: [0o600, 0o664, 0o666])
  func mode(permissions: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out.csv", "old")
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    try Self.write(Array("new".utf8), to: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == permissions)
    #expect(try folder.bytes("out.csv") == Array("new".utf8))
  }

  @Test("A folder that does not exist is an error that names the file")
  func missingFolder() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("missing/out.csv")
    let error = #expect(throws: FileError.self) { try Self.write([1], to: path) }
    #expect(error?.path == path)
    #expect(try folder.names() == [])
  }

  @Test(
    "A folder that may not be written to keeps the old file and gets no new one",
    .enabled(if: getuid() != 0, "the superuser may write anywhere"))
  func unwritableFolder() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out.csv", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
    #expect(throws: FileError.self) { try Self.write([1], to: path) }
    #expect(try folder.names() == ["out.csv"])
    #expect(try folder.bytes("out.csv") == Array("old".utf8))
  }

  @Test("A failure before the end keeps the old file as it was")
  func failure() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out.csv", "old")
    // Somebody else's file stands where the new one would be prepared.
    let other = try folder.file("out.csv.\(getpid()).tmp", "other")
    #expect(throws: FileError.self) { try Self.write([1], to: path) }
    #expect(try folder.bytes("out.csv") == Array("old".utf8))
    #expect(try ByteSource.contents(of: other) == Array("other".utf8))
  }

  @Test("A symbolic link stays, and the file behind it is written, also one that is new")
  func links() throws {
    let folder = try TemporaryFolder()
    try ByteSink.makeFolder(folder.path("in"))
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: folder.path("in/second"), withDestinationPath: "../target.csv")
    try files.createSymbolicLink(atPath: folder.path("first"), withDestinationPath: "in/second")
    for text in ["new", "newer"] {
      try Self.write(Array(text.utf8), to: folder.path("first"))
      #expect(try folder.bytes("target.csv") == Array(text.utf8))
      #expect(try files.destinationOfSymbolicLink(atPath: folder.path("first")) == "in/second")
      #expect(try folder.names().sorted() == ["first", "in", "target.csv"])
    }
    try files.createSymbolicLink(atPath: folder.path("round"), withDestinationPath: "round")
    let error = #expect(throws: FileError.self) {
      try Self.write([1], to: folder.path("round"))
    }
    #expect(error?.path == folder.path("round"))
  }

  @Test("A folder is no file to write to")
  func isFolder() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: FileError.self) { try Self.write([1], to: folder.path) }
    #expect(error?.reason == "Is a directory")
  }

  @Test("A device is written to directly, and a full one is an error")
  func devices() throws {
    try Self.write([1, 2, 3], to: "/dev/null")
    let error = #expect(throws: FileError.self) { try Self.write([1], to: "/dev/full") }
    #expect(error?.reason == "No space left on device")
  }

  @Test("a folder is made once, and left as it is when it is there")
  func folder() throws {
    let folder = try TemporaryFolder()
    #expect(!ByteSink.exists(folder.path("new")))
    try ByteSink.makeFolder(folder.path("new"))
    try Self.write([1], to: folder.path("new/file"))
    try ByteSink.makeFolder(folder.path("new"))
    #expect(ByteSink.exists(folder.path("new/file")))
    #expect(throws: FileError.self) { try ByteSink.makeFolder(folder.path("no/such/folder")) }
  }
}
