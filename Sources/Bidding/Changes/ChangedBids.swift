public import Files
public import Tables
public import Tender
import Wording

/// The bids of a file as they would be read if its rows said what changes say.
///
/// The table is written anew with the changed rows in their places and the added ones behind them, and
/// read as any table of bids: names, strengths that mean what others of their lot say, and all checks
/// are those of a file in which somebody had made the changes.
public struct ChangedBids: Sendable {
  /// The bids.
  public let bids: BidRows
  private let table: ChangedTable
  private let changes: TableReader.Layout

  /// The columns of bids.
  static let fields: [Schema.Field] = (try? Schema.named("bids"))?.fields ?? []

  /// Reads a file of bids with some changes, which have been held against its lots; `tender` has its
  /// bids as they are, and `layout` its columns.
  ///
  /// - Returns: the bids, nil when a change is not about one of them, and what is wrong.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, of tender: TrialTender, _ layout: TableReader.Layout,
    _ changes: ChangeTable
  ) throws(FileError) -> (changed: ChangedBids?, findings: Findings) {
    var matching = ChangeMatching(tender, changes.layout)
    matching.checkHeadings(layout)
    for change in changes.changes { matching.take(change) }
    guard !matching.findings.hasErrors else { return (nil, matching.findings) }
    let table = try ChangedTable(path, schema, layout, changes, matching)
    let (bids, found) = try BidTable.read(text: table.text, name: path, schema: schema.ofCopy)
    let changed = ChangedBids(bids: bids, table: table, changes: changes.layout)
    return (changed, changed.told(found))
  }

  /// Findings about the bids by the rows of the files from which they are; what is said of the file of
  /// bids as a whole was said when it was read.
  public func told(_ found: Findings) -> Findings {
    var told = Findings()
    for finding in found.shown {
      let origin = finding.row.flatMap { table.origin(ofRow: $0) }
      if let row = origin?.change {
        told.add(moved(finding, to: row))
      } else if finding.severity == .error {
        told.add(
          Finding(
            finding.code, file: finding.file, row: origin?.row, column: finding.column,
            value: finding.value, reason: finding.reason))
      }
    }
    return told
  }

  /// A finding about a row that is changed, or added, by a row of the file of changes.
  private func moved(_ finding: Finding, to row: Int) -> Finding {
    let field = bids.layout.columns.first { $0.heading == finding.column }?.field
    return Finding(
      finding.code, severity: finding.severity, file: changes.name, row: row,
      column: field.flatMap { changes.heading(of: $0) } ?? finding.column, value: finding.value,
      reason: finding.reason)
  }
}
