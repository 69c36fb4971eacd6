public import RuleBook
public import Wording

/// What every command tells of the numbers it used that are not sure.
extension RuleSet {
  /// That some values are less than published, by grade, surest first; nil without any.
  public func note(of weak: [(key: String, grade: Grade)]) -> Text? {
    let groups = Grade.allCases.compactMap { grade -> Text? in
      let keys = weak.filter { $0.grade == grade }.map(\.key)
      guard !keys.isEmpty else { return nil }
      return Text(
        en: "\(keys.joined(separator: ", ")) (\(grade.title.en))",
        zh: "\(keys.joined(separator: "、"))（\(grade.title.zh)）")
    }
    guard !groups.isEmpty else { return nil }
    return Text(
      en: "these numbers of \(id) are not from a published source: ",
      zh: "\(id) 所依据的下列数值并非公开来源：") + groups.joined()
  }

  /// That a result rests on unverified values, and what to do; nil where it does not.
  public func doubt(_ catalogue: RuleCatalogue) -> Text? {
    let keys = usedDoubtful(catalogue)
    guard let first = keys.first else { return nil }
    return Text(
      en: "the result rests on numbers of \(id) that are only remembered: "
        + "\(keys.joined(separator: ", ")); supply them with --set \(first)=VALUE or in a rule "
        + "file, or use --allow-unverified",
      zh: "结果取决于 \(id) 中未核实的数值：\(keys.joined(separator: "、"))；请用 --set \(first)=值 或规则文件提供，"
        + "或使用 --allow-unverified")
  }
}
