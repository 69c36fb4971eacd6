import Tables

/// Where a row of bids keeps its values: what the file has no column for needs no room.
///
/// A row is words of 32 bits: its own number, then names, counts and flags, then amounts of two words
/// each. They stand together, as lots are looked at in the order of their names and not of the file.
struct BidLayout: Sendable {
  /// The columns of names, counts and flags, and those of amounts, as far as the file has them.
  let numbers, amounts: [BidColumn]
  /// How many words a row takes.
  let width: Int
  /// Where the value of each column stands in a row; 0 where the file does not have it.
  private let places: [Int]

  /// These columns and no others.
  init(_ present: [BidColumn]) {
    numbers = present.filter { !$0.kind.isAmount }
    amounts = present.filter { $0.kind.isAmount }
    var places = BidColumn.allCases.map { _ in 0 }
    for (index, column) in numbers.enumerated() { places[column.rawValue] = 1 + index }
    for (index, column) in amounts.enumerated() {
      places[column.rawValue] = 1 + numbers.count + 2 * index
    }
    self.places = places
    width = 1 + numbers.count + 2 * amounts.count
  }

  /// Where the value of a column stands; 0 where the file does not have it.
  @inline(__always)
  func place(_ column: BidColumn) -> Int { places[column.rawValue] }
}

/// The columns of a file of bids.
struct BidColumns: Sendable {
  /// All columns of the file, which may have more than those of bids.
  let table: TableReader.Layout
  /// Those of bids which it has, in the order in which a row is read.
  let present: [(column: BidColumn, place: TableReader.Column)]
  let layout: BidLayout

  init(_ table: borrowing TableReader) {
    self.table = table.layout
    var columns: [(column: BidColumn, place: TableReader.Column)] = []
    for column in BidColumn.allCases { columns.append((column, table.column(column.field))) }
    present = columns.filter { $0.place.isPresent }
    layout = BidLayout(present.map(\.column))
  }

  /// Whether the heading of the quotes says that they are per smallest unit, whatever the strengths count.
  var isQuotedPerUnit: Bool { present.first { $0.column == .quote }?.place.isPerUnit == true }

  /// The columns of plain rows, in the order in which rows of bids keep them.
  var plain: [(column: TableReader.Column, kind: PlainKind)] {
    (layout.numbers + layout.amounts).flatMap { column in
      present.filter { $0.column == column }.map { ($0.place, column.kind.plain) }
    }
  }

  /// Where the value of a column stands in a plain row; nil where the file does not have it.
  func slot(_ column: BidColumn) -> Int? {
    (layout.numbers + layout.amounts).firstIndex(of: column)
  }
}
