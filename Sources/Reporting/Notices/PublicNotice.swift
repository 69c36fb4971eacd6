public import ExactNumbers
import RuleBook
import Tables
import Tender
import Wording
import Writing

/// The tables that are published.
extension TenderNotices {
  /// Who is selected, at which price, for which regions.
  ///
  /// - Throws: `NumberError` where a price is too large to be computed exactly.
  public func winners() throws(NumberError) -> Sheet {
    let open = Set(openLots().map(\.name))
    var rows: [(lot: String, standing: Standing, price: SelectedPrice)] = []
    for (lot, standing) in bids where standing.selected == .yes && !open.contains(lot.name) {
      guard let price = try SelectedPrice(standing) else { continue }
      rows.append((lot.name, standing, price))
    }
    let columns =
      [
        Self.number, Self.lot, .init("strength", zh: "规格"), .init("pack", zh: "包装", numeric: true),
        Self.bidder, .init("unit_price", zh: "中选单价（元/最小计量单位）", numeric: true),
        .init("pack_price", zh: "中选价格（元/包装）", numeric: true),
      ] + (regions == nil ? [] : [.init("regions", zh: "供应地区")]) + (kept?.resultColumns ?? [])
    let written = rows.map { (row: $0, regions: regions(of: $0.standing.bid.bidder, in: $0.lot)) }
    let (kept, hasRegions) = (kept, regions != nil)
    let table = OutputTable(columns: columns, rowCount: rows.count) { index, row in
      let ((lot, standing, price), regions) = written[index]
      row.number(index + 1)
      row.text(lot)
      row.text(standing.bid.strength?.text ?? "")
      row.number(standing.bid.givenPackCount)
      row.text(standing.bid.bidder)
      row.number(price.unit, decimals: SelectedPrice.unitDecimals)
      row.number(price.pack, decimals: SelectedPrice.packDecimals)
      if hasRegions { row.text(regions) }
      kept?.write(standing.bid.row, to: &row)
    }
    var sheet = sheet(
      Text(en: "Notice of the selected bids", zh: "集中带量采购拟中选结果公示"),
      .init(
        table, columnsIfFilled: ["strength", "pack", "pack_price"],
        keyColumns: ["lot", "bidder", "unit_price", "pack_price", "regions"]), open: openLots())
    sheet.notes = notes(
      rows.map { ($0.lot, $0.standing) }, areRounded: rows.contains { $0.price.isRounded })
    return sheet
  }

  /// Who is shortlisted, in which place.
  public var shortlist: Sheet {
    let openLots = openLots(shortlistOnly: true)
    let open = Set(openLots.map(\.name))
    let rows = bids.filter { $0.standing.shortlisted == .yes && !open.contains($0.lot.name) }
      .map { (lot: $0.lot.name, standing: $0.standing) }
    let kept = kept
    let table = OutputTable(
      columns: [Self.number, Self.lot, Self.bidder, .init("place", zh: "排名", numeric: true)]
        + (kept?.resultColumns ?? []), rowCount: rows.count
    ) { index, row in
      row.number(index + 1)
      row.text(rows[index].lot)
      row.text(rows[index].standing.bid.bidder)
      row.number(rows[index].standing.rank)
      kept?.write(rows[index].standing.bid.row, to: &row)
    }
    return sheet(
      Text(en: "Notice of the shortlist", zh: "集中带量采购入围结果公示"), .init(table), open: openLots)
  }

  private static let number = OutputTable.Column("number", zh: "序号", numeric: true)
  private static let lot = OutputTable.Column("lot", zh: "品种")
  private static let bidder = OutputTable.Column("bidder", zh: "企业")

  /// A table with what it rests on, and the lots that are not in it.
  private func sheet(
    _ title: Text, _ table: Sheet.Section, open: [(name: String, question: Text)]
  ) -> Sheet {
    var sections = [table]
    if !open.isEmpty {
      let lots = OutputTable(
        columns: [Self.lot, .init("state", zh: "状态")],
        rows: open.map(\.name).unique.map { [.text($0), .text(Self.leftToDecide(language))] })
      sections.append(
        .init(
          lots, heading: Text(en: "Lots left to decide, not published here", zh: "待定品种，不在本次公示范围")))
    }
    var sheet = Sheet(title: title, sections: sections)
    sheet.lead = [Text(en: "Rules: ", zh: "依据：") + outcome.rules.ruleSet.title]
    sheet.signatures = Self.office
    return sheet
  }

  private static let leftToDecide = Text(
    en: "left to decide: the procurement office decides by the tender's documents",
    zh: "待定：由采购机构按采购文件确定")

  static let office = Text(
    en: "Procurement office (seal): ______________  Date: ____________",
    zh: "采购机构（盖章）：______________　　日期：____年__月__日")

  /// What a reader of the winners has to know.
  private func notes(_ rows: [(lot: String, standing: Standing)], areRounded: Bool) -> [Text] {
    var notes: [Text] = []
    let failed = outcome.lots.filter(\.isFailed).map(\.name)
    if !failed.isEmpty {
      notes.append(
        Text(en: "Nobody is selected in: ", zh: "流标品种：")
          + Text(firstOf: failed, most: failed.count, counted: "个品种"))
    }
    let vacated = outcome.lots.filter(\.isVacated).map(\.name)
    if !vacated.isEmpty {
      notes.append(
        Text(en: "All winners were replaced in: ", zh: "中选企业均被替换的品种：")
          + Text(firstOf: vacated, most: vacated.count, counted: "个品种"))
    }
    let idle = rows.filter { $0.standing.entitlement == .noVolume }
      .map { "\($0.lot) \($0.standing.bid.bidder)" }
    if !idle.isEmpty {
      notes.append(
        Text(en: "Selected without volume: ", zh: "中选不带量：")
          + Text(firstOf: idle, most: idle.count, counted: "个"))
    }
    if areRounded {
      let decimals = SelectedPrice.unitDecimals.upperBound
      notes.append(
        Text(
          en: "A price with more than \(decimals) decimals is shown rounded half up.",
          zh: "价格超过 \(decimals) 位小数的，按四舍五入显示。"))
    }
    return notes
  }
}
