public import ExactNumbers
public import Tables
import RuleBook
import Tender
import Wording
import Writing

/// What each bidder is told of its own bids, and of nobody else's.
extension TenderNotices {
  /// A letter for every bidder, in the order of their first rows, with the last day on which it may
  /// object; a line is left for it where none is given.
  ///
  /// - Throws: `NumberError` where a price is too large to be computed exactly.
  public func letters(until deadline: Day?) throws(NumberError) -> [FirmLetter] {
    let all = bids
    let open = Set(openLots().map(\.name))
    let explanation = Explanation(outcome, language: language, reader: .bidder)
    let ofBidder = Dictionary(grouping: all, by: \.standing.bid.bidder)
    let names = all.map(\.standing.bid.bidder).unique
    var letters: [FirmLetter] = []
    for (place, name) in names.enumerated() {
      let own = ofBidder[name] ?? []
      let decided = own.filter { !open.contains($0.lot.name) }
      let reasons = decided.isEmpty ? nil : reasons(decided, explanation)
      var sheet = Sheet(
        title: Text(en: "Result of your bids", zh: "集中带量采购评审结果告知书"),
        sections: [.init(try results(own, open))]
          + [reasons].compactMap(\.self).map {
            .init($0, heading: Text(en: "Reasons", zh: "评审理由"))
          })
      let set = outcome.rules.ruleSet
      sheet.lead = [
        Text(en: "To \(name):", zh: "\(name)："),
        Text(en: "The results of your bids under ", zh: "贵公司所申报品种的评审结果如下。依据：") + set.title
          + Text(en: " (", zh: "（") + set.document + Text(en: "):", zh: "）。"),
      ]
      sheet.notes = own.contains { open.contains($0.lot.name) } ? [Self.later] : []
      sheet.notes.append(FirmLetter.objection(until: deadline))
      sheet.signatures = Self.office
      letters.append(
        FirmLetter(place + 1, of: names.count, to: name, sheet))
    }
    return letters
  }

  /// The bidder's own bids, one row each.
  private func results(_ own: [(lot: LotOutcome, standing: Standing)], _ open: Set<String>)
    throws(NumberError) -> OutputTable
  {
    var prices: [SelectedPrice?] = []
    for (lot, standing) in own {
      let isSelected = standing.selected == .yes && !open.contains(lot.name)
      prices.append(isSelected ? try SelectedPrice(standing) : nil)
    }
    let rows = own.enumerated().map { index, bid in
      (
        lot: bid.lot.name, standing: bid.standing, price: prices[index],
        result: result(bid.standing, isOpen: open.contains(bid.lot.name))(language),
        regions: prices[index] == nil
          ? "" : regions(of: bid.standing.bid.bidder, in: bid.lot.name)
      )
    }
    let (kept, hasRegions) = (kept, regions != nil)
    return OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("strength", zh: "规格"),
        .init("quote", zh: "申报价（元）", numeric: true),
        .init("comparable_price", zh: "单位可比价（元）", numeric: true), .init("result", zh: "结果"),
        .init("unit_price", zh: "中选单价（元/最小计量单位）", numeric: true),
        .init("pack_price", zh: "中选价格（元/包装）", numeric: true),
      ] + (hasRegions ? [.init("regions", zh: "供应地区")] : []) + (kept?.resultColumns ?? []),
      rowCount: rows.count
    ) { index, row in
      let own = rows[index]
      row.text(own.lot)
      row.text(own.standing.bid.strength?.text ?? "")
      row.number(own.standing.bid.quote?.ratio, decimals: SelectedPrice.packDecimals)
      row.number(own.standing.price?.ranked, decimals: SelectedPrice.unitDecimals)
      row.text(own.result)
      row.number(own.price?.unit, decimals: SelectedPrice.unitDecimals)
      row.number(own.price?.pack, decimals: SelectedPrice.packDecimals)
      if hasRegions { row.text(own.regions) }
      kept?.write(own.standing.bid.row, to: &row)
    }
  }

  private func result(_ standing: Standing, isOpen: Bool) -> Text {
    guard !isOpen else { return Text(en: "left to decide", zh: "待定") }
    guard standing.selected == .yes, standing.entitlement == .noVolume else {
      return standing.selected.verdict
    }
    return Text(en: "selected without volume", zh: "拟中选（不带量）")
  }

  /// Why, one row for each thing that was found of a bid.
  private func reasons(
    _ own: [(lot: LotOutcome, standing: Standing)], _ explanation: Explanation
  ) -> OutputTable {
    let points = own.flatMap { lot, standing in
      explanation.points(standing, in: lot).map { [Cell.text(lot.name), .text($0)] }
    }
    return OutputTable(
      columns: [.init("lot", zh: "品种"), .init("reason", zh: "理由")], rows: points)
  }

  private static let later = Text(
    en:
      "What is left to decide, the procurement office decides by the tender's documents; you will be "
      + "told the result separately.", zh: "待定的品种由采购机构按采购文件确定，结果另行告知。")
}
