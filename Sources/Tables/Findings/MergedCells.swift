extension Findings {
  /// Calls missing values of some columns merged cells where a filled row stands above them.
  ///
  /// A spreadsheet saves a merged cell as its uppermost value and empty cells beneath. Gaps that
  /// begin in the first row of the table have no such value above.
  public mutating func nameMergedCells(_ layout: TableReader.Layout) {
    guard let header = layout.header else { return }
    nameMergedCells(columns: header.keys, firstRow: header.row + 1)
  }

  mutating func nameMergedCells(columns: Set<String>, firstRow: Int) {
    var openGap: [String: Int] = [:]
    for (position, finding) in shown.enumerated() where finding.code == .missingValue {
      guard let column = finding.column, let row = finding.row, columns.contains(column) else {
        continue
      }
      if row == openGap[column, default: firstRow] {
        openGap[column] = row + 1
      } else {
        replace(
          at: position, with: Finding(.mergedCells, file: finding.file, row: row, column: column))
      }
    }
  }
}
