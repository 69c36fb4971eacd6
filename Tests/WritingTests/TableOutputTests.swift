import Synchronization
import Testing
import Wording
import Writing

@Suite("TableOutput: a table in parts is the table at once")
struct TableOutputTests {
  /// What came of a table, piece by piece.
  private final class Pieces: Sendable {
    private let pieces = Mutex<[[UInt8]]>([])

    func add(_ piece: [UInt8]) { pieces.withLock { $0.append(piece) } }
    var all: [[UInt8]] { pieces.withLock { $0 } }
    var text: String { String(decoding: all.joined(), as: UTF8.self) }
  }

  private static let columns = [
    OutputTable.Column("a", zh: "甲"), OutputTable.Column("b", zh: "乙", numeric: true),
  ]

  private static func table(_ rows: Range<Int>) -> OutputTable {
    OutputTable(columns: columns, rows: rows.map { [.text("=\($0)"), .number(String($0))] })
  }

  /// Writes parts of a table that ends with row 5, the parts ending with these rows.
  private static func write(_ ends: [Int], by writer: any TableWriter)
    -> (pieces: Pieces, neutralised: Int)
  {
    let pieces = Pieces()
    let output = TableOutput(columns, by: writer) { pieces.add($0) }
    var start = 0
    for end in ends {
      output.write(writer.rows(table(start..<end)))
      start = end
    }
    return (pieces, output.finish())
  }

  @Test(
    "However the rows are cut into parts, some of them empty, the bytes are the same",
    arguments: [
      CSVWriter(language: .chinese), JSONWriter(), MarkdownWriter(language: .english),
      ParagraphWriter(before: "(", behind: ")"),
    ] as [any TableWriter])
  func parts(writer: any TableWriter) throws {
    #expect(writer.writesParts)
    let expected = writer.written(Self.table(0..<5))
    for ends in [[5], [1, 5], [0, 2, 2, 5, 5], [1, 2, 3, 4, 5]] {
      let (pieces, neutralised) = Self.write(ends, by: writer)
      #expect(pieces.text == expected.text, "\(ends)")
      #expect(neutralised == expected.neutralised)
    }
  }

  @Test("A table without rows has its headings, and JSON its brackets")
  func empty() throws {
    #expect(Self.write([], by: CSVWriter(language: .english)).pieces.text == "a,b\n")
    #expect(Self.write([0, 0], by: JSONWriter()).pieces.text == "[]\n")
    #expect(
      Self.write([0], by: MarkdownWriter(language: .english)).pieces.text
        == "| a | b |\n| --- | ---: |\n")
  }

  @Test("A short table is one piece with its headings")
  func short() throws {
    let pieces = Self.write([5], by: CSVWriter(language: .english)).pieces
    #expect(pieces.all.count == 1)
  }

  @Test("What a spreadsheet would run is counted in headings and rows")
  func neutralised() throws {
    // Five rows with one such text each; JSON has none.
    #expect(Self.write([2, 5], by: CSVWriter(language: .english)).neutralised == 5)
    #expect(Self.write([2, 5], by: JSONWriter()).neutralised == 0)
  }
}
