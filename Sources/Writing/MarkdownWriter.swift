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
    var buffer = ByteBuffer(room: 32 * columns.count)
    buffer.appendLine(columns.map { $0.heading(language) }[...])
    let alignments = columns.map { $0.isNumeric ? " ---: |" : " --- |" }
    return WrittenRows(buffer.text() + "|" + alignments.joined() + "\n")
  }

  /// One line a row.
  public func rows(_ part: OutputTable) -> WrittenRows {
    let (cells, width) = (part.cells.map(\.characters), part.columns.count)
    var buffer = ByteBuffer(room: 16 * cells.count)
    for row in 0..<part.rowCount { buffer.appendLine(cells[row * width..<(row + 1) * width]) }
    return WrittenRows(pieces: [buffer.takeBytes()], neutralised: 0)
  }

  /// A text of which Markdown and HTML act on nothing.
  public static func escaped(_ text: String) -> String {
    var buffer = ByteBuffer(room: text.utf8.count)
    buffer.append(markdown: text)
    return buffer.text()
  }
}

extension ByteBuffer {
  fileprivate mutating func appendLine(_ cells: ArraySlice<String>) {
    append("|")
    for cell in cells {
      append(" ")
      append(markdown: cell)
      append(" |")
    }
    append("\n")
  }

  /// Adds a text, byte by byte: a combining mark behind a bar must not hide the bar.
  fileprivate mutating func append(markdown text: String) {
    let words = text.visible
    let bytes = words.utf8.span
    append(bytes) { byte in
      switch byte {
      case 0x3C, 0x3E, 0x26, 0x7C, 0x5C, 0x60, 0x2A, 0x5F, 0x5B, 0x5D, 0x7E, 0x23: true
      default: false
      }
    } special: { buffer, place in
      switch bytes[place] {
      case UInt8(ascii: "<"): buffer.append("&lt;")
      case UInt8(ascii: ">"): buffer.append("&gt;")
      case UInt8(ascii: "&"): buffer.append("&amp;")
      default:
        buffer.append("\\")
        buffer.append(bytes[place])
      }
      return 1
    }
  }
}
