public import RuleBook
public import Tender
public import Wording
import Writing

/// The cases that a rule set ships, as they stand at the end of what is shown of it.
public struct CasePage {
  private let set: RuleSet
  private let cases: [WorkedCase]
  private let language: Language

  /// Prepares the cases of a rule set.
  public init(_ set: RuleSet, _ cases: [WorkedCase], language: Language) {
    (self.set, self.cases, self.language) = (set, cases, language)
  }

  private var heading: Text {
    Text(
      en: "Cases, with the outcomes that `vbp rules test \(set.id)` holds them to",
      zh: "案例及其预期结果（由 vbp rules test \(set.id) 核对）")
  }

  /// The paragraphs of a text of so many columns; none without cases.
  func paragraphs(width: Int) -> [String] {
    guard !cases.isEmpty else { return [] }
    return [heading(language)]
      + cases.map { worked in
        let layout = TerminalTable(worked.table, language: language, width: width - 4)
        let lines = [conditions(worked)].compactMap { $0 } + layout.lines() + [worked.sum]
        return ([title(worked)] + lines.filter { !$0.isEmpty }.map { "    " + $0 })
          .joined(separator: "\n")
      }
  }

  /// The same in Markdown, behind a table; empty without cases.
  public func markdown() -> String {
    guard !cases.isEmpty else { return "" }
    let parts = cases.map { worked in
      let words = [title(worked), conditions(worked)].compactMap { $0 }
      return words.map { MarkdownWriter.escaped($0) + "\n\n" }.joined()
        + MarkdownWriter(language: language).text(worked.table)
        + (worked.sum.isEmpty ? "" : "\n\(MarkdownWriter.escaped(worked.sum))\n")
    }
    return "\n## \(MarkdownWriter.escaped(heading(language)))\n\n" + parts.joined(separator: "\n")
  }

  /// The same as sections of a report.
  public func sections() -> [Page.Section] {
    cases.enumerated().map { place, worked in
      let words = [conditions(worked), worked.sum].compactMap { $0 }.filter { !$0.isEmpty }
      return Page.Section(
        "case-\(place + 1)", Text(en: "Case ", zh: "案例：") + Text(title(worked)),
        [DataTable(worked.table, language: language).html(label: title(worked))]
          + words.map { .element(.p, [], $0) })
    }
  }

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
