import ExactNumbers
public import Tables
public import Wording

/// The result tables of a tender.
public enum OutcomeTable {
  /// The table of `vbp rank`: every bid with its comparable price and its place.
  public static func rank(_ outcome: TenderOutcome, language: Language) -> OutputTable {
    let rows = Self.rows(outcome)
    return OutputTable(columns: rankColumns, rowCount: rows.count) { index in
      rankCells(rows[index], language: language)
    }
  }

  /// The table of `vbp select`: the columns of rank, then what was decided and by which rule;
  /// `winnersOnly` leaves out the bids that are certainly not selected.
  public static func select(_ outcome: TenderOutcome, winnersOnly: Bool, language: Language)
    -> OutputTable
  {
    let rows = Self.rows(outcome).filter { !winnersOnly || $0.standing.selected != .no }
    return OutputTable(columns: rankColumns + selectColumns, rowCount: rows.count) { index in
      let standing = rows[index].standing
      var cells = rankCells(rows[index], language: language)
      cells[9] = .text(standing.decidingText?(language) ?? "")
      return cells + [
        .text(standing.shortlisted.rawValue), .text(standing.selected.rawValue),
        .text(standing.deciding?.key ?? ""), number(standing.settledPrice, decimals: 4...6),
        .text(standing.selected == .yes ? standing.entitlement.rawValue : ""),
      ]
    }
  }

  private struct Row {
    let lot: LotOutcome
    let standing: Standing
  }

  private static func rows(_ outcome: TenderOutcome) -> [Row] {
    outcome.lots.flatMap { lot in lot.standings.map { Row(lot: lot, standing: $0) } }
  }

  private static let rankColumns: [OutputTable.Column] = [
    .init("lot", zh: "品种"),
    .init("rank", zh: "排名", numeric: true),
    .init("bidder", zh: "企业"),
    .init("strength", zh: "规格", dropOrder: 6),
    .init("unit_price", zh: "单位价格", numeric: true, dropOrder: 5),
    .init("ratio", zh: "差比价系数", numeric: true, dropOrder: 2),
    .init("comparable_price", zh: "单位可比价", numeric: true),
    .init("cut", zh: "降幅", numeric: true),
    .init("status", zh: "报价状态", dropOrder: 3),
    .init("reason", zh: "说明", dropOrder: 1),
  ]

  private static let selectColumns: [OutputTable.Column] = [
    .init("shortlisted", zh: "入围"),
    .init("selected", zh: "拟中选"),
    .init("decided_by", zh: "依据", dropOrder: 4),
    .init("settled_price", zh: "结算单价", numeric: true, dropOrder: 7),
    .init("entitlement", zh: "中选权益", dropOrder: 3),
  ]

  private static func rankCells(_ row: Row, language: Language) -> [Cell] {
    let standing = row.standing
    return [
      .text(row.lot.name),
      standing.rank.map { .number(String($0)) } ?? .empty,
      .text(standing.bid.bidder),
      .text(standing.bid.strength?.text ?? ""),
      number(standing.price?.unitPrice, decimals: 4...6),
      number(standing.price?.ratio, decimals: 4...10),
      number(standing.price?.ranked, decimals: 4...6),
      number(standing.cut, decimals: 4...4),
      .text(standing.status.rawValue),
      .text(rankReason(standing)?(language) ?? ""),
    ]
  }

  /// What ranking itself has to say: why a bid has no place, or with whom it shares one.
  private static func rankReason(_ standing: Standing) -> Text? {
    if standing.status != .valid { return standing.reasons.first?.text }
    guard !standing.equals.isEmpty else { return nil }
    return Text(
      en: "equal to " + standing.equals.joined(separator: ", "),
      zh: "与" + standing.equals.joined(separator: "、") + "相同")
  }

  /// As few decimals of the range as show the number exactly; the last ones rounded half up.
  private static func number(_ value: Ratio?, decimals: ClosedRange<Int>) -> Cell {
    guard let value else { return .empty }
    for count in decimals {
      guard let rounded = try? value.rounded(decimals: count, rounding: .halfUp) else { continue }
      guard rounded == value || count == decimals.upperBound else { continue }
      if let text = try? rounded.decimalText(decimals: count) { return .number(text) }
    }
    return .text(value.exactText)
  }
}
