public import Tables
public import Wording

/// The result tables of a tender.
public enum OutcomeTable {
  /// The table of `vbp rank`: every bid with its comparable price and its place.
  public static func rank(_ lots: [LotOutcome], language: Language) -> OutputTable {
    let rows = rows(lots) { _ in true }
    return OutputTable(columns: rankColumns, rowCount: rows.count) { index, row in
      let (lot, position) = (Int(rows[index].lot), Int(rows[index].standing))
      let lots = lots.span
      let standings = lots[lot].standings.span
      write(standings, position, lot: lots[lot].name, to: &row)
      row.sentence { writeRankReason(standings[position], to: &$0, language) }
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
      let lots = lots.span
      write(lots[lot].standings.span, position, lot: lots[lot].name, to: &row, language)
    }
  }

  /// The columns of select.
  private static func write(
    _ standings: Span<Standing>, _ index: Int, lot: String, to row: inout RowWriter,
    _ language: Language
  ) {
    write(standings, index, lot: lot, to: &row)
    row.sentence { sentence in
      standings[index].reasons.writeDeciding(to: &sentence, language)
    }
    row.word(standings[index].shortlisted.rawValue)
    row.word(standings[index].selected.rawValue)
    row.text(standings[index].reasons.last?.key ?? "")
    row.number(standings[index].settledPrice, decimals: 4...6)
    row.word(standings[index].selected == .yes ? standings[index].entitlement.rawValue : "")
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
  ///
  /// The standing stays where it is: as a value of its own all that it refers to would be counted.
  private static func write(
    _ standings: Span<Standing>, _ index: Int, lot: String, to row: inout RowWriter
  ) {
    row.text(lot)
    row.number(standings[index].rank)
    row.text(standings[index].bid.bidder)
    row.text(standings[index].bid.strength?.text ?? "")
    row.number(standings[index].price?.unitPrice, decimals: 4...6)
    row.number(standings[index].price?.ratio, decimals: 4...10)
    row.number(standings[index].price?.ranked, decimals: 4...6)
    row.number(standings[index].cut, decimals: 4...4)
    row.word(standings[index].status.rawValue)
  }

  /// What ranking itself has to say: why a bid has no place, or with whom it shares one.
  private static func writeRankReason(
    _ standing: Standing, to sentence: inout Sentence, _ language: Language
  ) {
    if standing.status != .valid {
      standing.reasons.first?.write(to: &sentence, language)
    } else if !standing.equals.isEmpty {
      sentence += language(
        en: "equal to \(standing.equals.joined(separator: ", "))",
        zh: "与\(standing.equals.joined(separator: "、"))相同")
    }
  }
}
