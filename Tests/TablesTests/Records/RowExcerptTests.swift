import Files
import TestSupport
import Testing

@testable import Tables

@Suite("RowExcerpt: some rows of a file as they stand there")
struct RowExcerptTests {
  private static func excerpt(_ bytes: some Sequence<UInt8>, rows: Set<Int>) throws -> RowExcerpt {
    let folder = try TemporaryFolder()
    return try RowExcerpt(folder.file("a.csv", bytes), schema: productSchema(), rows: rows)
  }

  @Test("Rows are counted as findings count them, and read by the file's own layout")
  func rows() throws {
    let excerpt = try Self.excerpt("报价表；\n\n品种；报价\n甲；1\n\n乙；\"2；3\"\n".utf8, rows: [4, 6])
    #expect(excerpt.names == ["品种", "报价"])
    #expect(excerpt.cells(of: 4) == ["甲", "1"])
    #expect(excerpt.cells(of: 6) == ["乙", "2；3"])
  }

  @Test("A short row is filled up, a long one cut, one that is not there is empty")
  func widths() throws {
    let excerpt = try Self.excerpt("lot,price\na\nb,1,2\n".utf8, rows: [2, 3])
    #expect(excerpt.cells(of: 2) == ["a", ""])
    #expect(excerpt.cells(of: 3) == ["b", "1"])
    #expect(excerpt.cells(of: 9) == ["", ""])
    #expect(excerpt.cells(of: nil) == ["", ""])
  }

  @Test("Bytes that are no text are left out")
  func invalid() throws {
    let bytes = TextEncoding.mark + Array("lot,price\n".utf8) + [0xFF, 0x2C, 0x31, 0x0A]
    #expect(try Self.excerpt(bytes, rows: [2]).cells(of: 2) == ["", "1"])
  }
}
