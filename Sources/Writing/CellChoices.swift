/// Words of which a workbook offers one for each of some cells of a column, in a list that drops down.
public struct CellChoices: Sendable {
  /// So many characters the words may have together, with a comma between.
  private static let mostOfList = 255

  /// The row of the table, from 0 on; nil for the whole column, with rows that are added below.
  private let row: Int?
  private let words: [String]
  private let isOpen: Bool

  /// Offers words; others are refused unless the choice is open.
  public init(_ words: [String], row: Int? = nil, isOpen: Bool = false) {
    (self.words, self.row, self.isOpen) = (words, row, isOpen)
  }

  /// The list as a part of a sheet; nil where a workbook cannot hold it.
  func xml(column: String) -> String? {
    let list = words.joined(separator: ",")
    guard !words.isEmpty, list.utf16.count <= Self.mostOfList,
      !words.contains(where: { $0.contains(",") })
    else { return nil }
    // The head stands above the first row.
    let cells =
      row.map { "\(column)\($0 + 2)" } ?? "\(column)2:\(column)\(Workbook.mostRows + 1)"
    let refusal = isOpen ? "" : " showErrorMessage=\"1\""
    let quoted = "\"\(list.replacing("\"", with: "\"\""))\"".xml
    return "<dataValidation type=\"list\" allowBlank=\"1\"\(refusal) "
      + "sqref=\"\(cells)\"><formula1>\(quoted)</formula1></dataValidation>"
  }
}
