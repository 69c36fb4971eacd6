import Wording

/// Writes a table as a JSON array of objects, one a line, with the English column names as keys.
///
/// Numbers are written digit by digit, never through floating point.
public struct JSONWriter: TableWriter {
  /// There is nothing to choose.
  public init() {}

  /// The objects, with commas between them.
  public func rows(_ part: OutputTable, threads: Int?) -> WrittenRows {
    let keys = part.columns.map { Self.quoted($0.name) + ": " }
    let rows = (0..<part.rowCount).map { index in
      let members = zip(keys, part.row(index)).map { key, cell in key + Self.value(cell) }
      return "  {" + members.joined(separator: ", ") + "}"
    }
    return WrittenRows(rows.joined(separator: ",\n"))
  }

  /// The bracket that opens the array, or a comma.
  public func joint(isFirst: Bool) -> String { isFirst ? "[\n" : ",\n" }

  /// The bracket that closes the array.
  public func closing(isEmpty: Bool) -> String { isEmpty ? "[]\n" : "\n]\n" }

  private static func value(_ cell: Cell) -> String {
    switch cell {
    case .empty: "null"
    case .number(let number): number
    case .text(let text): quoted(text)
    }
  }

  /// A JSON string literal, with what would harm a terminal escaped, and nothing lost.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.isHarmful:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
