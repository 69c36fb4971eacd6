import CommandLineKit
import Files
import Synchronization
import Tables
import Wording
import Writing

/// Plain CSV that is written while it is made.
final class CSVOutput: Sendable {
  private let file: WholeFile
  private let settings: Settings
  private let neutralised = Mutex(0)

  /// Opens the output and writes the headings.
  init(_ settings: Settings, columns: [OutputTable.Column]) throws {
    self.settings = settings
    file = try settings.openOutput()
    try write(CSVWriter.headings(columns, language: settings.language))
  }

  /// Writes the rows that come next.
  func write(_ lines: CSVLines) throws {
    for piece in lines.pieces { try file.write(piece) }
    neutralised.withLock { $0 += lines.neutralised }
  }

  /// Brings all to its place, and tells what was made harmless.
  func finish() throws {
    try file.finish()
    settings.noteNeutralised(neutralised.withLock { $0 })
  }
}

extension TextEncoding {
  /// The bytes of a text, which may be that of a table.
  ///
  /// - Throws: `UsageError` that names the character which the encoding does not have, with its row
  ///   and column as a spreadsheet shows them, or else says that there is no converter.
  func bytes(_ text: String, of table: OutputTable?) throws(UsageError) -> [UInt8] {
    if let bytes = encode(text) { return bytes }
    guard let scalar = firstMissing(in: text) else {
      throw .badValue(
        rawValue, option: "--encoding",
        expected: Text(en: "this system has no converter for it", zh: "本系统没有该编码的转换器"))
    }
    let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
    let place = table.flatMap(place) ?? Text("")
    throw .badValue(
      rawValue, option: "--encoding",
      expected: Text(
        en: "it has no character \(code)\(place.en); use utf-8-bom",
        zh: "该编码没有字符 \(code)\(place.zh)；请改用 utf-8-bom"))
  }

  /// Where in a table the first character stands that the encoding does not have.
  private func place(in table: OutputTable) -> Text? {
    for index in 0..<table.rowCount {
      for (cell, column) in zip(table.row(index), table.columns)
      where encode(cell.characters) == nil {
        // The header is row 1.
        return Text(
          en: ", which stands in row \(index + 2), column \(column.heading.en)",
          zh: "（位于第 \(index + 2) 行“\(column.heading.zh)”列）")
      }
    }
    return nil
  }
}
