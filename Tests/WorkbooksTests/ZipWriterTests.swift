import Files
import TestSupport
import Testing

@testable import Workbooks

/// An archive that is written is one that Python's own module and the reader of workbooks open.
@Suite struct ZipWriterTests {
  private static func archive(pieces: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = ZipWriter { bytes += $0 }
    try writer.add("one.txt", "品种,企业\n")
    try writer.add("folder/many.txt") { take in
      let text = (0..<50_000).flatMap { Array("\($0)\n".utf8) }
      for start in stride(from: 0, to: text.count, by: pieces) {
        try take(Array(text[start..<min(start + pieces, text.count)]))
      }
    }
    try writer.add("empty", "")
    try writer.finish()
    return bytes
  }

  @Test("the parts have their names, sizes and checksums, whatever the pieces they came in")
  func parts() throws {
    let bytes = try Self.archive(pieces: 777)
    #expect(try bytes == Self.archive(pieces: 300_000))
    let folder = try TemporaryFolder()
    let path = try folder.file("made.zip", bytes)
    let script = """
      import sys, zipfile
      archive = zipfile.ZipFile(sys.argv[1])
      print(archive.testzip())
      for part in archive.infolist():
          print(part.filename, part.file_size, *part.date_time)
      print(archive.read("one.txt").decode().strip())
      print(archive.read("folder/many.txt").splitlines()[-1].decode())
      """
    let program = try Program("python3", ["-c", script, path])
    // 10 numbers of one digit and a line end, 90 of two, 900 of three, 9,000 of four, 40,000 of five:
    // 20 + 270 + 3,600 + 45,000 + 240,000.
    #expect(
      program.output == """
        None
        one.txt 14 1980 1 1 0 0 0
        folder/many.txt 288890 1980 1 1 0 0 0
        empty 0 1980 1 1 0 0 0
        品种,企业
        49999

        """)
  }
}
