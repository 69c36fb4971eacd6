public import RuleBook
public import Wording

/// What every command tells of the numbers it used that are not sure.
extension RuleSet {
  /// That some values are less than published, by grade, surest first; nil without any. They are told by
  /// what they mean, as few readers know their names.
  public func note(of weak: [(key: String, grade: Grade)], _ catalogue: RuleCatalogue) -> Text? {
    let groups = Grade.allCases.compactMap { grade -> Text? in
      let keys = weak.filter { $0.grade == grade }.map(\.key)
      guard !keys.isEmpty else { return nil }
      return grade.title + Text(en: ": ", zh: "：") + Self.words(keys, catalogue)
    }
    guard let first = groups.first else { return nil }
    return groups.dropFirst().reduce(
      Text(
        en: "these numbers of \(id) are not from a published source; ",
        zh: "\(id) 所依据的下列数值并非公开来源；") + first
    ) { $0 + Text(en: "; ", zh: "；") + $1 }
  }

  private static func words(_ keys: [String], _ catalogue: RuleCatalogue) -> Text {
    keys.map(catalogue.wordsAndName).joined()
  }

  /// That a result rests on unverified values, and what to do; nil where it does not.
  public func doubt(_ catalogue: RuleCatalogue) -> Text? {
    let keys = usedDoubtful(catalogue)
    guard let first = keys.first else { return nil }
    let words = Self.words(keys, catalogue)
    return Text(
      en: "the result rests on numbers of \(id) that are only remembered: "
        + "\(words.en); supply them with --set \(first)=VALUE or in a rule "
        + "file, or use --allow-unverified",
      zh: "结果取决于 \(id) 中未核实的数值：\(words.zh)；请用 --set \(first)=值 或规则文件提供，"
        + "或使用 --allow-unverified")
  }
}
