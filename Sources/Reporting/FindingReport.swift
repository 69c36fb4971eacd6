public import Tables
public import Wording
public import Writing

/// Shows findings to people and to machines.
public enum FindingReport {
  /// For a person: position, what is wrong, what to do, once for all rows of which the same is told; a
  /// count at the end.
  public static func text(_ findings: Findings, language: Language) -> String {
    var lines: [String] = []
    for group in FindingGroup.groups(of: findings.shown) {
      lines.append(line(group, language))
      if group.first.severity == .error {
        lines.append("  " + Text(en: "do: ", zh: "处理：")(language) + group.first.remedy(language))
      }
    }
    let hidden = findings.errorCount - findings.shown.count { $0.severity == .error }
    if hidden > 0 {
      lines.append(
        Text(en: "… and \(hidden) more findings", zh: "……另有 \(hidden) 处未列出")(language))
    }
    if findings.hasErrors {
      let count = findings.errorCount
      lines.append(
        Text(
          en: "\(count) finding\(count == 1 ? "" : "s")", zh: "共 \(count) 处问题")(language))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Where a finding is and what is wrong, on one line.
  public static func line(_ finding: Finding, _ language: Language) -> String {
    line(FindingGroup(finding), language)
  }

  private static func line(_ group: FindingGroup, _ language: Language) -> String {
    position(group, language) + what(group)(language).visible
  }

  /// For machines and for sending back: one row per finding.
  public static func table(_ findings: Findings, language: Language) -> OutputTable {
    OutputTable(
      columns: [
        .init("code", zh: "代码"), .init("severity", zh: "级别"), .init("file", zh: "文件"),
        .init("row", zh: "行", numeric: true), .init("column", zh: "列"), .init("value", zh: "值"),
        .init("reason", zh: "问题"), .init("remedy", zh: "处理"),
      ],
      rows: findings.shown.map { finding in
        [
          .text(finding.code.id), .text(finding.severity.rawValue), .text(finding.file),
          finding.row.map { .number(String($0)) } ?? .empty, .text(finding.column ?? ""),
          .text(finding.value ?? ""), .text(finding.reason(language)),
          .text(finding.remedy(language)),
        ]
      })
  }

  /// The catalogue of all codes.
  public static func codes(_ language: Language) -> OutputTable {
    OutputTable(
      columns: [
        .init("code", zh: "代码"), .init("meaning", zh: "含义"), .init("remedy", zh: "处理"),
      ],
      rows: FindingCode.all.map {
        [.text($0.id), .text($0.meaning(language)), .text($0.remedy(language))]
      })
  }

  private static func position(_ group: FindingGroup, _ language: Language) -> String {
    let finding = group.first
    var place = finding.file.visible
    if let rows = group.place { place += Text(en: ", ", zh: "，")(language) + rows(language) }
    if let column = finding.column {
      place += Text(en: ", column \(column.visible)", zh: "，“\(column.visible)”列")(language)
    }
    let severity =
      finding.severity == .note ? Text(en: "note: ", zh: "提示：")(language) : ""
    return place + Text(en: ": ", zh: "：")(language) + severity
  }

  private static func what(_ group: FindingGroup) -> Text {
    let reason = group.first.reason
    let what =
      Text(en: shortened(reason.en, to: 300), zh: shortened(reason.zh, to: 300))
      + Text(" [\(group.first.code.id)]")
    guard let values = group.shownValues({ shortened($0, to: 60) }) else { return what }
    return values + Text(en: ": ", zh: "：") + what
  }

  /// A value of a megabyte helps nobody.
  private static func shortened(_ text: String, to limit: Int) -> String {
    text.count > limit ? text.prefix(limit) + "…" : text
  }
}

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
