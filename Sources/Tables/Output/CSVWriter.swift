public import Wording

/// Writes a table as RFC 4180 CSV with LF line ends.
public enum CSVWriter {
  /// The CSV text, and how many text cells were made harmless.
  ///
  /// A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return would run as a formula
  /// when a spreadsheet opens the file; it gets an apostrophe in front. Control characters other
  /// than line ends and tabs would act on a terminal; they are written as `\u{…}`.
  public static func write(_ table: OutputTable, language: Language)
    -> (text: String, neutralised: Int)
  {
    var text = table.columns.map { quoted($0.heading(language)) }.joined(separator: ",") + "\n"
    var neutralised = 0
    for index in 0..<table.rowCount {
      var separator = ""
      for cell in table.row(index) {
        text += separator
        separator = ","
        switch cell {
        case .empty: break
        case .number(let number): text += number
        case .text(let words):
          let plain = words.visible(keepingLines: true)
          let harmless = beginsFormula(words) ? "'" + plain : plain
          if harmless != words { neutralised += 1 }
          text += quoted(harmless)
        }
      }
      text += "\n"
    }
    return (text, neutralised)
  }

  private static func beginsFormula(_ text: String) -> Bool {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
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
