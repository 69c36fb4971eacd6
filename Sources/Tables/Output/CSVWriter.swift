public import Wording

/// Writes a table as RFC 4180 CSV with LF line ends.
public enum CSVWriter {
  /// The CSV text, and how many text cells were made harmless.
  ///
  /// A text that begins with `=`, `+`, `-`, `@`, one of these in full width, a tab or a line end
  /// would run as a formula when a spreadsheet opens the file; it gets an apostrophe in front.
  /// Control characters other than line ends and tabs would act on a terminal; they are written as
  /// `\u{…}`. An empty value alone in its row is written as `""`, or the row would be an empty line.
  public static func write(_ table: OutputTable, language: Language)
    -> (text: String, neutralised: Int)
  {
    var neutralised = 0
    func field(_ words: String) -> String {
      let harmless = harmless(words)
      if harmless != words { neutralised += 1 }
      // A value alone in its row would make an empty line.
      return harmless.isEmpty && table.columns.count == 1 ? "\"\"" : quoted(harmless)
    }
    // Headings, too, may come from somebody's file.
    var text = table.columns.map { field($0.heading(language)) }.joined(separator: ",") + "\n"
    for index in 0..<table.rowCount {
      var separator = ""
      for cell in table.row(index) {
        text += separator
        separator = ","
        switch cell {
        case .empty: text += field("")
        case .number(let number): text += number
        case .text(let words): text += field(words)
        }
      }
      text += "\n"
    }
    return (text, neutralised)
  }

  /// The text as it can do no harm in a spreadsheet or on a terminal.
  private static func harmless(_ words: String) -> String {
    let plain = words.visible(keepingLines: true)
    return beginsFormula(words) ? "'" + plain : plain
  }

  private static func beginsFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first?.halfWidth {
    case "=", "+", "-", "@", "\t", "\r", "\n": true
    default: false
    }
  }

  /// The value in quotes when it holds a separator, a quote or a line end.
  private static func quoted(_ value: String) -> String {
    let needsQuotes = value.utf8.contains { byte in
      switch byte {
      case 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "\""): true
      default: false
      }
    }
    guard needsQuotes else { return value }
    var result = "\"".unicodeScalars
    for scalar in value.unicodeScalars {
      if scalar == "\"" { result.append(scalar) }
      result.append(scalar)
    }
    return String(result) + "\""
  }
}
