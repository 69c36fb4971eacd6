public import Wording

/// Writes a table as RFC 4180 CSV with LF line ends.
public enum CSVWriter {
  /// The CSV text in UTF-8, in pieces to be written one after the other, and how many text cells
  /// were made harmless.
  ///
  /// A text that begins with `=`, `+`, `-`, `@`, one of these in full width, a tab or a line end
  /// would run as a formula when a spreadsheet opens the file; it gets an apostrophe in front.
  /// Control characters other than line ends and tabs would act on a terminal; they are written as
  /// `\u{…}`. An empty value alone in its row is written as `""`, or the row would be an empty line.
  public static func pieces(_ table: OutputTable, language: Language)
    -> (pieces: [[UInt8]], neutralised: Int)
  {
    pieces(table, language: language, threads: nil)
  }

  static func pieces(_ table: OutputTable, language: Language, threads: Int?)
    -> (pieces: [[UInt8]], neutralised: Int)
  {
    pieces(
      table.lines(threads: threads), columns: table.columns, language: language)
  }

  /// The row of headings.
  public static func headings(_ columns: [OutputTable.Column], language: Language) -> CSVLines {
    // Headings, too, may come from somebody's file.
    var heading = CSVBuffer(isSingleColumn: columns.count == 1, rows: 1)
    for column in columns { heading.text(column.heading(language).utf8.span) }
    heading.endLine()
    return heading.takeLines()
  }

  private static func pieces(
    _ parts: [CSVLines], columns: [OutputTable.Column], language: Language
  ) -> (pieces: [[UInt8]], neutralised: Int) {
    let headings = headings(columns, language: language)
    let pieces = parts.flatMap { $0.pieces }
    // A short table is one piece with its heading, and written at once.
    let first = headings.pieces.joined() + (pieces.first ?? [])
    return (
      [Array(first)] + pieces.dropFirst(),
      parts.reduce(headings.neutralised) { $0 + $1.neutralised }
    )
  }

  /// The rows of a table as lines, without headings, written in the caller's thread.
  public static func lines(_ table: OutputTable) -> CSVLines {
    let parts = table.lines(threads: 1)
    return CSVLines(
      pieces: parts.flatMap { $0.pieces }, neutralised: parts.reduce(0) { $0 + $1.neutralised })
  }

  /// The same as one text.
  public static func write(_ table: OutputTable, language: Language)
    -> (text: String, neutralised: Int)
  {
    let (pieces, neutralised) = pieces(table, language: language)
    return (pieces.map { String(decoding: $0, as: UTF8.self) }.joined(), neutralised)
  }
}

/// Rows of a result as lines of CSV.
public struct CSVLines: Sendable {
  /// The lines in UTF-8, one piece after the other.
  public let pieces: [[UInt8]]
  /// How many texts were made harmless.
  public let neutralised: Int
}
