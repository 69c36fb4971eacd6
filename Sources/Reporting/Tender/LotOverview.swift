import ExactNumbers
import Tender
import Wording

/// The list of lots: one row each, with a link to the lot in detail.
struct LotOverview {
  let lots: [LotOutcome]
  /// The place of each lot that is told in detail, by its position.
  let places: [Int: String]
  let language: Language
  let showsSelection: Bool

  /// So many lots are listed.
  static let mostLots = DataTable.mostRows

  func html(label: String) -> HTML {
    var table = DataTable(columns: columns)
    table.rows = lots.prefix(Self.mostLots).enumerated().map { row($0.element, at: $0.offset) }
    return table.html(label: label, tall: 60)
  }

  private var columns: [DataTable.Column] {
    func column(_ heading: Text, _ kind: DataTable.Kind) -> DataTable.Column {
      .init(heading(language), kind: kind)
    }
    let common = [
      column(Text(en: "Lot", zh: "品种"), .name),
      column(Text(en: "Main strength", zh: "主品规"), .short),
      column(Text(en: "Bidders", zh: "企业数"), .number),
      column(Text(en: "Lowest comparable price", zh: "最低单位可比价"), .number),
    ]
    guard showsSelection else { return common }
    return common + [
      column(Text(en: "Shortlisted", zh: "入围"), .number),
      column(Text(en: "Selected", zh: "拟中选"), .number),
      column(Text(en: "Highest selected price", zh: "拟中选最高价"), .number),
      column(Text(en: "Result", zh: "结果"), .short),
    ]
  }

  private func row(_ lot: LotOutcome, at place: Int) -> DataTable.Row {
    let link = places[place].map { [HTML.element(.a, [.link(to: $0)], lot.name)] }
    let lowest = lot.standings.filter { $0.rank != nil }.compactMap { $0.price?.ranked }.min()
    let common: [DataTable.Cell] = [
      .init(HTML(link ?? [HTML(lot.name)])), .init(lot.mainStrength ?? ""),
      .init(String(lot.count)), .init(lowest?.display ?? ""),
    ]
    guard showsSelection else { return .init(cells: common) }
    let winners = lot.winners
    let prices = winners.compactMap { $0.settledComparablePrice ?? $0.price?.ranked }
    return .init(
      cells: common + [
        .init(String(lot.standings.count { $0.shortlisted == .yes })),
        .init(String(winners.count)),
        .init(prices.max()?.display ?? ""),
        .init(HTML(state(lot)(language)), style: "verdict"),
      ], style: lot.isOpen ? "open" : nil)
  }

  private func state(_ lot: LotOutcome) -> Text {
    if !lot.tied.isEmpty { return Text(en: "unresolved tie", zh: "并列未决") }
    if lot.isOpen { return Text(en: "left to decide", zh: "待决定") }
    return lot.isFailed ? Text(en: "nobody selected", zh: "流标") : Text(en: "decided", zh: "已确定")
  }
}
