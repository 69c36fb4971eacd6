import Tables
public import Wording
public import Writing

/// Writes a table in GitHub's Markdown.
public enum MarkdownTable {
  /// The Markdown text; everything that Markdown or HTML would act on is escaped.
  public static func write(_ table: OutputTable, language: Language) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    var text = line(table.columns.map { escaped($0.heading(language)) })
    text += line(table.columns.map { $0.isNumeric ? "---:" : "---" })
    for index in 0..<table.rowCount {
      text += line(table.row(index).map { escaped($0.characters) })
    }
    return text
  }

  /// A text of which Markdown and HTML act on nothing.
  public static func escaped(_ text: String) -> String {
    var result = ""
    // Scalar by scalar: a combining mark behind a bar must not hide the bar.
    for scalar in text.visible.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "|", "\\", "`", "*", "_", "[", "]", "~", "#": result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
