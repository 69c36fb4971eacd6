import Tables
import TestSupport
import Testing
import Wording

@testable import Writing

@Suite("ReadyTexts: cells that are made once")
struct ReadyTextsTests {
  private static let columns = (0..<2).map { OutputTable.Column("c\($0)", zh: "列\($0)") }

  @Test("A text of a number is written as the text itself", arguments: [1, 2])
  func cells(columns: Int) {
    // More than one part, with every need of a cell: none, quotes, both and an apostrophe.
    let kinds = ["a", "", "a, b", "say \"a\"", "=1+1", "中\u{1B}", "0.25g"]
    let texts = (0..<9_000).map { kinds[$0 % kinds.count] + ($0 % 2 == 0 ? "" : "\($0)") }
    let ready = Permanent(ReadyTexts(texts))
    func table(_ write: @escaping @Sendable (Int, inout RowWriter) -> Void) -> OutputTable {
      OutputTable(columns: Array(Self.columns.prefix(columns)), rowCount: texts.count) {
        write(texts.count - 1 - $0, &$1)
        if columns == 2 { $1.number($0) }
      }
    }
    let (made, plain) = (table { $1.text($0, of: ready) }, table { $1.text(texts[$0]) })
    let (lines, expected) = (
      CSVWriter(language: .english).written(made), CSVWriter(language: .english).written(plain)
    )
    #expect(lines.text == expected.text)
    #expect(lines.neutralised == expected.neutralised)
    #expect(expected.neutralised > 2 * texts.count / kinds.count - 2)
    #expect(made.row(7_777) == plain.row(7_777))
  }

  @Test("A text is written again as it was written first", arguments: ["a", "", "a, b", "=1+1"])
  func again(text: String) {
    let table = OutputTable(columns: Self.columns, slicesOf: 3) { slice, row in
      var written: RowWriter.WrittenText?
      for index in slice {
        if let written { row.again(written) } else { written = row.written(text) }
        row.number(index)
        row.endRow()
      }
    }
    let plain = OutputTable(columns: Self.columns, rowCount: 3) { index, row in
      row.text(text)
      row.number(index)
    }
    let (lines, expected) = (
      CSVWriter(language: .english).written(table), CSVWriter(language: .english).written(plain)
    )
    #expect(lines.text == expected.text)
    // Each of the three formulas is counted.
    #expect(lines.neutralised == expected.neutralised)
    #expect(table.row(2) == [.text(text), .number("2")])
  }
}
