public import Files
import Workbooks

/// Some rows of a file as they stand there, to be shown beside what is wrong with them.
public struct RowExcerpt: Sendable {
  /// The header's names.
  public let names: [String]
  private var cells: [Int: [String]] = [:]

  /// Reads the rows with these numbers, counted as findings count them.
  ///
  /// - Throws: `FileError` when the file cannot be read.
  public init(_ path: String, schema: Schema, rows: Set<Int>) throws(FileError) {
    var table = try OpenTable(ByteSource(path: path), schema: schema)
    names = table.header.map(Self.texts) ?? []
    while let record = try table.records.next() {
      if rows.contains(record.row) { cells[record.row] = Self.texts(record) }
    }
  }

  /// The cells of a row, as many as the header has; empty where the row has none, or has bytes that
  /// are no text.
  public func cells(of row: Int?) -> [String] {
    let found = row.flatMap { cells[$0] } ?? []
    return names.indices.map { $0 < found.count ? found[$0] : "" }
  }

  private static func texts(_ record: Record) -> [String] {
    (0..<record.count).map { index in
      let text = record.text(index) ?? ""
      return DoubtfulCell(text)?.stored ?? text
    }
  }
}
