/// Cells of several rows that are merged, of which the first holds the value of all.
struct MergedCells {
  let rows: ClosedRange<Int>
  let column: Int
  /// The field of the first cell, as soon as it has been read.
  var field: [UInt8] = []

  /// Reads a range such as `A3:B5`; nil where it is none of several rows.
  init?(_ reference: ArraySlice<UInt8>) {
    let cells = reference.split(separator: UInt8(ascii: ":"))
    guard cells.count == 2, let first = CellReference(cells[0]), let last = CellReference(cells[1]),
      first.row < last.row, first.column <= last.column
    else { return nil }
    (rows, column) = (first.row...last.row, first.column)
  }
}

/// The place of a cell, such as `B3`; columns are counted from 0 on, rows from 1.
struct CellReference {
  let row: Int
  let column: Int

  static let mostRows = 1 << 20
  static let mostColumns = 1 << 14

  init?(_ text: ArraySlice<UInt8>) {
    var (row, column, place) = (0, 0, text.startIndex)
    while place < text.endIndex {
      let letter = text[place] & 0xDF
      guard letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z") else { break }
      column = column &* 26 &+ Int(letter &- UInt8(ascii: "A")) &+ 1
      place += 1
      guard column <= Self.mostColumns else { return nil }
    }
    while place < text.endIndex {
      guard text[place] &- UInt8(ascii: "0") < 10 else { return nil }
      row = row &* 10 &+ Int(text[place] &- UInt8(ascii: "0"))
      place += 1
      guard row <= Self.mostRows else { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    (self.row, self.column) = (row, column - 1)
  }

  /// The letters of a column.
  static func letters(_ column: Int) -> String {
    var (letters, rest) = ("", column + 1)
    while rest > 0 {
      rest -= 1
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest /= 26
    }
    return letters
  }
}
