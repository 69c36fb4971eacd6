public import Tables
public import Wording

/// The result tables of a tender.
public enum OutcomeTable {
  /// The table of `vbp rank`: every bid with its comparable price and its place.
  public static func rank(_ lots: [LotOutcome], language: Language) -> OutputTable {
    let rows = rows(lots) { _ in true }
    return OutputTable(columns: rankColumns, rowCount: rows.count) { index, row in
      let (lot, position) = (Int(rows[index].lot), Int(rows[index].standing))
      let standings = lots[lot].standings
      write(standings.span[position], lot: lots[lot].name, to: &row)
      row.text(rankReason(standings.span[position], language))
    }
  }

  /// The table of `vbp select`: the columns of rank, then what was decided and by which rule;
  /// `winnersOnly` leaves out the bids that are certainly not selected.
  public static func select(_ lots: [LotOutcome], winnersOnly: Bool, language: Language)
    -> OutputTable
  {
    let rows = rows(lots) { !winnersOnly || $0.selected != .no }
    return OutputTable(columns: rankColumns + selectColumns, rowCount: rows.count) { index, row in
      let (lot, position) = (Int(rows[index].lot), Int(rows[index].standing))
      // What lies in a span is looked at where it is; that of a list would be copied.
      let standings = lots[lot].standings
      write(standings.span[position], lot: lots[lot].name, to: &row, language)
    }
  }

  /// The columns of select.
  private static func write(
    _ standing: Standing, lot: String, to row: inout RowWriter, _ language: Language
  ) {
    write(standing, lot: lot, to: &row)
    let deciding = standing.deciding
    row.sentence { standing.writeReason(deciding, to: &$0, language) }
    row.text(standing.shortlisted.rawValue)
    row.text(standing.selected.rawValue)
    row.text(deciding?.key ?? "")
    row.number(standing.settledPrice, decimals: 4...6)
    row.text(standing.selected == .yes ? standing.entitlement.rawValue : "")
  }

  /// The positions of the bids that are shown.
  private static func rows(_ lots: [LotOutcome], shown: (Standing) -> Bool)
    -> [(lot: Int32, standing: Int32)]
  {
    var rows: [(lot: Int32, standing: Int32)] = []
    for lot in lots.indices {
      for standing in lots[lot].standings.indices
      where shown(lots[lot].standings[standing]) {
        rows.append((Int32(lot), Int32(standing)))
      }
    }
    return rows
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

  /// The columns of rank but for the reason.
  private static func write(_ standing: Standing, lot: String, to row: inout RowWriter) {
    row.text(lot)
    row.number(standing.rank)
    row.text(standing.bid.bidder)
    row.text(standing.bid.strength?.text ?? "")
    row.number(standing.price?.unitPrice, decimals: 4...6)
    row.number(standing.price?.ratio, decimals: 4...10)
    row.number(standing.price?.ranked, decimals: 4...6)
    row.number(standing.cut, decimals: 4...4)
    row.text(standing.status.rawValue)
  }

  /// What ranking itself has to say: why a bid has no place, or with whom it shares one.
  private static func rankReason(_ standing: Standing, _ language: Language) -> Sentence? {
    if standing.status != .valid { return standing.reasons.first?.text(in: language) }
    guard !standing.equals.isEmpty else { return nil }
    return language(
      en: "equal to \(standing.equals.joined(separator: ", "))",
      zh: "与\(standing.equals.joined(separator: "、"))相同")
  }
}
