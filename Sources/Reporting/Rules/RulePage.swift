public import RuleBook
public import Tender
public import Wording

/// A rule set as a page to read: what it does, every value with its source, and what is not known.
public struct RulePage {
  private let set: RuleSet
  private let catalogue: RuleCatalogue
  private let cases: [WorkedCase]
  private let language: Language

  /// Prepares the page of a rule set, with the cases that show what it does.
  public init(
    _ set: RuleSet, _ catalogue: RuleCatalogue, cases: [WorkedCase], language: Language
  ) {
    (self.set, self.catalogue, self.cases, self.language) = (set, catalogue, cases, language)
  }

  /// The page's text; tables have so many columns of characters.
  public func text(width: Int) -> String {
    let parameters = catalogue.keys.compactMap { key in
      set.parameters[key.name].map { (key, $0) }
    }
    let paragraphs =
      [heading, set.summary?(language)].compactMap { $0 }
      + parameters.map { entry($0, $1) }
      + [
        list(
          Text(
            en: "Not known, to be supplied with --set or a rule file", zh: "未知，须用 --set 或规则文件提供"),
          parameters.filter { $0.1.value == .unset }),
        list(
          Text(en: "Not verified", zh: "未核实"),
          parameters.filter { $0.1.grade == .unverified && $0.1.value != .unset }),
      ].compactMap { $0 } + CasePage(set, cases, language: language).paragraphs(width: width)
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    let period = [set.effective.from, set.effective.to].compactMap { $0 }.joined(separator: " – ")
    let basis = set.baseline.map { Text(en: "builds on \($0)", zh: "以 \($0) 为基础")(language) }
    let facts = [set.document(language), period, basis ?? ""].filter { !$0.isEmpty }
    return "\(set.id) — \(set.title(language))\n" + facts.joined(separator: "; ")
  }

  private func entry(_ key: RuleKey, _ parameter: Parameter) -> String {
    let place =
      parameter.origin == set.id
      ? Text("") : Text(en: ", in \(parameter.origin)", zh: "，见 \(parameter.origin)")
    var lines = [
      "\(key.name) = \(parameter.value.summary)", "    " + key.meaning(language),
      "    " + (parameter.source + place)(language),
    ]
    if let note = parameter.note { lines.append("    " + note(language)) }
    lines.append("    " + limits(key, parameter)(language))
    if case .records(let records) = parameter.value {
      lines += records.map { record in
        let values = record.values.dropFirst().map { "\($0.name) \($0.value)" }
        return "    \(record.name): " + values.joined(separator: "; ")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What the value may be, and what is tried where it is in doubt.
  private func limits(_ key: RuleKey, _ parameter: Parameter) -> Text {
    let unit = key.unit.title
    let range =
      unit.en.isEmpty ? key.form.title : key.form.title + Text(" — ") + unit
    return Text(en: "may be ", zh: "可取：") + range + Text(en: "; otherwise: ", zh: "；若非此值：")
      + key.others.title(for: parameter.value)
  }

  private func list(_ title: Text, _ parameters: [(RuleKey, Parameter)]) -> String? {
    guard !parameters.isEmpty else { return nil }
    return (title + Text(en: ": ", zh: "："))(language)
      + parameters.map(\.0.name).joined(separator: ", ")
  }
}
