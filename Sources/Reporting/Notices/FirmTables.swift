import ExactNumbers
import Scorecard
import Tables
import Wording
import Writing

/// The tables of one distributor's notice: its points by item, every deduction with what proves it, and
/// the rules by which it was made. Of the others they say no more than how many there are.
struct FirmTables {
  let card: Card
  let language: Language

  /// Points by item, deduction, score and rank, one row a quarter; `ranked` tells for each how many have a rank.
  func scores(_ scores: [Score], ranked: [Int]) -> Sheet.Section {
    let columns =
      [OutputTable.Column("quarter", zh: "季度")]
      + card.items.map { OutputTable.Column($0.title.en, zh: $0.title.zh, numeric: true) } + [
        .init("deduction", zh: "扣分", numeric: true), .init("score", zh: "得分", numeric: true),
        .init("rank", zh: "排名"), .init("order lines", zh: "订单行数", numeric: true),
      ]
    let rows = zip(scores, ranked).map { row($0, count: $1) }
    return .init(
      OutputTable(columns: columns, rows: rows),
      heading: Text(en: "Points by item", zh: "各项目扣分"),
      keyColumns: ["quarter", "deduction", "score", "rank"])
  }

  private func row(_ score: Score, count: Int) -> [Cell] {
    guard score.hasData, let rank = score.rank else {
      let blank = [Cell](repeating: .empty, count: card.items.count + 2)
      let noData = Text(en: "no data", zh: "无数据")(language)
      return [.text(score.quarter.text)] + blank + [.text(noData), .empty]
    }
    return [.text(score.quarter.text)] + score.itemPoints.map { .number($0.points) } + [
      .number(score.deduction.points), .number(score.score.points),
      .text(Text(en: "\(rank) of \(count)", zh: "第 \(rank) 名，共 \(count) 家")(language)),
      .number(String(score.lines)),
    ]
  }

  /// Every deduction with what proves it; nothing where nothing was recorded.
  func deductions(_ deductions: [Deduction]) -> [Sheet.Section] {
    guard !deductions.isEmpty else { return [] }
    let table = OutputTable(
      columns: [
        .init("indicator", zh: "指标"), .init("date", zh: "日期", date: true),
        .init("order", zh: "订单"),
        .init("count", zh: "数量", numeric: true), .init("points", zh: "应扣分", numeric: true),
        .init("counted", zh: "计入扣分", numeric: true), .init("effect", zh: "处理"),
        .init("evidence and limit", zh: "证据与标准"),
      ],
      rows: deductions.map { item in
        let order = item.order.map { $0.line.isEmpty ? $0.id : "\($0.id) / \($0.line)" } ?? ""
        return [
          .text(item.code), .text(item.date), .text(order), .number(String(item.count)),
          .number(item.points.points), .number(item.counted.points),
          .text(item.effect.title(language)), .text(item.evidence(language)),
        ]
      })
    return [
      .init(
        table, heading: Text(en: "Deductions", zh: "扣分明细"), columnsIfFilled: ["order"],
        keyColumns: ["indicator", "date", "counted", "evidence and limit"]),
      .init(
        IndicatorTable.table(card, language: language, only: Set(deductions.map(\.code))),
        heading: Text(en: "Rules applied", zh: "适用规则")),
    ]
  }
}
