import Foundation
import Files
import TestSupport
import Testing

@testable import Workbooks

/// An archive that could be read in two ways is refused.
@Suite struct ZipArchiveTests {
  private static func parts() -> [ZipFile.Part] {
    MadeWorkbook(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").parts.map {
      .init($0.name, Array($0.text.utf8))
    }
  }

  private static func isRefused(_ change: (inout [ZipFile.Part]) -> Void) throws -> Bool {
    var parts = parts()
    change(&parts)
    return try Reading.error(ZipFile(parts).bytes) != nil
  }

  @Test("the archive itself is read, with a remark at its end, too")
  func whole() throws {
    let bytes = ZipFile(Self.parts()).bytes
    #expect(try Reading(bytes).text == "1\n")
    let remark = Array(bytes.dropLast(2)) + [3, 0] + Array("abc".utf8)
    #expect(try Reading(remark).text == "1\n")
  }

  @Test("names that occur twice, whatever their letter case")
  func twice() throws {
    #expect(try Self.isRefused { $0.append($0[5]) })
    #expect(
      try Self.isRefused { parts in
        parts.append(parts[5])
        parts[6].name = parts[6].name.uppercased()
      })
  }

  @Test("a checksum, a length or a way of packing that is not the part's")
  func facts() throws {
    #expect(try Self.isRefused { $0[5].checksum ^= 1 })
    #expect(try Self.isRefused { $0[5].size += 1 })
    #expect(try Self.isRefused { $0[5].size -= 1 })
    #expect(try Self.isRefused { $0[5].method = 8 })
    #expect(try Self.isRefused { $0[5].method = 9 })
    #expect(try Self.isRefused { $0[5].flags = 1 })
    #expect(try !Self.isRefused { $0[5].flags = 8 })
  }

  @Test("parts that overlap, or a directory that is cut off or points elsewhere")
  func places() throws {
    let bytes = ZipFile(Self.parts()).bytes
    for count in [1, 10, 21, 22, 30, 100, 500] {
      #expect(try Reading.error(Array(bytes.dropLast(count))) != nil)
    }
    // The directory lists the first part with the place of each byte of it.
    let directory = bytes.indices.dropLast(4).first {
      bytes[$0..<($0 + 4)].elementsEqual([0x50, 0x4B, 1, 2])
    }
    let place = try #require(directory) + 42
    for offset in 1..<20 {
      var changed = bytes
      changed[place] = UInt8(offset)
      #expect(try Reading.error(changed) != nil)
    }
  }

  @Test("a part that unpacks to far more than it is")
  func bomb() throws {
    // Zeros are packed to a thousandth: 80 MB come from 80 KB.
    let size = 80_000_000
    let path = Repository.path("Tests/Oracle/inflate.py")
    let line = try Program("python3", [path, "--zeros", "\(size)"]).output.dropLast()
    let packed = try #require(Data(base64Encoded: String(line)))
    let start = ContinuousClock.now
    var part = ZipFile.Part("xl/sharedStrings.xml", Array(packed))
    (part.method, part.size) = (8, size)
    let bytes = ZipFile(Self.parts().filter { $0.name != part.name } + [part]).bytes
    #expect(try Reading.error(bytes) != nil)
    let folder = try TemporaryFolder()
    let source = try ByteSource(path: folder.file("bomb.xlsx", bytes))
    let file = try #require(try FileBytes(source, start: [], limit: bytes.count))
    let archive = try ZipArchive(file)
    var pieces = try archive.pieces(of: #require(archive.entry(part.name)))
    #expect(throws: WorkbookError.self) { while try pieces.next() != nil {} }
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
