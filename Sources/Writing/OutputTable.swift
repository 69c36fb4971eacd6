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
  /// What a code, such as `no-quote`, is called in a language; nil where that says all, as of a name.
  public typealias CodeWords = @Sendable (_ code: String, Language) -> String?

  /// A column of a result.
  public struct Column: Sendable {
    /// The English name, which scripts use.
    public let name: String
    /// The heading in both languages.
    public let heading: Text
    /// Whether it holds numbers, which are aligned to the right.
    public let isNumeric: Bool
    /// Whether it holds days, which a workbook keeps as such.
    public let isDate: Bool
    /// Which columns a narrow terminal leaves out first: the lowest number; nil is always shown.
    public let dropOrder: Int?
    /// What a code of the column is called; nil of a column without codes.
    let words: CodeWords?
    /// What a workbook offers to choose from in its cells.
    let choices: [CellChoices]

    /// Makes a column; its English heading is its name.
    public init(
      _ name: String, zh: String, numeric: Bool = false, date: Bool = false, dropOrder: Int? = nil,
      words: CodeWords? = nil, choices: [CellChoices] = []
    ) {
      self.dropOrder = dropOrder
      (self.words, self.choices) = (words, choices)
      self.name = name
      heading = Text(en: name, zh: zh)
      isNumeric = numeric
      isDate = date
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
      var writer = RowWriter(.values, columns, rows: 1)
      write(index..<(index + 1), &writer)
      return writer.values
    }
  }

  /// The cells of all rows, one row after the other.
  var cells: [Cell] {
    var writer = RowWriter(.values, columns, rows: rowCount)
    write(to: &writer)
    return writer.values
  }

  /// All rows in a form that is written cell by cell.
  func written(_ form: RowWriter.Form) -> WrittenRows {
    var writer = RowWriter(form, columns, rows: rowCount)
    write(to: &writer)
    return writer.takeRows()
  }

  private func write(to writer: inout RowWriter) {
    switch rows {
    case .values(let row):
      for index in 0..<rowCount {
        for cell in row(index) { writer.append(cell) }
        writer.endRow()
      }
    case .written(let write): write(0..<rowCount, &writer)
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

  /// The table without those of some columns, by their names, in which no row has a value.
  public func omittingEmpty(_ names: Set<String>) -> OutputTable {
    var empty = Set(columns.indices.filter { names.contains(columns[$0].name) })
    for index in 0..<rowCount where !empty.isEmpty {
      let cells = row(index)
      empty = empty.filter { cells[$0] == .empty || cells[$0] == .text("") }
    }
    guard !empty.isEmpty else { return self }
    let (row, kept) = (row, columns.indices.filter { !empty.contains($0) })
    return OutputTable(columns: kept.map { columns[$0] }, rowCount: rowCount) { index in
      let cells = row(index)
      return kept.map { cells[$0] }
    }
  }

  /// The table as people read it: codes in words. Forms that programs read keep the codes.
  public func inWords(_ language: Language) -> OutputTable {
    guard columns.contains(where: { $0.words != nil }) else { return self }
    let row = row
    return OutputTable(columns: columns, rowCount: rowCount) { [columns] index in
      zip(row(index), columns).map { cell, column in
        guard case .text(let code) = cell else { return cell }
        return column.words?(code, language).map { .text($0) } ?? cell
      }
    }
  }

  private static let sliceSize = 4096

  /// Works on the table slice by slice, and hands over in their order what comes of the slices.
  func inParts<Result: Sendable>(
    threads: Int?, _ work: @Sendable (OutputTable) -> Result,
    take: @Sendable (Result) throws -> Void
  ) throws {
    switch rows {
    case .values(let row):
      for start in stride(from: 0, to: rowCount, by: Self.sliceSize) {
        let count = min(Self.sliceSize, rowCount - start)
        try take(work(OutputTable(columns: columns, rowCount: count) { row(start + $0) }))
      }
    case .written(let write):
      let columns = columns
      try inSlices(of: rowCount, size: Self.sliceSize, threads: threads) { slice in
        let start = slice.lowerBound
        return work(
          OutputTable(columns: columns, slicesOf: slice.count) { part, writer in
            write(start + part.lowerBound..<start + part.upperBound, &writer)
          })
      } take: {
        try take($0)
      }
    }
  }
}
