import ExactNumbers
import Tables
public import Writing
public import Wording

/// The table of `vbp score`: points by item, score and rank of every distributor.
public enum ScoreTable {
  /// The table; with several quarters, each distributor's stand together.
  public static func table(_ scores: [Score], scoring: Scoring, language: Language) -> OutputTable {
    OutputTable(
      columns: columns(scoring.card, items: scoring.card.items),
      rows: scores.map { row($0, scoring: scoring, language: language) })
  }

  /// The columns with those of some items.
  static func columns(_ card: Card, items: [Item]) -> [OutputTable.Column] {
    [.init("distributor", zh: "配送企业"), .init("quarter", zh: "季度")]
      + items.map { .init($0.column, zh: $0.title.zh, numeric: true) }
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

/// The table of `vbp score --detail`: every deduction with what proves it.
public enum DeductionTable {
  /// The table.
  public static func table(_ deductions: [Deduction], roster: Roster, language: Language)
    -> OutputTable
  {
    OutputTable(
      columns: [
        .init("distributor", zh: "配送企业"), .init("quarter", zh: "季度"),
        .init("indicator", zh: "指标"), .init("title", zh: "内容", dropOrder: 4),
        .init("date", zh: "日期", date: true),
        .init("order_id", zh: "订单号"), .init("line", zh: "行号"),
        .init("count", zh: "数量", numeric: true), .init("points", zh: "应扣分", numeric: true),
        .init("counted", zh: "计入扣分", numeric: true), .init("effect", zh: "处理"),
        .init("fault_party", zh: "责任方", dropOrder: 3), .init("status", zh: "申诉状态", dropOrder: 2),
        .init("evidence", zh: "证据"), .init("source", zh: "来源", dropOrder: 1),
      ], rowCount: deductions.count
    ) { row(deductions[$0], roster: roster, language: language) }
  }

  private static func row(_ deduction: Deduction, roster: Roster, language: Language) -> [Cell] {
    let source = deduction.source.map {
      Text(en: "\($0.file) row \($0.row)", zh: "\($0.file) 第 \($0.row) 行")
    }
    return [
      .text(roster.names[deduction.firm]), .text(deduction.quarter.text), .text(deduction.code),
      .text(deduction.title(language)), .text(deduction.date), .text(deduction.order?.id ?? ""),
      .text(deduction.order?.line ?? ""), .number(String(deduction.count)),
      .number(deduction.points.points), .number(deduction.counted.points),
      .text(deduction.effect.title(language)), .text(deduction.fault.title(language)),
      .text(deduction.status.title(language)), .text(deduction.evidence(language)),
      .text(source?(language) ?? ""),
    ]
  }
}

/// The table of `vbp score --item`, `--indicator` or `--distributor`: where the points were lost.
public enum ParetoTable {
  /// The table; `vital` marks the groups that together first reach 80 % of the points.
  public static func table(_ pareto: Pareto, language: Language) -> OutputTable {
    // Distributors have names and no codes.
    let hasCodes = pareto.groups.contains { !$0.code.isEmpty }
    return OutputTable(
      columns: (hasCodes ? [.init("code", zh: "代码")] : []) + columns,
      rows: pareto.groups.map { group in
        (hasCodes ? [.text(group.code)] : []) + row(group, language)
      })
  }

  /// The columns that say something of all distributors together.
  public static let columnsOfTotals: Set<String> = Set(columns.map(\.name)).subtracting(["title"])

  private static let columns: [OutputTable.Column] = [
    .init("title", zh: "名称"), .init("points", zh: "扣分", numeric: true),
    .init("count", zh: "数量", numeric: true), .init("share", zh: "占比", numeric: true),
    .init("cumulative", zh: "累计占比", numeric: true), .init("vital", zh: "主要（80%以内）"),
  ]

  private static func row(_ group: Pareto.Group, _ language: Language) -> [Cell] {
    [
      .text(group.title(language)), .number(group.points.points), .number(String(group.units)),
      share(group.share), share(group.cumulative),
      .text(Text(en: group.isVital ? "Y" : "N", zh: group.isVital ? "是" : "否")(language)),
    ]
  }

  private static func share(_ value: Ratio?) -> Cell {
    value.flatMap { try? $0.decimalText(decimals: 4) }.map(Cell.number) ?? .empty
  }
}
