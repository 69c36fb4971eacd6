import RuleBook
import Tables
import Wording

/// Names of a card that must not be taken for others: columns of results, codes and names of what is
/// recorded.
enum CardNames {
  /// Each item has a column of its own in results, by the name that it says or else by its own.
  static let ofColumns = RuleCondition.distinctNames(
    of: [ScorecardKeys.items], [["column", "en", "zh"]], except: columns,
    reserved: Text(
      en: "a name that no other column of results has", zh: "不与结果表其他列重复的列名"))

  /// Events name indicators and red lines by codes or by names.
  static let ofRecords = RuleCondition.distinctNames(
    of: [ScorecardKeys.indicators, ScorecardKeys.redLines], [["code"], ["en"], ["zh"]])

  /// The names of the columns of results that are none of items.
  @Sendable private static func columns(_ set: RuleSet) -> [String] {
    let lines = try? set.readAhead.integer(ScorecardKeys.volumeLines).value
    return ScoreTable.columns(Roster(byHospital: true), items: [], volumeLines: lines ?? 0)
      .flatMap { [$0.name, $0.heading.zh] }
  }
}
