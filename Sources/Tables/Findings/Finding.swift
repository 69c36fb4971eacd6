public import Wording

/// One fault of an input: where it is, what is wrong and what to do.
public struct Finding: Sendable, Equatable {
  /// Whether the file can be used in spite of it.
  public enum Severity: String, Sendable {
    /// The file is refused.
    case error
    /// The file is used.
    case note
  }

  /// The kind of fault.
  public let code: FindingCode
  /// Whether the file is refused for it.
  public let severity: Severity
  /// The file as the user named it.
  public let file: String
  /// The row as a spreadsheet counts: the header is row 1.
  public let row: Int?
  /// The column's name as the file has it.
  public let column: String?
  /// The value that was found.
  public let value: String?
  /// What is wrong with this value in particular; the code's meaning where that says it all.
  public let reason: Text

  /// What to do about it.
  public var remedy: Text { code.remedy }

  /// Makes a finding; without a `reason` it says what the code means.
  public init(
    _ code: FindingCode, severity: Severity = .error, file: String, row: Int? = nil,
    column: String? = nil, value: String? = nil, reason: Text? = nil
  ) {
    self.code = code
    self.severity = severity
    self.file = file
    self.row = row
    self.column = column
    self.value = value
    self.reason = reason ?? code.meaning
  }

  /// The same finding that many rows further down.
  func moved(by rows: Int) -> Finding {
    Finding(
      code, severity: severity, file: file, row: row.map { $0 + rows }, column: column,
      value: value, reason: reason)
  }
}

/// The findings of one pass over an input: the first are kept, all are counted.
public struct Findings: Sendable {
  /// How many findings are kept to be shown.
  public static let limit = 1_000
  /// The first findings, in the order of the file.
  public private(set) var shown: [Finding] = []
  /// How many errors there are in all.
  public private(set) var errorCount = 0
  /// Where all errors stand, those too that are not shown.
  public private(set) var errorRows = ErrorRows()

  /// No findings.
  public init() {}

  /// Whether the input must be refused.
  public var hasErrors: Bool { errorCount > 0 }

  /// Counts a finding, and keeps it while there is room.
  public mutating func add(_ finding: Finding) {
    if finding.severity == .error {
      errorCount += 1
      errorRows.add(finding)
    }
    if shown.count < Self.limit { shown.append(finding) }
  }

  /// Counts a note, unless the same has been said of the column before.
  mutating func addOnce(_ note: Finding) {
    if !hasTold(note) { add(note) }
  }

  private func hasTold(_ note: Finding) -> Bool {
    note.severity == .note && FindingCode.toldOnce.contains(note.code)
      && shown.contains { $0.code == note.code && $0.column == note.column && $0.severity == .note }
  }

  /// Puts another finding of the same severity in the place of one.
  mutating func replace(at position: Int, with finding: Finding) { shown[position] = finding }

  /// Brings the kept findings into the order of the rows, those about the whole file first.
  public mutating func sortByRow() {
    shown = shown.enumerated().sorted { a, b in
      (a.element.row ?? 0, a.offset) < (b.element.row ?? 0, b.offset)
    }.map(\.element)
  }

  /// Takes over the findings of another pass, or of a part whose rows follow `rowsBefore` others.
  public mutating func add(_ others: Findings, rowsBefore: Int = 0) {
    let room = Self.limit - shown.count
    let news = others.shown.filter { !hasTold($0) }
    shown.append(contentsOf: news.prefix(room).map { $0.moved(by: rowsBefore) })
    errorCount += others.errorCount
    errorRows.add(others.errorRows, rowsBefore: rowsBefore)
  }

  /// Takes over findings about rows, and brings all into the order of the rows.
  public mutating func insert(_ others: Findings) {
    shown += others.shown
    sortByRow()
    shown = Array(shown.prefix(Self.limit))
    errorCount += others.errorCount
    errorRows.add(others.errorRows, rowsBefore: 0)
  }

  /// Takes notes out that need not be shown.
  public mutating func removeNotes(where isKnown: (Finding) -> Bool) {
    shown.removeAll { $0.severity == .note && isKnown($0) }
  }
}

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
