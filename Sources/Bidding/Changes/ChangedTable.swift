import Files
import Tables

/// A table of bids with some rows changed and some added, as it is read.
struct ChangedTable: Sendable {
  /// Where a row is from: the row of the file of bids, and of the file of changes.
  struct Origin {
    let row, change: Int?
  }

  /// The table as CSV.
  private(set) var text = ""
  private var origins: [Int: Origin] = [:]
  /// The row that was written last.
  private var row = 0

  /// The table of a file with such columns.
  ///
  /// - Throws: `FileError` when the file cannot be read.
  init(
    _ path: String, _ schema: Schema, _ layout: TableReader.Layout, _ changes: ChangeTable,
    _ matching: ChangeMatching
  ) throws(FileError) {
    let places = layout.columns.indices.filter { layout.columns[$0].field != nil }
    let own = places.compactMap { layout.columns[$0].field }
    let (kept, _) = try KeptColumns.read(path, schema: schema, places: places)
    let replaced = matching.ofRow.mapValues(\.replaced)
    let said = Set((replaced.values + matching.added.map(\.texts)).flatMap(\.keys))
    let more = ChangedBids.fields.map(\.name).filter { said.contains($0) && !own.contains($0) }
    add(kept.headings + more.map { changes.layout.heading(of: $0) ?? $0 })
    for row in kept.rows {
      let values = zip(own, kept.values(ofRow: row)).map { name, value in
        replaced[row]?[name] ?? value
      }
      // Rows keep their numbers, which findings about others name.
      while self.row < row - 1 { add([]) }
      add(values + more.map { replaced[row]?[$0] ?? "" })
      origins[self.row] = Origin(row: row, change: matching.ofRow[row]?.row)
    }
    for change in matching.added {
      add((own + more).map { change.texts[$0] ?? "" })
      origins[row] = Origin(row: nil, change: change.row)
    }
  }

  /// Where a row of the table is from; nil for its header.
  func origin(ofRow row: Int) -> Origin? { origins[row] }

  private mutating func add(_ values: [String]) {
    let quoted = values.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    text += quoted.joined(separator: ",") + "\n"
    row += 1
  }
}
