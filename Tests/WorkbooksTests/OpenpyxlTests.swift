import Foundation
import TestSupport
import Testing

@testable import Workbooks

/// Workbooks that openpyxl writes hold what openpyxl reads in them.
@Suite struct OpenpyxlTests {
  @Test("random workbooks: texts, numbers, dates from 1900 and 1904 on, flags")
  func random() throws {
    let (folder, count) = (try TemporaryFolder(), 40)
    let script = Repository.path("Tests/Oracle/workbooks.py")
    let made = try Program("python3", [script, "--make", "18", folder.path, "\(count)"])
    try #require(made.exitCode == 0, "\(made.errors)")
    let names = (0..<count).map { "\($0).xlsx" }
    let lines = try Program.oracle(
      "workbooks.py", input: names.map { folder.path($0) + "\n" }.joined())
    // What the rows are as CSV, Python's own module says in `csv_records.py`.
    let tables = try names.map { name in
      try folder.file("\(name).csv", Reading(folder.bytes(name)).text)
    }
    let read = try Program.oracle(
      "csv_records.py", input: tables.map { $0 + "\n" }.joined())
    try #require(lines.count == count && read.count == count)
    for (index, name) in names.enumerated() {
      let rows = try Self.rows(lines[index])
      let records = try Self.rows(read[index])
      let (ours, theirs) = (records.map(Self.trimmed), Self.trimmed(rows).map(Self.trimmed))
      #expect(ours.count == theirs.count, "\(name)")
      for (row, pair) in zip(ours, theirs).enumerated() where pair.0 != pair.1 {
        Issue.record("\(name) \(row + 1): \(zip(pair.0, pair.1).filter { $0 != $1 })")
      }
    }
  }

  private static func rows(_ line: String) throws -> [[String]] {
    try JSONDecoder().decode([[String]].self, from: Data(line.utf8))
  }

  /// A row without the empty cells at its end.
  private static func trimmed(_ row: [String]) -> [String] {
    row.lastIndex { !$0.isEmpty }.map { Array(row[...$0]) } ?? []
  }

  /// Rows without the empty ones at their end.
  private static func trimmed(_ rows: [[String]]) -> [[String]] {
    rows.lastIndex { !trimmed($0).isEmpty }.map { Array(rows[...$0]) } ?? []
  }
}
