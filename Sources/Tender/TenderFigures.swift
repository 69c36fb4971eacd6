import ExactNumbers
import PriceRatio

/// The figures of a tender in one way to resolve its ties.
struct TenderFigures {
  private let lots: [Lot]
  private let demand: DemandList
  /// Whether originators may be selected without volume, and are counted.
  private let countsReference: Bool

  /// The bids of a lot, as one way to resolve its ties leaves them.
  struct Lot {
    let lot: String
    let main: Strength?
    let standings: [Standing]

    init(_ outcome: LotOutcome, standings: [Standing]? = nil) {
      (lot, main) = (outcome.name, outcome.comparison.main?.value)
      self.standings = standings ?? outcome.standings
    }
  }

  init(_ lots: [Lot], demand: DemandList, rules: TenderRules) {
    (self.lots, self.demand) = (lots, demand)
    countsReference = rules.revival.reference != nil
  }

  /// One figure, exact; nil where there is nothing to compute it from.
  struct Figure {
    let name: String
    let value: Ratio?
    /// The decimals with which it is printed, but for counts.
    var decimals = 4
    var isCount = false
    /// Whether it depends on who is selected.
    var restsOnWinners = true
    /// The published total, or the two that it is made of.
    var published: (name: String, over: String?)?

    func text(_ value: Ratio) throws -> String {
      isCount ? value.exactText : try value.decimalText(decimals: decimals)
    }
  }

  private var standings: [Standing] { lots.flatMap(\.standings) }
  private var winners: [Standing] { standings.filter { $0.selected == .yes } }

  /// All figures in the order in which they are printed.
  func all() throws -> [Figure] {
    let (winners, standings) = (winners, standings)
    let firms = Set(standings.map(\.bid.firm)).count
    let selectedFirms = Set(winners.map(\.bid.firm)).count
    // Members of a consortium are one winner.
    let winnerCount = lots.reduce(0) { sum, lot in
      sum + Set(lot.standings.filter { $0.selected == .yes }.map(\.bid.entity)).count
    }
    let reference = winners.count { $0.bid.isOriginator && $0.entitlement == .noVolume }
    let failed = lots.count { lot in !lot.standings.contains { $0.selected != .no } }
    let cuts = try winners.compactMap(Self.cut).sorted()
    let drops = try winners.compactMap(Self.dropFromFormerPrice).sorted()
    return [
      count("lots", lots.count, ("molecules", nil), restsOnWinners: false),
      count("lots_failed", failed, nil),
      count("products_bid", standings.count, ("products_bid", nil), restsOnWinners: false),
      count("products_selected", winners.count, ("products", nil)),
      try share(
        "share_products_selected", winners.count, of: standings.count,
        ("products", "products_bid")),
      count("firms_bid", firms, ("firms_bid", nil), restsOnWinners: false),
      count("firms_selected", selectedFirms, ("firms", nil)),
      try share("share_firms_selected", selectedFirms, of: firms, ("firms", "firms_bid")),
      Figure(
        name: "winners_per_lot", value: try Self.part(winnerCount, of: lots.count), decimals: 2,
        published: ("products", "molecules")),
    ]
      + (countsReference
        ? [count("reference_products_selected", reference, ("reference_products", nil))] : []) + [
        Figure(name: "mean_cut", value: try Self.mean(cuts), published: ("mean_cut", nil)),
        Figure(name: "median_cut", value: try Self.median(cuts)),
        Figure(name: "largest_cut", value: cuts.last),
      ] + (try fromFormerPrices(drops)) + (try money())
  }

  private func fromFormerPrices(_ drops: [Ratio]) throws -> [Figure] {
    guard standings.contains(where: { $0.bid.formerPrice != nil }) else { return [] }
    return [
      Figure(name: "mean_cut_from_former_price", value: try Self.mean(drops)),
      Figure(name: "median_cut_from_former_price", value: try Self.median(drops)),
      Figure(name: "largest_cut_from_former_price", value: drops.last),
    ]
  }

  private func money() throws -> [Figure] {
    demand.isEmpty ? [] : [Figure(name: "money_saved", value: try saved(), decimals: 2)]
  }

  /// 1 − the price at which it is selected ÷ ceiling; nil where the file does not give one.
  private static func cut(_ winner: Standing) throws -> Ratio? {
    guard let settled = winner.settledPrice, let ceiling = winner.bid.ceiling?.ratio else {
      return winner.cut
    }
    return try .one - settled / ceiling
  }

  /// 1 − unit price ÷ former price; nil where the file does not give it.
  private static func dropFromFormerPrice(_ winner: Standing) throws -> Ratio? {
    guard let former = winner.bid.formerPrice?.ratio, let price = winner.price else {
      return nil
    }
    return try .one - (winner.settledPrice ?? price.unitPrice) / former
  }

  /// Σ over lots of reported volume × (ceiling − mean selected price), in the demand's own unit; nil
  /// where the demand is for none of the lots.
  private func saved() throws -> Ratio? {
    guard lots.contains(where: { demand.place(of: $0.lot) != nil }) else { return nil }
    var total = Ratio.zero
    for lot in lots {
      let winners = lot.standings.filter {
        $0.selected == .yes && $0.bid.ceiling != nil && $0.price != nil
      }.unique { $0.bid.entity }
      guard let need = demand.place(of: lot.lot), !winners.isEmpty else { continue }
      var drop = Ratio.zero
      let volume = try LotDemand(demand, lot: need, mainStrength: lot.main).total
      for winner in winners {
        guard let ceiling = winner.bid.ceiling?.ratio, let price = winner.price else {
          continue
        }
        // Volumes are in equivalents of the main strength, and so is what each of them saves.
        drop = try drop + (ceiling - (winner.settledPrice ?? price.unitPrice)) / price.ratio
      }
      let saving = try volume * drop / Ratio(winners.count)
      // Exact thirds of many lots do not fit one fraction: each lot is rounded to 6 decimals.
      total = try total + saving.rounded(decimals: 6, rounding: .halfUp)
    }
    return total
  }

  private func count(
    _ name: String, _ value: Int, _ published: (name: String, over: String?)?,
    restsOnWinners: Bool = true
  ) -> Figure {
    Figure(
      name: name, value: Ratio(value), isCount: true, restsOnWinners: restsOnWinners,
      published: published)
  }

  private func share(
    _ name: String, _ part: Int, of whole: Int, _ published: (name: String, over: String?)
  ) throws -> Figure {
    Figure(name: name, value: try Self.part(part, of: whole), published: published)
  }

  private static func part(_ part: Int, of whole: Int) throws -> Ratio? {
    whole == 0 ? nil : try Ratio(part) / Ratio(whole)
  }

  private static func mean(_ values: [Ratio]) throws -> Ratio? {
    guard !values.isEmpty else { return nil }
    var sum = Ratio.zero
    for value in values { sum = try sum + value.rounded(decimals: 12, rounding: .halfUp) }
    return try sum / Ratio(values.count)
  }

  private static func median(_ values: [Ratio]) throws -> Ratio? {
    guard !values.isEmpty else { return nil }
    let middle = values.count / 2
    return values.count.isMultiple(of: 2)
      ? try (values[middle - 1] + values[middle]) / Ratio(2) : values[middle]
  }
}

/// The published totals that figures stand beside.
enum PublishedTotals {
  static let names = [
    "molecules", "products", "firms", "mean_cut", "products_bid", "firms_bid", "reference_products",
  ]
}
