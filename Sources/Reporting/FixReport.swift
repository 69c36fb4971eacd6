public import Tables
public import Wording
public import Writing

/// What is wrong with a table, to be sent back to whoever made it: each fault with the row in which
/// it stands.
public enum FixReport {
  /// One row an error, with the cells of its own row behind, under the headings of the file.
  public static func table(_ findings: Findings, excerpt: RowExcerpt, language: Language)
    -> OutputTable
  {
    let errors = findings.shown.filter { $0.severity == .error }
    return OutputTable(
      columns: [
        .init("row", zh: "行号", numeric: true), .init("column", zh: "问题列"),
        .init("value", zh: "现填内容"), .init("problem", zh: "问题"), .init("remedy", zh: "处理方法"),
      ] + excerpt.names.map { .init($0, zh: $0) },
      rows: errors.map { finding in
        [
          finding.row.map { .number(String($0)) } ?? .empty, .text(finding.column ?? ""),
          .text(finding.value ?? ""), .text(finding.reason(language)),
          .text(finding.remedy(language)),
        ] + excerpt.cells(of: finding.row).map(Cell.text)
      })
  }
}
