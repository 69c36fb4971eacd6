public import Files
import Workbooks

/// Rows that are left out by what they are about, such as all bids of some lots.
public struct LeftOutRows: Sendable {
  /// The columns by their schema names.
  public let columns: [String]
  /// What these columns say in the rows that are left out, as names are compared.
  public let keys: Set<[String]>

  /// Leaves out the rows with one of these keys.
  public init(columns: [String], keys: Set<[String]>) {
    self.columns = columns
    self.keys = Set(keys.map(Self.folded))
  }

  /// What some columns say as it is compared: the first is a name, the others number what it has.
  static func folded(_ names: [String]) -> [String] {
    names.prefix(1).map(\.foldedName) + names.dropFirst()
  }
}

/// What rows are about: the names in some columns of a file.
struct RowKey {
  private let indices: [Int]

  /// Nil where the file lacks one of the columns.
  init?(_ columns: [String], of layout: TableReader.Layout) {
    var indices: [Int] = []
    for name in columns {
      guard let field = layout.schema.fields.firstIndex(where: { $0.name == name }),
        let index = layout.header?.columns[field]
      else { return nil }
      indices.append(index)
    }
    self.indices = indices
  }

  /// The names of a row; nil where one is empty or cannot be read.
  func names(_ record: Record) -> [String]? {
    var names: [String] = []
    for index in indices {
      guard index < record.count, let name = record.text(index)?.trimmed, !name.isEmpty,
        CellFault.of(name, kind: .string) == nil, DoubtfulCell(name) == nil
      else { return nil }
      names.append(name)
    }
    return names
  }
}

extension TableReader {
  /// Reads on to the end for what the rows are about alone: `take` gets each row's number with the
  /// names in some columns, nil where one cannot be read.
  ///
  /// Rows that cannot be read at all are not among them; none is where a column is missing.
  ///
  /// - Throws: `FileError` when the file cannot be read on.
  public mutating func readKeys(_ columns: [String], _ take: (Int, [String]?) -> Void)
    throws(FileError)
  {
    guard let key = RowKey(columns, of: layout) else { return }
    while let row = try next() { take(row.row, key.names(row)) }
  }
}
