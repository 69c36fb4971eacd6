import Wording

extension Dialect {
  /// Reports a layout that should not be relied upon.
  func report(file: String, to findings: inout Findings) {
    if hasTitle {
      findings.add(
        Finding(
          .titleRow, file: file, row: headerRow,
          reason: Text(
            en: "this row looks like the header, but other rows stand above it",
            zh: "该行像是表头，但其上还有其他行")))
    }
    if let rival {
      findings.add(
        Finding(
          .unclearSeparator, file: file, row: headerRow,
          reason: Text(
            en: "the header can be read with \(separator.title.en) or with \(rival.title.en)",
            zh: "表头既可按\(separator.title.zh)分列，也可按\(rival.title.zh)分列")))
    }
  }
}

extension Separator {
  /// What it is called.
  var title: Text {
    switch self {
    case .comma: Text(en: "commas", zh: "逗号")
    case .tab: Text(en: "tabs", zh: "制表符")
    case .semicolon: Text(en: "semicolons", zh: "分号")
    case .wideComma: Text(en: "full-width commas", zh: "全角逗号")
    case .wideSemicolon: Text(en: "full-width semicolons", zh: "全角分号")
    }
  }
}
