import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct KeptInputsTests {
  @Test("what came by a pipe is read again from its start, as often as it is asked for")
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("pipe")
    #expect(unsafe mkfifo(path, 0o600) == 0)
    // More than a pipe holds, and no whole number of pieces.
    let bytes = (0..<700_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let writer = Thread { try? Data(bytes).write(to: URL(filePath: path)) }
    writer.start()
    try KeptInputs.keep(path)
    try KeptInputs.keep(path)
    for _ in 0..<2 {
      let source = try ByteSource(path: path)
      let (name, isFile) = (source.name, source.canBeReadAgain)
      #expect(name == path && isFile)
      #expect(try ByteSource.contents(of: path) == bytes)
    }
  }

  @Test("a file needs no copy, and what is missing is an error")
  func files() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("file", [1, 2])
    try KeptInputs.keep(path)
    #expect(KeptInputs.copy(of: path) == nil)
    #expect(throws: FileError.self) { try KeptInputs.keep(folder.path("none")) }
  }
}
