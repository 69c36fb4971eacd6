import Foundation
import TestSupport
import Testing

@testable import Files

@Suite("ByteSource: the bytes of a file")
struct ByteSourceTests {
  @Test("Pieces follow each other and end with none")
  func pieces() throws {
    let folder = try TemporaryFolder()
    let source = try ByteSource(path: folder.file("a", "abcdefg"))
    var bytes: [UInt8] = []
    #expect(try source.read(3, into: &bytes) == 3)
    #expect(try source.read(3, into: &bytes) == 3)
    #expect(try source.read(3, into: &bytes) == 1)
    #expect(try source.read(3, into: &bytes) == 0)
    #expect(bytes == Array("abcdefg".utf8))
  }

  @Test("Of a file no more is worth asking for than what is left, and one more; of a pipe all")
  func worthAsking() throws {
    let folder = try TemporaryFolder()
    let source = try ByteSource(path: folder.file("a", "abcdefg"))
    var bytes: [UInt8] = []
    #expect(source.worthAsking(3) == 3)
    #expect(source.worthAsking(100) == 8)
    #expect(try source.read(5, into: &bytes) == 5)
    // Two of seven are left.
    #expect(source.worthAsking(100) == 3)
    #expect(try source.read(source.worthAsking(100), into: &bytes) == 2)
    #expect(source.worthAsking(100) == 1)
    #expect(try ByteSource(path: folder.file("empty", "")).worthAsking(100) == 100)
    let pipe = Pipe()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(try ByteSource(path: path).worthAsking(100) == 100)
  }

  @Test("A pipe that gives a byte at a time fills a piece like a file")
  func pipe() async throws {
    let pipe = Pipe()
    let source = try ByteSource(path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    async let writing: Void = Task.detached {
      for byte in Array("abcdefg".utf8) {
        try pipe.fileHandleForWriting.write(contentsOf: [byte])
        await Task.yield()
      }
      try pipe.fileHandleForWriting.close()
    }.value
    var bytes: [UInt8] = []
    #expect(try source.read(5, into: &bytes) == 5)
    #expect(try source.read(5, into: &bytes) == 2)
    try await writing
    #expect(bytes == Array("abcdefg".utf8))
  }

  @Test("A file that is missing, or a folder, is named with the system's reason")
  func errors() throws {
    let folder = try TemporaryFolder()
    let missing = folder.path("missing.csv")
    let error = #expect(throws: FileError.self) { try ByteSource.contents(of: missing) }
    #expect(error?.path == missing)
    #expect(error?.reason == "No such file or directory")
    let isFolder = #expect(throws: FileError.self) { try ByteSource.contents(of: folder.path) }
    #expect(isFolder?.reason == "Is a directory")
    #expect(isFolder?.isClosedPipe == false)
  }

  @Test("A large file is read whole")
  func largeFile() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 7)
    let bytes = (0..<200_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    #expect(try ByteSource.contents(of: folder.file("a", bytes)) == bytes)
  }

  @Test("What is read whole must be a file of at most 16 MB: a device or a pipe might never end")
  func contents() throws {
    let folder = try TemporaryFolder()
    #expect(try ByteSource.contents(of: folder.file("a", "abc")) == Array("abc".utf8))
    let pipe = folder.path("pipe")
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    for path in ["/dev/zero", pipe] {
      let error = #expect(throws: FileError.self) { try ByteSource.contents(of: path) }
      #expect(error?.refusal == .notRegular && error?.path == path)
    }
    let most = ByteSource.mostContents
    let large = try folder.file("large", [UInt8](repeating: 0x20, count: most))
    #expect(try ByteSource.contents(of: large).count == most)
    try #require(FileHandle(forWritingAtPath: large)).truncate(atOffset: UInt64(most) + 1)
    let error = #expect(throws: FileError.self) { try ByteSource.contents(of: large) }
    #expect(error?.refusal == .tooLarge)
    let missing = #expect(throws: FileError.self) { try ByteSource.contents(of: large + "x") }
    #expect(missing?.refusal == nil)
  }

  @Test("A file that was opened is known by whatever name, with what it was like then")
  func filesRead() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", "abc")
    _ = try ByteSource.contents(of: path)
    let read = try #require(FilesRead.all.first { $0.path == path })
    let link = folder.path("link")
    try FileManager.default.linkItem(atPath: path, toPath: link)
    let other = try folder.file("b", "abc")
    #expect(try #require(FileState(of: link)).isSameFile(as: read.state))
    #expect(try !#require(FileState(of: other)).isSameFile(as: read.state))
    try "abcd".write(toFile: path, atomically: false, encoding: .utf8)
    #expect(FileState(of: path) != read.state)
  }
}
