public import Tables
import Wording
public import Writing

extension KeptColumns {
  /// The columns as results have them, under the names of the file in both languages.
  public var resultColumns: [OutputTable.Column] { headings.map { .init($0, zh: $0) } }

  /// Writes the values of a row of the file.
  public func write(_ row: Int, to writer: inout RowWriter) {
    for value in values(ofRow: row) { writer.text(value) }
  }

  /// The values of several rows, such as those of the members of an entity: each once, with `;`
  /// between them.
  public func values(ofRows rows: [Int]) -> [String] {
    let all = rows.map { values(ofRow: $0) }
    return headings.indices.map { column in
      all.map { $0[column] }.filter { !$0.isEmpty }.unique.joined(separator: ";")
    }
  }
}
