import ExactNumbers
import Tender
import Wording

/// The list of lots with their winners: one row each, with a link to the lot in detail.
struct LotOverview {
  let lots: [LotOutcome]
  /// The place of each lot that is shown in detail, by its position.
  let places: [Int: String]
  let language: Language
  let showsSelection: Bool

  /// So many lots are listed.
  static let mostLots = DataTable.mostRows
  /// So many bidders of a lot are named.
  private static let mostNames = 20

  func html(label: String) -> HTML {
    var table = DataTable(columns: columns)
    table.rows = lots.prefix(Self.mostLots).enumerated().map { row($0.element, at: $0.offset) }
    return table.html(label: label, tall: 60)
  }

  private var columns: [DataTable.Column] {
    func column(_ heading: Text, _ kind: DataTable.Kind, isKey: Bool = false) -> DataTable.Column {
      .init(heading(language), kind: kind, isKey: isKey)
    }
    let lot = column(Text(en: "Lot", zh: "品种"), .name, isKey: true)
    let strength = column(Text(en: "Main strength", zh: "主品规"), .short)
    let count = column(Text(en: "Bidders", zh: "企业数"), .number)
    let lowest = column(Text(en: "Lowest comparable price", zh: "最低单位可比价"), .number)
    guard showsSelection else {
      let first = column(
        Text(en: "First, at the comparable price", zh: "排名第一的企业及单位可比价"), .names, isKey: true)
      return [lot, strength, first, count]
    }
    return [
      lot, strength,
      column(
        Text(en: "Selected, at the unit price", zh: "拟中选企业及单价（元/最小计量单位）"), .names,
        isKey: true),
      count, column(Text(en: "Shortlisted", zh: "入围"), .number), lowest,
      column(Text(en: "Highest selected price", zh: "拟中选最高价"), .number),
      column(Text(en: "Result", zh: "结果"), .short, isKey: true),
    ]
  }

  private func row(_ lot: LotOutcome, at place: Int) -> DataTable.Row {
    let link = places[place].map { [HTML.element(.a, [.link(to: $0)], lot.name)] }
    let name = DataTable.Cell(HTML(link ?? [HTML(lot.name)]))
    let strength = DataTable.Cell(lot.mainStrength ?? "")
    let count = DataTable.Cell(String(lot.count))
    guard showsSelection else {
      let first = lot.standings.filter { $0.rank == 1 }
      return .init(cells: [name, strength, names(first) { $0.price?.ranked }, count])
    }
    let lowest = lot.standings.filter { $0.rank != nil }.compactMap { $0.price?.ranked }.min()
    let prices = lot.winners.compactMap { $0.settledComparablePrice ?? $0.price?.ranked }
    return .init(
      cells: [
        name, strength, names(lot.winners) { $0.settledPrice ?? $0.price?.unitPrice }, count,
        .init(String(lot.standings.count { $0.shortlisted == .yes })),
        .init(lowest?.display ?? ""), .init(prices.max()?.display ?? ""),
        .init(HTML(state(lot)(language)), style: "verdict"),
      ], style: lot.isOpen ? "open" : nil)
  }

  /// Bidders, each on a line with a price; sorted by how many they are.
  private func names(_ standings: [Standing], price: (Standing) -> Ratio?) -> DataTable.Cell {
    let lines = standings.prefix(Self.mostNames).map { standing in
      let strength = showsStrengths(standings) ? standing.bid.strength.map { " " + $0.text } : nil
      let price = price(standing).map { " " + $0.display }
      return HTML.element(
        .span, [.class("winner")], standing.bid.bidder + (strength ?? "") + (price ?? ""))
    }
    let more = standings.count - lines.count
    let rest = Text(en: "and \(more) more", zh: "另有 \(more) 家")
    return .init(
      HTML(lines + (more > 0 ? [.element(.span, [.class("winner")], rest(language))] : [])),
      key: String(standings.count))
  }

  private func showsStrengths(_ standings: [Standing]) -> Bool {
    Set(standings.compactMap { $0.bid.strength?.text }).count > 1
  }

  private func state(_ lot: LotOutcome) -> Text {
    if !lot.tied.isEmpty { return Text(en: "unresolved tie", zh: "并列未决") }
    if lot.isOpen { return Text(en: "left to decide", zh: "待决定") }
    if lot.isVacated { return Text(en: "all winners replaced", zh: "中选企业均被替换") }
    return lot.isFailed ? Text(en: "nobody selected", zh: "流标") : Text(en: "decided", zh: "已确定")
  }
}
