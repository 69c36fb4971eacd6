import ExactNumbers
import PriceRatio

/// The figures of a tender in one way to resolve its ties.
struct TenderFigures {
  private let lots: [Lot]
  private let hasDemand: Bool
  /// Whether originators may be selected without volume, and are counted.
  private let countsReference: Bool

  /// What the bids of a lot add to the figures, as one way to resolve its ties leaves them: computed
  /// once, however many ways there are to resolve the ties of all lots.
  struct Lot {
    fileprivate let bidCount, winnerCount: Int
    /// How many win where members of a consortium are one.
    fileprivate let entityCount: Int
    /// Originators that are selected without volume.
    fileprivate let referenceCount: Int
    fileprivate let isFailed, hasFormerPrices, isDemanded: Bool
    fileprivate let firms, selectedFirms: [String]
    fileprivate let cuts, drops: [Ratio]
    /// What is saved, rounded to 6 decimals; nil where there is no demand or no winner with a ceiling.
    fileprivate let saved: Ratio?

    /// - Throws: `NumberError` where a sum does not fit; `LotError` where volumes are too large.
    init(_ outcome: LotOutcome, standings: [Standing]? = nil, demand: DemandList) throws {
      let standings = standings ?? outcome.standings
      let winners = standings.filter { $0.selected == .yes }
      (bidCount, winnerCount) = (standings.count, winners.count)
      entityCount = Set(winners.map(\.bid.entity)).count
      referenceCount = winners.count { $0.bid.isOriginator && $0.entitlement == .noVolume }
      isFailed = !standings.contains { $0.selected != .no || $0.isReplaced }
      hasFormerPrices = standings.contains { $0.bid.formerPrice != nil }
      (firms, selectedFirms) = (standings.map(\.bid.firm), winners.map(\.bid.firm))
      cuts = try winners.compactMap(TenderFigures.cut)
      drops = try winners.compactMap(TenderFigures.dropFromFormerPrice)
      let need = demand.place(of: outcome.name)
      isDemanded = need != nil
      saved = try need.flatMap {
        try TenderFigures.saved(winners, demand, $0, outcome.comparison.main?.value)
      }
    }
  }

  init(_ lots: [Lot], demand: DemandList, rules: TenderRules) {
    (self.lots, hasDemand) = (lots, !demand.isEmpty)
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

  /// All figures in the order in which they are printed.
  func all() throws -> [Figure] {
    func sum(_ part: (Lot) -> Int) -> Int { lots.reduce(0) { $0 + part($1) } }
    let firms = Set(lots.lazy.flatMap(\.firms)).count
    let selectedFirms = Set(lots.lazy.flatMap(\.selectedFirms)).count
    let (bids, winners) = (sum(\.bidCount), sum(\.winnerCount))
    let failed = lots.count(where: \.isFailed)
    let (cuts, drops) = (lots.flatMap(\.cuts).sorted(), lots.flatMap(\.drops).sorted())
    return [
      count("lots", lots.count, ("molecules", nil), restsOnWinners: false),
      count("lots_failed", failed, nil),
      count("products_bid", bids, ("products_bid", nil), restsOnWinners: false),
      count("products_selected", winners, ("products", nil)),
      try share(
        "share_products_selected", winners, of: bids,
        ("products", "products_bid")),
      count("firms_bid", firms, ("firms_bid", nil), restsOnWinners: false),
      count("firms_selected", selectedFirms, ("firms", nil)),
      try share("share_firms_selected", selectedFirms, of: firms, ("firms", "firms_bid")),
      Figure(
        name: "winners_per_lot", value: try Self.part(sum(\.entityCount), of: lots.count),
        decimals: 2,
        published: ("products", "molecules")),
    ]
      + (countsReference
        ? [count("reference_products_selected", sum(\.referenceCount), ("reference_products", nil))]
        : []) + [
        Figure(name: "mean_cut", value: try Self.mean(cuts), published: ("mean_cut", nil)),
        Figure(name: "median_cut", value: try Self.median(cuts)),
        Figure(name: "largest_cut", value: cuts.last),
      ] + (try fromFormerPrices(drops)) + (try money())
  }

  private func fromFormerPrices(_ drops: [Ratio]) throws -> [Figure] {
    guard lots.contains(where: \.hasFormerPrices) else { return [] }
    return [
      Figure(name: "mean_cut_from_former_price", value: try Self.mean(drops)),
      Figure(name: "median_cut_from_former_price", value: try Self.median(drops)),
      Figure(name: "largest_cut_from_former_price", value: drops.last),
    ]
  }

  private func money() throws -> [Figure] {
    hasDemand ? [Figure(name: "money_saved", value: try saved(), decimals: 2)] : []
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

  /// Σ over lots of what is saved in them; nil where the demand is for none of the lots.
  private func saved() throws -> Ratio? {
    guard lots.contains(where: \.isDemanded) else { return nil }
    var total = Ratio.zero
    // Exact thirds of many lots do not fit one fraction, which is why each is rounded.
    for lot in lots { total = try total + (lot.saved ?? .zero) }
    return total
  }

  /// The reported volume of a lot × (ceiling − mean selected price), in the demand's own unit; nil
  /// without a winner that has a ceiling.
  private static func saved(
    _ winners: [Standing], _ demand: DemandList, _ need: Int, _ main: Strength?
  ) throws -> Ratio? {
    let winners = winners.filter { $0.bid.ceiling != nil && $0.price != nil }
      .unique { $0.bid.entity }
    guard !winners.isEmpty else { return nil }
    var drop = Ratio.zero
    let volume = try LotDemand(demand, lot: need, mainStrength: main).total
    for winner in winners {
      guard let ceiling = winner.bid.ceiling?.ratio, let price = winner.price else { continue }
      // Volumes are in equivalents of the main strength, and so is what each of them saves.
      drop = try drop + (ceiling - (winner.settledPrice ?? price.unitPrice)) / price.ratio
    }
    return try (volume * drop / Ratio(winners.count)).rounded(decimals: 6, rounding: .halfUp)
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
