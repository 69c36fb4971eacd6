/// The rows in which errors stand, by kind of error.
public struct ErrorRows: Sendable {
  /// A kind of error in one column of a file.
  public struct Kind: Hashable, Sendable {
    /// The file as findings name it.
    public let file: String
    /// What is wrong.
    public let code: FindingCode
    /// The column's name as the file has it.
    public let column: String?
  }

  /// So many rows, or series of rows that follow each other, are kept.
  private static let limit = 1_000_000
  private var rows: [Kind: [ClosedRange<Int>]] = [:]
  private var count = 0
  /// Whether some error has no row, or more rows have errors than are kept.
  public private(set) var areIncomplete = false

  /// The kinds of errors that there are, each with its rows, in no order.
  public var kinds: [(kind: Kind, rows: [ClosedRange<Int>])] { rows.map { ($0, $1) } }

  mutating func add(_ error: Finding) {
    guard let row = error.row else { return areIncomplete = true }
    add(row...row, of: Kind(file: error.file, code: error.code, column: error.column))
  }

  mutating func add(_ others: ErrorRows, rowsBefore: Int) {
    areIncomplete = areIncomplete || others.areIncomplete
    for (kind, ranges) in others.rows {
      for range in ranges {
        add(range.lowerBound + rowsBefore...range.upperBound + rowsBefore, of: kind)
      }
    }
  }

  private mutating func add(_ range: ClosedRange<Int>, of kind: Kind) {
    if let last = rows[kind]?.last, last.lowerBound <= range.lowerBound,
      range.lowerBound <= last.upperBound + 1
    {
      rows[kind]?.removeLast()
      rows[kind]?.append(last.lowerBound...max(last.upperBound, range.upperBound))
      return
    }
    guard count < Self.limit else { return areIncomplete = true }
    count += 1
    rows[kind, default: []].append(range)
  }
}
