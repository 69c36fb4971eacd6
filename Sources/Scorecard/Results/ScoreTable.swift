import ExactNumbers
import Tables
public import Wording
public import Writing

/// The table of `vbp score`: points by item, score and rank of every distributor.
public enum ScoreTable {
  /// The table; with several quarters, each distributor's stand together.
  public static func table(_ scores: [Score], scoring: Scoring, language: Language) -> OutputTable {
    OutputTable(
      columns: columns(scoring.card),
      rows: scores.map { row($0, scoring: scoring, language: language) })
  }

  private static func columns(_ card: Card) -> [OutputTable.Column] {
    [.init("distributor", zh: "配送企业"), .init("quarter", zh: "季度")]
      + card.items.map { .init($0.column, zh: $0.title.zh, numeric: true) }
      + [
        .init("deduction", zh: "扣分", numeric: true), .init("score", zh: "得分", numeric: true),
        .init("rank", zh: "排名", numeric: true),
        .init("order_lines", zh: "订单行数", numeric: true, dropOrder: 3),
        .init(
          "per_\(card.volumeLines.value)_lines", zh: "每\(card.volumeLines.value)行扣分",
          numeric: true, dropOrder: 2),
        .init("red_lines", zh: "红线事项", numeric: true, dropOrder: 4),
        .init("status", zh: "状态", dropOrder: 1),
      ]
  }

  private static func row(_ score: Score, scoring: Scoring, language: Language) -> [Cell] {
    let status =
      score.hasData
      ? Text(en: "scored", zh: "已评分") : Text(en: "no-data", zh: "无数据")
    let head: [Cell] = [
      .text(scoring.roster.names[score.firm]), .text(score.quarter.text),
    ]
    guard score.hasData else {
      let blank = [Cell](repeating: .empty, count: scoring.card.items.count + 6)
      return head + blank + [.text(status(language))]
    }
    return head + score.itemPoints.map { .number($0.points) } + [
      .number(score.deduction.points), .number(score.score.points),
      score.rank.map { .number(String($0)) } ?? .empty, .number(String(score.lines)),
      score.perVolume.flatMap { try? $0.decimalText(decimals: 2) }.map(Cell.number) ?? .empty,
      .number(String(score.redLines)), .text(status(language)),
    ]
  }
}
