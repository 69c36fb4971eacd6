public import Files
import EmbeddedData
public import Tables
import Wording

/// Reads the table of cases: those of bids with further columns.
public enum CaseTable {
  /// Reads a file of cases by the schema `cases`.
  ///
  /// - Returns: the cases in the order of their first rows, none when there are errors among the
  ///   findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(_ path: String, schema: Schema) throws(FileError)
    -> (cases: [WorkedCase], findings: Findings)
  {
    try read(TableReader(path: path, schema: schema))
  }

  /// Reads cases from a text of the program's own.
  static func read(text: String, name: String, schema: Schema) throws(FileError)
    -> (cases: [WorkedCase], findings: Findings)
  {
    try read(TableReader(ByteSource(text: text, name: name), schema: schema))
  }

  private static func read(_ table: consuming TableReader) throws(FileError)
    -> (cases: [WorkedCase], findings: Findings)
  {
    let bidColumns = BidColumns(table)
    var reader = CaseReader(table)
    while let record = try reader.table.next() { reader.take(record) }
    var findings = reader.table.findings
    var cases: [WorkedCase] = []
    for part in reader.parts {
      let (bids, found) = BidTable.read(part.records, bidColumns)
      // What a row as such has wrong was found when it was taken.
      for finding in found.shown where !findings.shown.contains(finding) { findings.add(finding) }
      cases.append(part.worked(bids))
    }
    if !findings.hasErrors {
      for worked in cases {
        if worked.expectsNothing { findings.add(worked.findingOfNothing) }
        worked.findContradictions(&findings)
      }
    }
    findings.sortByRow()
    return (findings.hasErrors ? [] : cases, findings)
  }
}

extension WorkedCase {
  /// Whether no bid has an expected outcome: such a case would pass whatever the rules say.
  fileprivate var expectsNothing: Bool { rows.allSatisfy { $0.expected.isEmpty } }

  /// One share table applies to a lot.
  fileprivate func findContradictions(_ findings: inout Findings) {
    var first: [String: (value: Demand.Category, row: Int)] = [:]
    for row in rows {
      guard let lot = row.texts["lot"], let category = row.category else { continue }
      let known = first[lot] ?? (category, row.row)
      first[lot] = known
      guard known.value != category else { continue }
      findings.add(
        bids.layout.finding(
          .contradiction, row: row.row, field: "category", value: category.rawValue,
          reason: Text(
            en: "row \(known.row) of the same lot says `\(known.value.rawValue)`",
            zh: "同一品种的第 \(known.row) 行为“\(known.value.rawValue)”")))
    }
  }

  fileprivate var findingOfNothing: Finding {
    bids.layout.finding(
      .missingValue, row: rows.first?.row, field: CaseField.selected.column, value: nil,
      reason: Text(
        en: "nothing is expected of any bid of the case `\(name)`",
        zh: "案例“\(name)”未填写任何预期结果"))
  }
}

extension FindingCode {
  /// A value that no outcome can have.
  static let notAnOutcome = FindingCode("not-an-outcome")
  /// A replaced value of the rules that cannot be one.
  static let notASetting = FindingCode("not-a-setting")
}

/// The cases that built-in rule sets ship: `Data/cases/tender/<id>.csv`.
public enum BuiltInCases {
  private static let folder = "cases/tender/"

  /// The ids of the sets that have cases, sorted.
  public static var ids: [String] {
    EmbeddedData.paths(in: folder).map { String($0.dropFirst(folder.count).dropLast(4)) }
  }

  /// The cases of a set; none where it has none.
  ///
  /// - Throws: `FileError` when they cannot be read.
  public static func cases(of id: String) throws -> (cases: [WorkedCase], findings: Findings) {
    guard let text = EmbeddedData.text(of: "\(folder)\(id).csv") else { return ([], Findings()) }
    return try CaseTable.read(text: text, name: "\(id).csv", schema: .named("cases"))
  }
}
