import Tables
import Wording

/// Writes a table as a JSON array of objects, one a line, with the English column names as keys.
public enum JSONWriter {
  /// The JSON text; numbers are written digit by digit, never through floating point.
  public static func write(_ table: OutputTable) -> String {
    let keys = table.columns.map { quoted($0.name) + ": " }
    let rows = (0..<table.rowCount).map { index in
      let members = zip(keys, table.row(index)).map { key, cell in key + value(cell) }
      return "  {" + members.joined(separator: ", ") + "}"
    }
    return rows.isEmpty ? "[]\n" : "[\n" + rows.joined(separator: ",\n") + "\n]\n"
  }

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
