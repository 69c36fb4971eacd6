import Tables

/// The errors of one file, asked for row by row.
struct FaultyRows: ~Copyable {
  private let rows: [(kind: ErrorRows.Kind, range: ClosedRange<Int>)]
  private let shown: [Int: Finding]
  private var next = 0
  /// Those that hold the row that was asked for last, and how many of their rows were.
  private var current: [(fault: Int, met: Int)] = []
  private var haveUnmet = false

  init(_ kinds: [(kind: ErrorRows.Kind, rows: [ClosedRange<Int>])], _ findings: [Finding]) {
    rows = kinds.flatMap { kind, rows in rows.map { (kind, $0) } }.sorted {
      ($0.range.lowerBound, $0.kind.code.id, $0.kind.column ?? "")
        < ($1.range.lowerBound, $1.kind.code.id, $1.kind.column ?? "")
    }
    let file = kinds.first?.kind.file
    shown = Dictionary(
      findings.filter { $0.severity == .error && $0.file == file }.compactMap { finding in
        finding.row.map { ($0, finding) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether some error leaves in doubt what its row is about, which stands in the named columns:
  /// cells may not be where they seem to be, or the name is one that nothing else has.
  func hideNames(in columns: Set<String>) -> Bool {
    rows.contains { fault in
      switch fault.kind.code {
      case .strayQuote, .badEncoding, .unnamedColumn: true
      case .unmatchedRow, .unmatchedInDraft: fault.kind.column.map(columns.contains) ?? true
      default: false
      }
    }
  }

  /// The first error of a row and how many it has; nil where it has none. Rows are asked for in their
  /// order.
  mutating func next(in row: Int) -> (Finding, count: Int)? {
    while next < rows.count, rows[next].range.lowerBound <= row {
      current.append((next, 0))
      next += 1
    }
    if !current.isEmpty { close(before: row) }
    guard let first = current.first else { return nil }
    for index in current.indices { current[index].met += 1 }
    let kind = rows[first.fault].kind
    return (
      shown[row] ?? Finding(kind.code, file: kind.file, row: row, column: kind.column),
      current.count
    )
  }

  /// Whether every faulty row was asked for.
  var areAllMet: Bool {
    !haveUnmet && next == rows.count
      && current.allSatisfy { rows[$0.fault].range.count == $0.met }
  }

  private mutating func close(before row: Int) {
    for (fault, met) in current where rows[fault].range.upperBound < row {
      if met < rows[fault].range.count { haveUnmet = true }
    }
    current.removeAll { rows[$0.fault].range.upperBound < row }
  }
}
