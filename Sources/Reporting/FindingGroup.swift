import Tables
import Wording

/// Findings that say the same of several rows of a column, to be told once.
struct FindingGroup {
  /// What is told of all of them.
  let first: Finding
  /// Their rows in order; empty where the finding is about the whole file.
  private(set) var rows: [Int]
  /// Their different values, as the file has them, in order.
  private(set) var values: [String]
  /// How many findings there are.
  private(set) var count = 1

  /// A finding alone.
  init(_ finding: Finding) {
    first = finding
    rows = finding.row.map { [$0] } ?? []
    values = finding.value.map { [$0] } ?? []
  }

  /// The groups of some findings, in the order in which each begins.
  static func groups(of findings: [Finding]) -> [FindingGroup] {
    var groups: [FindingGroup] = []
    var places: [Key: Int] = [:]
    for finding in findings {
      if let place = places[Key(finding)] {
        groups[place].add(finding)
      } else {
        places[Key(finding)] = groups.count
        groups.append(FindingGroup(finding))
      }
    }
    return groups
  }

  private mutating func add(_ finding: Finding) {
    count += 1
    if let row = finding.row, rows.last != row { rows.append(row) }
    if let value = finding.value, values.count <= Self.mostValues, !values.contains(value) {
      values.append(value)
    }
  }

  /// The rows, as runs: `rows 250–280, 31 of them`.
  var place: Text? {
    guard let row = rows.first else { return nil }
    guard rows.count > 1 else { return Text(en: "row \(row)", zh: "第 \(row) 行") }
    let runs = runs
    let shown = runs.prefix(Self.mostRuns).map { run in
      run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)–\(run.upperBound)"
    }
    let more = runs.count > shown.count
    return Text(
      en: "rows \(shown.joined(separator: ", "))\(more ? ", …" : ""), \(rows.count) of them",
      zh: "第 \(shown.joined(separator: "、"))\(more ? "……" : " ")行（共 \(rows.count) 行）")
  }

  /// The first values and a sign that there are more; nil where there are none.
  func shownValues(_ shortened: (String) -> String) -> Text? {
    guard !values.isEmpty else { return nil }
    let shown = values.prefix(Self.mostValues).map(shortened)
    let more = values.count > shown.count
    return Text(
      en: shown.map { "`\($0)`" }.joined(separator: ", ") + (more ? ", …" : ""),
      zh: shown.map { "“\($0)”" }.joined(separator: "、") + (more ? "等" : ""))
  }

  /// The rows that follow each other without a gap.
  private var runs: [ClosedRange<Int>] {
    rows.reduce(into: []) { runs, row in
      if let last = runs.last, last.upperBound == row - 1 {
        runs[runs.count - 1] = last.lowerBound...row
      } else {
        runs.append(row...row)
      }
    }
  }

  private static var mostRuns: Int { 5 }
  private static var mostValues: Int { 3 }

  /// What findings have in common that are told together.
  private struct Key: Hashable {
    let code: FindingCode
    let isNote: Bool
    let file: String
    let column: String?
    let isAboutRow: Bool
    let reason, remedy: String

    init(_ finding: Finding) {
      (code, isNote) = (finding.code, finding.severity == .note)
      (file, column, isAboutRow) = (finding.file, finding.column, finding.row != nil)
      (reason, remedy) = (finding.reason.en, finding.remedy.en)
    }
  }
}
