public import Wording

/// Writes a table in GitHub's Markdown.
///
/// Everything that Markdown or HTML would act on is escaped.
public struct MarkdownWriter: TableWriter {
  private let language: Language

  /// Writes headings in a language.
  public init(language: Language) { self.language = language }

  /// The row of headings, and the one that says how columns are aligned.
  public func opening(_ columns: [OutputTable.Column]) -> WrittenRows {
    WrittenRows(
      Self.line(columns.map { Self.escaped($0.heading(language)) })
        + Self.line(columns.map { $0.isNumeric ? "---:" : "---" }))
  }

  /// One line a row.
  public func rows(_ part: OutputTable, threads: Int?) -> WrittenRows {
    WrittenRows(
      (0..<part.rowCount).map { index in
        Self.line(part.row(index).map { Self.escaped($0.characters) })
      }.joined())
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
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
