import Files
import Reporting
import RuleBook
import Tender
import Wording

/// The cases that a rule set ships, as they stand at the end of what is shown of it.
struct CasePage {
  let set: RuleSet
  let cases: [WorkedCase]
  let language: Language

  private var heading: Text {
    Text(
      en: "Cases, with the outcomes that `vbp rules test \(set.id)` holds them to",
      zh: "案例及其预期结果（由 vbp rules test \(set.id) 核对）")
  }

  /// The paragraphs of a text; none without cases.
  func paragraphs() -> [String] {
    guard !cases.isEmpty else { return [] }
    return [heading(language)]
      + cases.map { worked in
        let layout = TerminalTable(
          worked.table, language: language, width: (Terminal.columns ?? Self.width) - 4)
        let lines = [conditions(worked)].compactMap { $0 } + layout.lines() + [worked.sum]
        return ([title(worked)] + lines.filter { !$0.isEmpty }.map { "    " + $0 })
          .joined(separator: "\n")
      }
  }

  /// The same in Markdown, behind a table; empty without cases.
  func markdown() -> String {
    guard !cases.isEmpty else { return "" }
    let parts = cases.map { worked in
      let words = [title(worked), conditions(worked)].compactMap { $0 }
      return words.map { MarkdownTable.escaped($0) + "\n\n" }.joined()
        + MarkdownTable.write(worked.table, language: language)
        + (worked.sum.isEmpty ? "" : "\n\(MarkdownTable.escaped(worked.sum))\n")
    }
    return "\n## \(MarkdownTable.escaped(heading(language)))\n\n" + parts.joined(separator: "\n")
  }

  /// The same as sections of a report.
  func sections() -> [Page.Section] {
    cases.enumerated().map { place, worked in
      let words = [conditions(worked), worked.sum].compactMap { $0 }.filter { !$0.isEmpty }
      return Page.Section(
        "case-\(place + 1)", Text(en: "Case ", zh: "案例：") + Text(title(worked)),
        [DataTable(worked.table, language: language).html(label: title(worked))]
          + words.map { .element(.p, [], $0) })
    }
  }

  /// Wide enough for what is not shown on a terminal.
  private static let width = 120

  private func title(_ worked: WorkedCase) -> String {
    let title = worked.title(language)
    let colon = Text(en: ": ", zh: "：")(language)
    return title.isEmpty ? worked.name : worked.name + colon + title
  }

  private func conditions(_ worked: WorkedCase) -> String? {
    let text = worked.conditions(language)
    return text.isEmpty ? nil : text
  }
}
