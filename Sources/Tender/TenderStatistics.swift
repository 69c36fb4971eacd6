import ExactNumbers
import RuleBook
public import Tables
import Wording

/// Figures about a whole tender: cuts, winners per lot, who was selected, money saved.
///
/// A cut is reckoned from the ceiling of the winner's own spec; the mean is that of the winners with
/// a ceiling, the median the middle one or the mean of the two in the middle. Exact until printed.
public struct TenderStatistics {
  private let outcome: TenderOutcome
  private let demand: [Demand]

  /// Prepares the figures; without demand no money is reckoned.
  public init(_ outcome: TenderOutcome, demand: [Demand]) {
    self.outcome = outcome
    self.demand = demand
  }

  /// The figures with the published official ones beside them, where the rule set has them.
  public func table() throws -> OutputTable {
    let standings = outcome.lots.flatMap(\.standings)
    let winners = outcome.lots.flatMap(\.winners)
    let firms = Set(standings.map(\.bid.firm))
    let selectedFirms = Set(winners.map(\.bid.firm))
    var rows: [[Cell]] = []
    func add(_ name: String, _ value: String?, published: String? = nil) {
      rows.append([
        .text(name), value.map(Cell.number) ?? .empty, published.map(Cell.number) ?? .empty,
      ])
    }
    add("lots", String(outcome.lots.count), published: total("molecules")?.exactText)
    add("lots_failed", String(outcome.lots.count(where: \.isFailed)))
    add("lots_open", String(outcome.openLots.count))
    add("products_bid", String(standings.count), published: total("products_bid")?.exactText)
    add("products_selected", String(winners.count), published: total("products")?.exactText)
    add(
      "share_products_selected", try Self.share(winners.count, of: standings.count),
      published: try published("products", over: "products_bid", decimals: 4))
    add("firms_bid", String(firms.count), published: total("firms_bid")?.exactText)
    add("firms_selected", String(selectedFirms.count), published: total("firms")?.exactText)
    add(
      "share_firms_selected", try Self.share(selectedFirms.count, of: firms.count),
      published: try published("firms", over: "firms_bid", decimals: 4))
    add(
      "winners_per_lot", try Self.decimal(Ratio(winners.count), over: outcome.lots.count, 2),
      published: try published("products", over: "molecules", decimals: 2))
    let cuts = winners.compactMap(\.cut).sorted()
    add("mean_cut", try Self.mean(cuts), published: total("mean_cut")?.exactText)
    add("median_cut", try Self.median(cuts))
    add("largest_cut", try cuts.last?.decimalText(decimals: 4))
    let drops = try winners.compactMap(Self.dropFromFormerPrice).sorted()
    if !drops.isEmpty {
      add("mean_cut_from_former_price", try Self.mean(drops))
      add("median_cut_from_former_price", try Self.median(drops))
      add("largest_cut_from_former_price", try drops.last?.decimalText(decimals: 4))
    }
    if !demand.isEmpty { add("money_saved", try saved()?.decimalText(decimals: 2)) }
    return OutputTable(
      columns: [
        .init("figure", zh: "指标"), .init("value", zh: "本次结果", numeric: true),
        .init("published", zh: "公布数", numeric: true),
      ], rows: rows)
  }

  /// 1 − unit price ÷ former price; nil where the file does not give it.
  private static func dropFromFormerPrice(_ winner: Standing) throws -> Ratio? {
    guard let former = winner.bid.formerPrice?.ratio, let price = winner.price else {
      return nil
    }
    return try .one - (winner.settledPrice ?? price.unitPrice) / former
  }

  private func total(_ name: String) -> Ratio? {
    let table = try? outcome.rules.ruleSet.table(TenderKeys.totals)
    return table?.value(named: name)?.value
  }

  /// A figure that follows from two published ones, rounded half up.
  private func published(_ part: String, over whole: String, decimals: Int) throws -> String? {
    guard let part = total(part), let whole = total(whole) else { return nil }
    return try (part / whole).decimalText(decimals: decimals)
  }

  /// Σ over lots of reported volume × (ceiling − mean selected price), in the demand's own unit.
  private func saved() throws -> Ratio? {
    let rows = Dictionary(grouping: demand, by: \.lot)
    var total = Ratio.zero
    for lot in outcome.lots {
      let winners = lot.winners.filter { $0.bid.ceiling != nil && $0.price != nil }
      guard let need = rows[lot.name], !winners.isEmpty else { continue }
      var (volume, drop) = (Ratio.zero, Ratio.zero)
      for row in need { volume = try volume + row.volume }
      for winner in winners {
        guard let ceiling = winner.bid.ceiling?.ratio, let price = winner.price else {
          continue
        }
        drop = try drop + (ceiling - (winner.settledPrice ?? price.unitPrice))
      }
      let saving = try volume * drop / Ratio(winners.count)
      // Exact thirds of many lots do not fit one fraction: each lot is rounded to 6 decimals.
      total = try total + saving.rounded(decimals: 6, rounding: .halfUp)
    }
    return total
  }

  private static func share(_ part: Int, of whole: Int) throws -> String? {
    try decimal(Ratio(part), over: whole, 4)
  }

  private static func decimal(_ value: Ratio, over count: Int, _ decimals: Int) throws -> String? {
    count == 0 ? nil : try (value / Ratio(count)).decimalText(decimals: decimals)
  }

  private static func mean(_ values: [Ratio]) throws -> String? {
    var sum = Ratio.zero
    for value in values { sum = try sum + value.rounded(decimals: 12, rounding: .halfUp) }
    return try decimal(sum, over: values.count, 4)
  }

  private static func median(_ values: [Ratio]) throws -> String? {
    guard !values.isEmpty else { return nil }
    let middle = values.count / 2
    guard values.count.isMultiple(of: 2) else { return try values[middle].decimalText(decimals: 4) }
    return try ((values[middle - 1] + values[middle]) / Ratio(2)).decimalText(decimals: 4)
  }
}
