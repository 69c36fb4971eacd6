import ExactNumbers
import Scorecard
import Tables
import Wording
import Writing

/// What one distributor is given: its own scores, every deduction with what proves it, and the rules
/// by which it was made. Of the others it says no more than how many there are.
struct DistributorSheet {
  let name: String
  let scores: [Score]
  let deductions: [Deduction]
  /// How many distributors have a rank, by quarter.
  let ranked: [Quarter: Int]
  let card: Card
  let isTrial: Bool
  let language: Language

  /// The sheet, which is printed on pages of its own.
  var html: HTML {
    let period = Quarter.name(of: scores.map(\.quarter))
    let title = Text(en: "\(name), \(period)", zh: "\(name)　\(period)")
    return .element(
      .div, [.class("handout unbroken")],
      [.element(.h3, [], title(language))] + warnings + [scoreTable] + deductionParts
        + [receipt])
  }

  private var warnings: [HTML] {
    var texts = [card.adoption].compactMap(\.self)
    if isTrial {
      texts.append(
        Text(
          en: "Trial phase: for the hospital's own use, not to be handed out.",
          zh: "试行阶段：仅供院内使用，不对外发放。"))
    }
    if let banner = card.banner { texts.append(banner) }
    return texts.map { .element(.p, [.class("banner")], $0(language)) }
  }

  /// Points by item, deduction, score and rank, one row a quarter.
  private var scoreTable: HTML {
    let columns =
      [OutputTable.Column("quarter", zh: "季度")]
      + card.items.map {
        OutputTable.Column($0.title.en, zh: $0.title.zh, numeric: true)
      } + [
        .init("deduction", zh: "扣分", numeric: true), .init("score", zh: "得分", numeric: true),
        .init("rank", zh: "排名"), .init("order lines", zh: "订单行数", numeric: true),
      ]
    let table = OutputTable(columns: columns, rows: scores.map(row))
    return plain(table, label: Text(en: "Scores of \(name)", zh: "\(name)得分")(language))
  }

  private func row(_ score: Score) -> [Cell] {
    guard score.hasData, let rank = score.rank else {
      let blank = [Cell](repeating: .empty, count: card.items.count + 2)
      let noData = Text(en: "no data", zh: "无数据")(language)
      return [.text(score.quarter.text)] + blank + [.text(noData), .empty]
    }
    let count = ranked[score.quarter] ?? 0
    return [.text(score.quarter.text)] + score.itemPoints.map { .number($0.points) } + [
      .number(score.deduction.points), .number(score.score.points),
      .text(Text(en: "\(rank) of \(count)", zh: "第 \(rank) 名，共 \(count) 家")(language)),
      .number(String(score.lines)),
    ]
  }

  private var deductionParts: [HTML] {
    guard !deductions.isEmpty else {
      return [.element(.p, [], Text(en: "Nothing was recorded.", zh: "无扣分记录。")(language))]
    }
    return [
      .element(.p, [.class("part-head")], Text(en: "Deductions", zh: "扣分明细")(language)),
      deductionTable,
      .element(.p, [.class("part-head")], Text(en: "Rules applied", zh: "适用规则")(language)),
      ruleTable,
    ]
  }

  private var deductionTable: HTML {
    let table = OutputTable(
      columns: [
        .init("indicator", zh: "指标"), .init("date", zh: "日期", date: true), .init("order", zh: "订单"),
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
    return plain(table, label: Text(en: "Deductions of \(name)", zh: "\(name)扣分明细")(language))
  }

  /// The indicators and red lines that occur above, with points, cap, source and how sure they are.
  private var ruleTable: HTML {
    let codes = Set(deductions.map(\.code))
    let table = OutputTable(
      columns: [
        .init("indicator", zh: "指标"), .init("content", zh: "内容"),
        .init("points per unit", zh: "每单位扣分"), .init("cap per quarter", zh: "季度上限"),
        .init("source", zh: "依据"),
      ],
      rows: card.indicators.filter { codes.contains($0.code) }.map(row)
        + card.redLines.filter { codes.contains($0.code) }.map { line in
          [
            .text(line.code), .text(line.title(language)),
            .text(Text(en: "outside points", zh: "不计分")(language)), .empty, .empty,
          ]
        })
    return plain(table, label: Text(en: "Rules applied to \(name)", zh: "\(name)适用规则")(language))
  }

  private func row(_ indicator: Indicator) -> [Cell] {
    let unit = Text(
      en: "\(indicator.points.value.points) per \(indicator.unit.en)",
      zh: "\(indicator.points.value.points)／\(indicator.unit.zh)")
    var source = indicator.points.source
    if let model = indicator.modelledOn {
      source = source + Text(en: "; modelled on \(model)", zh: "；参照 \(model)")
    }
    return [
      .text(indicator.code), .text(indicator.title(language)), .text(unit(language)),
      .text(indicator.cap.value.points), .text(source(language)),
    ]
  }

  private func plain(_ table: OutputTable, label: String) -> HTML {
    DataTable(table, language: language).html(label: label, tall: .max, isPlain: true)
  }

  private var receipt: HTML {
    .element(
      .p, [.class("signatures")],
      Text(
        en: "Issued by: ______________  Received by: ______________  Date: ____________",
        zh: "发出：______________  企业签收：______________  日期：____________")(language))
  }
}
