import RuleBook
import Tables
import Wording

/// Names of a card that must not be taken for others: columns of results, codes and names of what is
/// recorded.
extension Card {
  /// Stops at the first name that means two things.
  ///
  /// - Throws: `RuleError` that names it.
  func checkNames() throws(RuleError) {
    guard !items.isEmpty else {
      throw fault(
        ScorecardKeys.items.name, Text(en: "at least one item", zh: "至少一个评价项目"))
    }
    var columns = Set(
      ScoreTable.columns(self, Roster(byHospital: true), items: []).flatMap {
        [$0.name, $0.heading.zh]
      }.map(\.foldedName))
    for item in items {
      guard columns.insert(item.column.foldedName).inserted else {
        throw fault(
          "\(ScorecardKeys.items.name).\(item.code).column",
          Text(
            en: "a name that no other column of results has", zh: "不与结果表其他列重复的列名"))
      }
    }
    try checkRecorded()
  }

  /// Events name indicators and red lines by codes or by names.
  private func checkRecorded() throws(RuleError) {
    let all =
      indicators.map { (ScorecardKeys.indicators, $0.code, $0.title) }
      + redLines.map { (ScorecardKeys.redLines, $0.code, $0.title) }
    var owners: [String: String] = [:]
    for (key, code, title) in all {
      for name in Set([code, title.en, title.zh].map(\.foldedName)) where !name.isEmpty {
        guard let owner = owners.updateValue(code, forKey: name) else { continue }
        throw fault(
          "\(key.name).\(code)",
          Text(
            en: "a code and a name of its own; \(owner) has the same",
            zh: "各自的编号和名称；与 \(owner) 重复"))
      }
    }
  }

  private func fault(_ path: String, _ expected: Text) -> RuleError {
    .wrongValue(file: ruleSet.id, path: path, expected: expected)
  }
}
