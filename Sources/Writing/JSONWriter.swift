/// Writes a table as a JSON array of objects, one a line, with the English column names as keys.
///
/// Numbers are written digit by digit, never through floating point.
public struct JSONWriter: TableWriter {
  /// There is nothing to choose.
  public init() {}

  /// The objects, with commas between them.
  public func rows(_ part: OutputTable) -> WrittenRows { part.written(.json) }

  /// The bracket that opens the array, or a comma.
  public func joint(isFirst: Bool) -> String { isFirst ? "[\n" : ",\n" }

  /// The bracket that closes the array.
  public func closing(isEmpty: Bool) -> String { isEmpty ? "[]\n" : "\n]\n" }

  /// A JSON string literal, with what would harm a terminal escaped, and nothing lost.
  public static func quoted(_ text: String) -> String {
    var buffer = ByteBuffer(room: text.utf8.count + 2)
    buffer.append(quoted: text.utf8.span)
    return buffer.text()
  }
}
