import ExactNumbers
import Synchronization
import Tables
import TestSupport
import Testing
import Wording

@testable import Writing

@Suite("RowWriter: values, lines of CSV or objects of JSON, alike")
struct RowWriterTests {
  private static let columns = (0..<4).map { OutputTable.Column("c\($0)", zh: "列\($0)") }

  /// What no spreadsheet runs and no terminal obeys.
  private static func harmless(_ text: String) -> String {
    let plain = text.visible(keepingLines: true)
    let isFormula = text.unicodeScalars.first.map {
      "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0)
    }
    return isFormula == true ? "'" + plain : plain
  }

  /// The slow and obvious way to write a text.
  private static func line(_ text: String) -> String {
    let harmless = harmless(text)
    // An empty value alone in its row would make an empty line.
    if text.isEmpty { return "\"\"" }
    guard harmless.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else {
      return harmless
    }
    var quoted = "\""
    for scalar in harmless.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// The slow and obvious way to write a text in JSON.
  private static func json(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case "\"", "\\": json += "\\\(scalar)"
      case _ where scalar.isHarmful:
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }

  @Test("A sentence is written as the same text is")
  func sentences() {
    let texts = ["short", "", "a, b", "≤ 1", "=1+1"]
    let table = OutputTable(columns: Self.columns, rowCount: texts.count) { index, row in
      row.text(texts[index])
      row.sentence("\(texts[index])")
      row.number(index)
      row.sentence("")
    }
    for (index, text) in texts.enumerated() {
      #expect(table.row(index) == [.text(text), .text(text), .number("\(index)"), .text("")])
    }
    let line = "'=1+1,'=1+1,4,\n"
    let lines = CSVWriter(language: .english).text(table)
    #expect(lines.hasSuffix("\"a, b\",\"a, b\",2,\n≤ 1,≤ 1,3,\n" + line))
  }

  @Test("A paragraph is what the values say, behind a line end")
  func paragraphs() throws {
    // 10²⁹ is too long to be written with decimals at once.
    let long = try #require(Ratio(decimal: "1" + String(repeating: "0", count: 29)))
    let cells: [@Sendable (inout RowWriter) -> Void] = [
      { $0.text("a,\"b\"\n") }, { $0.text("") }, { $0.sentence("第 \(1) 名\n") }, { $0.word("N") },
      { $0.number(12) }, { $0.number(nil) }, { $0.number(try? Ratio(1, over: 3), decimals: 4...6) },
      { $0.number(long, decimals: 4...6) }, { $0.append(.number("7")) }, { $0.empty() },
    ]
    let table = OutputTable(columns: [Self.columns[0]], rowCount: cells.count) { index, row in
      cells[index](&row)
    }
    let values = cells.indices.map { table.row($0)[0].characters }
    #expect(values[6] == "0.333333")
    #expect(
      ParagraphWriter(before: "(", behind: ")").text(table)
        == "(" + values.joined(separator: "\n") + ")")
  }

  @Test("The words of this program get quotes where they have a comma", arguments: [1, 4])
  func ownWords(columns: Int) {
    let words: [Sentence] = ["第 \(1) 名，", "cut \(2), over by \(1)", "", "=\(1)"]
    let table = OutputTable(columns: Array(Self.columns.prefix(columns)), rowCount: 4) {
      index, row in
      for _ in 0..<columns { row.sentence(words[index]) }
    }
    let lines = ["第 1 名，", "\"cut 2, over by 1\"", columns == 1 ? "\"\"" : "", "'=1"]
    let rows = lines.map { Array(repeating: $0, count: columns).joined(separator: ",") + "\n" }
    #expect(CSVWriter(language: .english).text(table).hasSuffix(rows.joined()))
  }

  @Test("Rows that are written in slices are those that are written one by one")
  func slices() {
    let single = OutputTable(columns: Self.columns, rowCount: 9_000) { index, row in
      row.word("Y")
      row.number(index)
      row.empty()
      row.text("a\(index)")
    }
    let sliced = OutputTable(columns: Self.columns, slicesOf: 9_000) { slice, row in
      for index in slice {
        row.word("Y")
        row.number(index)
        row.empty()
        row.text("a\(index)")
        row.endRow()
      }
    }
    #expect(sliced.row(4_100) == single.row(4_100))
    #expect(sliced.row(4_100) == [.text("Y"), .number("4100"), .empty, .text("a4100")])
    let lines = CSVWriter(language: .english).text(sliced)
    #expect(lines == CSVWriter(language: .english).text(single))
    #expect(lines.hasSuffix("Y,8999,,a8999\n"))
  }

  @Test("A word of the program is written as a text", arguments: [1, 2])
  func words(columns: Int) {
    func table(_ cell: @escaping @Sendable (Int, inout RowWriter) -> Void) -> OutputTable {
      OutputTable(columns: Array(Self.columns.prefix(columns)), rowCount: 2) { index, row in
        cell(index, &row)
        if columns == 2 { row.number(index) }
      }
    }
    let words = table { if $0 == 0 { $1.word("no-quote") } else { $1.word("") } }
    let texts = table { $1.text($0 == 0 ? "no-quote" : "") }
    #expect(
      CSVWriter(language: .english).text(words)
        == CSVWriter(language: .english).text(texts))
    #expect((0..<2).map(words.row) == (0..<2).map(texts.row))
  }

  @Test("Any text is written as scalar by scalar it would be", arguments: 0..<5)
  func texts(seed: UInt64) {
    let pieces = [
      "a", ",", "\"", "\\", "\n", "\r", "\t", "=", "＝", "'", "-", "é", "中", "≤", "×", "\u{80}",
      "\u{9F}",
      "\u{A0}",
      "\u{61C}", "\u{61D}", "\u{200E}", "\u{2010}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{FEFF}",
      "\u{FEFC}", "（", "\u{7F}", "\0", "\u{1B}", "𠀀", "\u{301}",
    ]
    var random = SplitMix64(seed: seed)
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      let table = OutputTable(columns: [Self.columns[0]], rowCount: 1) { _, row in row.text(text) }
      #expect(JSONWriter().text(table) == "[\n  {\"c0\": \(Self.json(text))}\n]\n")
      let (written, neutralised) = CSVWriter(language: .english).written(table)
      #expect(written == "c0\n" + Self.line(text) + "\n", "\(text.debugDescription)")
      #expect(neutralised == (Self.harmless(text) == text ? 0 : 1))
    }
  }

  @Test("Values and lines say the same, in one thread and in many")
  func forms() throws {
    let table = OutputTable(columns: Self.columns, rowCount: 10_000) { index, row in
      row.text("row \(index)")
      row.number(index % 3 == 0 ? nil : index)
      row.number(try? Ratio(Int128(index), over: 7), decimals: 4...6)
      row.sentence(index % 2 == 0 ? "≤ \(index)" : "")
    }
    #expect(table.row(4) == [.text("row 4"), .number("4"), .number("0.571429"), .text("≤ 4")])
    #expect(table.row(3) == [.text("row 3"), .empty, .number("0.428571"), .text("")])
    let values = OutputTable(columns: Self.columns, rowCount: 10_000) { table.row($0) }
    let writers: [any TableWriter] = [
      CSVWriter(language: .english), JSONWriter(), MarkdownWriter(language: .chinese),
    ]
    for writer in writers {
      let whole = writer.text(table)
      #expect(writer.text(values) == whole)
      for threads in [1, nil] {
        let pieces = Mutex("")
        let output = TableOutput(Self.columns, by: writer) { piece in
          pieces.withLock { $0 += String(decoding: piece, as: UTF8.self) }
        }
        try writer.write(table, threads: threads) { output.write($0) }
        _ = output.finish()
        #expect(pieces.withLock { $0 } == whole)
      }
    }
  }

  @Test("A number has as few decimals as show it, or all of them rounded")
  func numbers() throws {
    func cell(_ number: Ratio) -> Cell {
      OutputTable(columns: [Self.columns[0]], rowCount: 1) { _, row in
        row.number(number, decimals: 4...6)
      }.row(0)[0]
    }
    // 1/2; 1.23456; 0.1234995 is not shown exactly, and keeps its last zero.
    #expect(cell(try Ratio(1, over: 2)) == .number("0.5000"))
    #expect(cell(try Ratio(123_456, over: 100_000)) == .number("1.23456"))
    #expect(cell(try Ratio(1_234_995, over: 10_000_000)) == .number("0.123500"))
    // Six decimals of the largest number do not fit.
    #expect(cell(try Ratio(.max, over: 1)) == .text("\(Int128.max)"))
    let largest = try Ratio(.max, over: 1)
    let table = OutputTable(columns: Array(Self.columns[0...1]), rowCount: 1) { _, row in
      row.number(largest, decimals: 4...6)
      row.number(.one, decimals: 4...6)
    }
    #expect(JSONWriter().text(table) == "[\n  {\"c0\": \"\(Int128.max)\", \"c1\": 1.0000}\n]\n")
  }
}
