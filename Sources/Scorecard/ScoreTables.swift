public import ExactNumbers
import Tables
public import Writing
public import Wording

/// The table of `vbp score`: points by item, score and rank of every distributor.
public enum ScoreTable {
  /// The table; with several quarters, each distributor's stand together. By hospital, what each
  /// distributor lost in all of them stands behind.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  public static func table(_ scores: [Score], scoring: Scoring, language: Language)
    throws(NumberError) -> OutputTable
  {
    let rows = scores.map { row($0, scoring: scoring, language: language) }
    return OutputTable(
      columns: columns(
        scoring.roster, items: scoring.card.items, volumeLines: scoring.card.volumeLines.value),
      rows: rows + (try totals(scores, scoring: scoring, language: language)))
  }

  /// The columns with those of some items.
  static func columns(_ roster: Roster, items: [Item], volumeLines: Int) -> [OutputTable.Column] {
    FirmColumns.columns(roster) + [.init("quarter", zh: "季度")]
      + items.map { .init($0.column, zh: $0.title.zh, numeric: true) }
      + [
        .init("deduction", zh: "扣分", numeric: true), .init("score", zh: "得分", numeric: true),
        .init("rank", zh: "排名", numeric: true),
        .init("order_lines", zh: "订单行数", numeric: true, dropOrder: 3),
        .init(
          "per_\(volumeLines)_lines", zh: "每\(volumeLines)行扣分",
          numeric: true, dropOrder: 2),
        .init("red_lines", zh: "红线事项", numeric: true, dropOrder: 4),
        .init("status", zh: "状态", dropOrder: 1),
      ]
  }

  private static func row(_ score: Score, scoring: Scoring, language: Language) -> [Cell] {
    let status =
      score.hasData
      ? Text(en: "scored", zh: "已评分") : Text(en: "no-data", zh: "无数据")
    let head = FirmColumns.cells(score.firm, scoring.roster) + [.text(score.quarter.text)]
    guard score.hasData else {
      let blank = [Cell](repeating: .empty, count: scoring.card.items.count + 6)
      return head + blank + [.text(status(language))]
    }
    return head + score.itemPoints.map { .number($0.points) } + [
      .number(score.deduction.points), .number(score.score.points),
      score.rank.map { .number(String($0)) } ?? .empty, .number(String(score.lines)),
      points(score.perVolume), .number(String(score.redLines)), .text(status(language)),
    ]
  }

  private static func points(_ perVolume: Ratio?) -> Cell {
    perVolume.flatMap { try? $0.decimalText(decimals: 2) }.map(Cell.number) ?? .empty
  }

  /// What each distributor lost in all hospitals of a quarter; none unless they are apart. Such a sum
  /// is no score: every hospital has its own 100 points.
  private static func totals(_ scores: [Score], scoring: Scoring, language: Language)
    throws(NumberError) -> [[Cell]]
  {
    guard scoring.roster.isByHospital else { return [] }
    let byKey = Dictionary(grouping: scores.filter(\.hasData)) {
      FirmQuarter(firm: $0.firm, quarter: $0.quarter)
    }
    let quarters = Set(scores.map(\.quarter)).sorted()
    var rows: [[Cell]] = []
    for firms in scoring.roster.byDistributor {
      for quarter in quarters {
        let own = firms.flatMap { byKey[FirmQuarter(firm: $0, quarter: quarter)] ?? [] }
        guard !own.isEmpty else { continue }
        rows.append(try total(own, scoring: scoring, language: language))
      }
    }
    return rows
  }

  private static func total(_ own: [Score], scoring: Scoring, language: Language)
    throws(NumberError) -> [Cell]
  {
    var items: [Cell] = []
    for item in scoring.card.items.indices {
      items.append(.number(try own.map { $0.itemPoints[item] }.sum().points))
    }
    let deduction = try own.map(\.deduction).sum()
    let lines = own.reduce(0) { $0 + $1.lines }
    let perVolume =
      lines > 0
      ? try deduction * Ratio(scoring.card.volumeLines.value) / Ratio(lines) : nil
    let name = scoring.roster.distributor(of: own[0].firm)
    let all = Text(en: "all hospitals: \(own.count)", zh: "全部医疗机构：\(own.count)家")
    return [.text(all(language)), .text(name), .text(own[0].quarter.text)] + items + [
      .number(deduction.points), .empty, .empty, .number(String(lines)), points(perVolume),
      .number(String(own.reduce(0) { $0 + $1.redLines })),
      .text(Text(en: "sum", zh: "合计")(language)),
    ]
  }

  /// What the sums of all hospitals are; nil unless hospitals are apart.
  public static func note(_ roster: Roster) -> Text? {
    guard roster.isByHospital else { return nil }
    return Text(
      en:
        "caps, scores and ranks hold for each hospital by itself; the rows of all hospitals add up "
        + "what was deducted and are no scores",
      zh: "上限、得分和排名均按各医疗机构分别计算；“全部医疗机构”行为各院扣分合计，不是得分")
  }
}

/// The columns that name a distributor, behind its hospital where hospitals are apart.
enum FirmColumns {
  static func columns(_ roster: Roster) -> [OutputTable.Column] {
    (roster.isByHospital ? [.init("hospital", zh: "医疗机构")] : [])
      + [.init("distributor", zh: "配送企业")]
  }

  static func cells(_ firm: Int, _ roster: Roster) -> [Cell] {
    [roster.hospital(of: firm), roster.distributor(of: firm)].compactMap { $0 }.map(Cell.text)
  }
}

/// The table of `vbp score --detail`: every deduction with what proves it.
public enum DeductionTable {
  /// The table.
  public static func table(_ deductions: [Deduction], roster: Roster, language: Language)
    -> OutputTable
  {
    OutputTable(
      columns: FirmColumns.columns(roster) + [
        .init("quarter", zh: "季度"),
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
    return FirmColumns.cells(deduction.firm, roster) + [
      .text(deduction.quarter.text), .text(deduction.code),
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
