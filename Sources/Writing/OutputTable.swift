import Tables
public import Wording

/// One value of a result.
public enum Cell: Sendable, Equatable {
  /// Words; in a spreadsheet they must never act as a formula.
  case text(String)
  /// A number in plain decimal notation.
  case number(String)
  /// Nothing.
  case empty

  /// The characters of the value.
  public var characters: String {
    switch self {
    case .text(let value), .number(let value): value
    case .empty: ""
    }
  }
}

/// A result table: columns, and rows that are made when they are written.
public struct OutputTable {
  /// A column of a result.
  public struct Column: Sendable {
    /// The English name, which scripts use.
    public let name: String
    /// The heading in both languages.
    public let heading: Text
    /// Whether it holds numbers, which are aligned to the right.
    public let isNumeric: Bool
    /// Which columns a narrow terminal leaves out first: the lowest number; nil is always shown.
    public let dropOrder: Int?

    /// Makes a column; its English heading is its name.
    public init(_ name: String, zh: String, numeric: Bool = false, dropOrder: Int? = nil) {
      self.dropOrder = dropOrder
      self.name = name
      heading = Text(en: name, zh: zh)
      isNumeric = numeric
    }
  }

  /// The columns.
  public let columns: [Column]
  /// How many rows there are.
  public let rowCount: Int
  private let rows: Rows

  /// How rows are made.
  private enum Rows {
    case values((Int) -> [Cell])
    /// Many at a time, on all processors.
    case written(@Sendable (Range<Int>, inout RowWriter) -> Void)
  }

  /// Makes a table whose rows are computed one by one.
  public init(columns: [Column], rowCount: Int, row: @escaping (Int) -> [Cell]) {
    self.columns = columns
    self.rowCount = rowCount
    rows = .values(row)
  }

  /// Makes a table of many rows, each of which is written when it is asked for.
  public init(
    columns: [Column], rowCount: Int,
    writing row: @escaping @Sendable (Int, inout RowWriter) -> Void
  ) {
    self.init(columns: columns, slicesOf: rowCount) { slice, writer in
      for index in slice {
        row(index, &writer)
        writer.endRow()
      }
    }
  }

  /// Makes a table of many rows, of which a slice is written when it is asked for, row by row, each
  /// with its end.
  public init(
    columns: [Column], slicesOf rowCount: Int,
    writing slice: @escaping @Sendable (Range<Int>, inout RowWriter) -> Void
  ) {
    self.columns = columns
    self.rowCount = rowCount
    rows = .written(slice)
  }

  /// The cells of one row, one per column.
  public func row(_ index: Int) -> [Cell] {
    switch rows {
    case .values(let row): return row(index)
    case .written(let write):
      var writer = RowWriter(columns: columns.count, rows: 1, makesValues: true)
      write(index..<(index + 1), &writer)
      return writer.values ?? []
    }
  }

  /// Makes a table of rows that are at hand.
  public init(columns: [Column], rows: [[Cell]]) {
    self.init(columns: columns, rowCount: rows.count) { rows[$0] }
  }

  /// The table with some columns, by their names, in front of the others.
  public func leading(_ names: [String]) -> OutputTable {
    let front = names.compactMap { name in columns.firstIndex { $0.name == name } }
    let order = front + columns.indices.filter { !front.contains($0) }
    let row = row
    return OutputTable(columns: order.map { columns[$0] }, rowCount: rowCount) { index in
      let cells = row(index)
      return order.map { cells[$0] }
    }
  }

  /// The table with one more column at its end.
  public func adding(_ column: Column, cell: @escaping (Int) -> Cell) -> OutputTable {
    OutputTable(columns: columns + [column], rowCount: rowCount) { row($0) + [cell($0)] }
  }

  /// The table with further rows behind its own.
  public func adding(rows further: [[Cell]]) -> OutputTable {
    OutputTable(columns: columns, rowCount: rowCount + further.count) {
      $0 < rowCount ? row($0) : further[$0 - rowCount]
    }
  }

  /// The table with nothing in some columns, by their names.
  public func clearing(_ names: Set<String>) -> OutputTable {
    OutputTable(columns: columns, rowCount: rowCount) { index in
      zip(row(index), columns).map { names.contains($1.name) ? .empty : $0 }
    }
  }

  private static let sliceSize = 4096

  /// Writes the table part by part, each handed over while later ones are made, so that no more than a
  /// few of them are in memory.
  public func written(
    by writer: any TableWriter, take: @Sendable (WrittenRows) throws -> Void
  ) throws {
    guard writer.writesParts, case .written(let write) = rows else {
      return try take(writer.rows(self, threads: nil))
    }
    let columns = columns
    try inSlices(of: rowCount, size: Self.sliceSize) { slice in
      let part = OutputTable(columns: columns, slicesOf: slice.count) { rows, writer in
        let first = slice.lowerBound + rows.lowerBound
        write(first..<(first + rows.count), &writer)
      }
      return writer.rows(part, threads: 1)
    } take: {
      try take($0)
    }
  }

  /// The rows as lines of CSV; a long table gives several pieces, in the order of the rows.
  func lines(threads: Int?) -> [WrittenRows] {
    switch rows {
    case .values(let row):
      var writer = RowWriter(columns: columns.count, rows: rowCount, makesValues: false)
      for index in 0..<rowCount {
        for cell in row(index) { writer.append(cell) }
        writer.endRow()
      }
      return [writer.takeLines()]
    case .written(let write):
      let width = columns.count
      return inSlices(of: rowCount, size: Self.sliceSize, threads: threads) { slice in
        var writer = RowWriter(columns: width, rows: slice.count, makesValues: false)
        write(slice, &writer)
        return writer.takeLines()
      }
    }
  }
}
