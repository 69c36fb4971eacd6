public import ExactNumbers
public import Tables
public import Wording
public import Writing

/// The tables of `vbp appeals`.
public enum AppealTables {
  /// The register, one row an appeal.
  ///
  /// - Throws: `NumberError` where a difference does not fit.
  public static func register(
    _ register: AppealRegister, of scoring: Scoring, deadline: Day?, eventFile: String,
    language: Language
  ) throws(NumberError) -> OutputTable {
    var rows: [[Cell]] = []
    for appeal in register.appeals {
      let event = appeal.event
      let source = Text(en: "\(eventFile) row \(event.row)", zh: "\(eventFile) 第 \(event.row) 行")
      rows.append(
        [
          .text(scoring.roster[event.firm]), .text(appeal.quarter.text),
          .text(appeal.state.title(language)), .text(event.appealedOn?.iso ?? ""),
          .text(deadline?.iso ?? ""), .text(scoring.code(of: event)),
          .text(scoring.title(of: event)(language)),
        ] + (try cells(appeal.outcomes, language)) + [
          .text(event.day.iso), .text(event.order?.id ?? ""), .text(event.order?.line ?? ""),
          .number(String(event.count)), .text(event.evidence), .text(source(language)),
        ])
    }
    return OutputTable(
      columns: [
        .init("distributor", zh: "配送企业"), .init("quarter", zh: "季度"), .init("state", zh: "状态"),
        .init("received", zh: "收到日期", date: true), .init("deadline", zh: "截止日", date: true),
        .init("indicator", zh: "指标"), .init("title", zh: "内容", dropOrder: 5),
      ] + outcomeColumns + [
        .init("date", zh: "日期", date: true, dropOrder: 6),
        .init("order_id", zh: "订单号", dropOrder: 3), .init("line", zh: "行号", dropOrder: 3),
        .init("count", zh: "数量", numeric: true, dropOrder: 4),
        .init("evidence", zh: "证据", dropOrder: 2), .init("source", zh: "来源", dropOrder: 1),
      ], rows: rows)
  }

  /// What all pending appeals about a quarter of a distributor come to together.
  ///
  /// - Throws: `NumberError` where a difference does not fit.
  public static func open(
    _ register: AppealRegister, of scoring: Scoring, language: Language
  ) throws(NumberError) -> OutputTable {
    var rows: [[Cell]] = []
    for item in register.open {
      rows.append(
        [
          .text(scoring.roster[item.firm]), .text(item.quarter.text),
          .number(String(item.count)),
        ] + (try cells(item.outcomes, language)))
    }
    return OutputTable(
      columns: [
        .init("distributor", zh: "配送企业"), .init("quarter", zh: "季度"),
        .init("pending", zh: "待处理", numeric: true),
      ] + outcomeColumns, rows: rows)
  }

  private static let outcomeColumns: [OutputTable.Column] = [
    .init("points", zh: "涉及扣分", numeric: true),
    .init("score_if_upheld", zh: "成立时得分", numeric: true),
    .init("score_if_rejected", zh: "不成立时得分", numeric: true),
    .init("decided_for", zh: "执行季度"),
    .init("intervention_if_upheld", zh: "成立时干预"),
    .init("intervention_if_rejected", zh: "不成立时干预"),
  ]

  private static func cells(_ outcomes: AppealOutcomes?, _ language: Language)
    throws(NumberError) -> [Cell]
  {
    guard let outcomes else { return Array(repeating: .empty, count: outcomeColumns.count) }
    let (upheld, rejected) = (outcomes.upheld, outcomes.rejected)
    return [
      .number(try outcomes.points().points), .number(upheld.score.points),
      .number(rejected.score.points),
      .text(upheld.decision?.quarter.text ?? ""),
      .text(upheld.decision?.sanction.title(language) ?? ""),
      .text(rejected.decision?.sanction.title(language) ?? ""),
    ]
  }
}

extension Scoring {
  /// The name of the indicator or red line that an event is about.
  func title(of event: Event) -> Text {
    switch event.subject {
    case .indicator(let index): card.indicators[index].title
    case .redLine(let index): card.redLines[index].title
    }
  }
}
