public import Tables
public import Wording

/// Writes a table as RFC 4180 CSV with LF line ends.
///
/// A text that begins with `=`, `+`, `-`, `@`, one of these in full width, a tab or a line end
/// would run as a formula when a spreadsheet opens the file; it gets an apostrophe in front.
/// Control characters other than line ends and tabs would act on a terminal; they are written as
/// `\u{…}`. An empty value alone in its row is written as `""`, or the row would be an empty line.
public struct CSVWriter: TableWriter {
  private let language: Language

  /// Writes headings in a language.
  public init(language: Language) { self.language = language }

  /// The row of headings.
  public func opening(_ columns: [OutputTable.Column]) -> WrittenRows {
    // Headings, too, may come from somebody's file.
    var heading = CSVBuffer(isSingleColumn: columns.count == 1, rows: 1)
    for column in columns { heading.text(column.heading(language).utf8.span) }
    heading.endLine()
    return heading.takeLines()
  }

  /// The rows as lines.
  public func rows(_ part: OutputTable) -> WrittenRows { part.written(.csv) }
}

extension Schema {
  /// A table with some of the columns as CSV text, under headings of one language; `rows` hold their
  /// values in the order of `columns`.
  public func csv(_ columns: [String], rows: [[String]], language: Language) -> String {
    let headings = columns.map { name in
      OutputTable.Column(name, zh: fields.first { $0.name == name }?.title ?? name)
    }
    let table = OutputTable(columns: headings, rows: rows.map { $0.map(Cell.text) })
    return CSVWriter(language: language).text(table)
  }
}
