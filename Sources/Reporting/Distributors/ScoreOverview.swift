import ExactNumbers
import Interventions
import Scorecard
import Tables
import Wording
import Writing

/// What a committee reads first: who lost how many points, how many of them are under appeal, on how much
/// it rests, and what the total leads to in the next quarter.
struct ScoreOverview {
  let scoring: Scoring
  let scores: [Score]
  let quarters: [Quarter]
  let contested: ContestedPoints
  let language: Language

  /// The section with the table.
  ///
  /// - Throws: `RuleError` when the rules do not tell the thresholds.
  func section() throws -> Page.Section {
    let heading = Text(en: "Overview", zh: "一览")
    let next = (quarters.last ?? Quarter(index: 0)).adding(1)
    let rules = try InterventionRules(scoring.card.ruleSet)
    let decided = Dictionary(
      uniqueKeysWithValues: try scoring.interventions(next, rules: rules).map { ($0.firm, $0) })
    let window = Quarter.name(of: rules.window(for: next))
    // A window with a quarter of which the files say nothing leads to nothing.
    let isWhole = scoring.withoutData(rules.window(for: next)).isEmpty
    let rows = try ordered.map { try row($0, isWhole ? decided[$0.firm] : nil) }
    let table = OutputTable(
      columns: [
        .init("rank", zh: "排名", numeric: true), .init("distributor", zh: "配送企业"),
      ] + (quarters.count > 1 ? [.init("quarter", zh: "季度")] : []) + [
        .init("score", zh: "得分", numeric: true), .init("deduction", zh: "扣分", numeric: true),
        .init("under appeal", zh: "其中申诉中", numeric: true),
        .init("red lines", zh: "红线事项", numeric: true),
        .init("order lines", zh: "订单行数", numeric: true),
        .init("total of \(window)", zh: "\(window) 合计扣分", numeric: true),
        .init("leads to in \(next.text)", zh: "按标准 \(next.text) 措施"),
      ], rows: rows)
    let names = Set(table.columns.map(\.name))
      .subtracting(["under appeal", "red lines", "order lines", "rank"])
    return Page.Section(
      "overview", heading,
      [DataTable(table, language: language, keys: names).html(label: heading(language))])
  }

  /// Worst first, as the committee has to decide about those; without data last.
  private var ordered: [Score] {
    let ranks = scoring.roster.ranks
    return scores.filter(\.hasData).sorted {
      ($0.quarter, $1.deduction, ranks[$0.firm]) < ($1.quarter, $0.deduction, ranks[$1.firm])
    } + scores.filter { !$0.hasData }
  }

  private func row(_ score: Score, _ decided: Intervention?) throws -> [Cell] {
    let head: [Cell] =
      [
        score.rank.map { .number(String($0)) } ?? .empty,
        .text(scoring.roster[score.firm]),
      ] + (quarters.count > 1 ? [.text(score.quarter.text)] : [])
    let tail: [Cell] = [
      decided?.total.map { .number($0.points) } ?? .empty,
      decided.map { .text($0.asked.title(language)) } ?? .empty,
    ]
    guard score.hasData else {
      return head + [Cell](repeating: .empty, count: 5) + tail
    }
    return try head + [
      .number(score.score.points), .number(score.deduction.points),
      .number(contested.of(score.firm, in: [score.quarter]).points),
      .number(String(score.redLines)), .number(String(score.lines)),
    ] + tail
  }
}
