public import ExactNumbers
public import Tender
public import Wording
public import Writing

/// Another quote of a bid, or none, to be tried.
public struct TriedQuote: Sendable {
  /// The lot by its place in the tender, and the bid by its place in the lot.
  public let lot, place: Int
  /// The quote; nil takes the bid out.
  public let quote: Yuan?

  /// A quote of a bid.
  public init(lot: Int, place: Int, quote: Yuan?) {
    (self.lot, self.place, self.quote) = (lot, place, quote)
  }
}

/// What changes of some bids come to, bid by bid: the table of `vbp what-if`.
public struct WhatIf {
  /// The outcome as the bids are, and as they are tried, of the lots that the changes may touch.
  public let before, after: TenderOutcome
  /// The volume of bids in the two, where the demand is known.
  private let volumes: (before: [Bid: Ratio], after: [Bid: Ratio])
  /// Which bids of the two are one.
  private let places: (before: BidPlaces, after: BidPlaces)

  /// Evaluates a tender as it is and with other quotes of some bids. The bids of `changed`, where it is
  /// given, are tried instead, of which those of the tender have the first places in each lot; `sharing`
  /// tells which volume each bid has in an outcome.
  ///
  /// - Throws: `LotError` where a price is too large, and what `sharing` throws.
  public init(
    _ tender: TrialTender, changed: TrialTender? = nil, in lots: Set<Int> = [],
    _ quotes: [TriedQuote], sharing: ((TenderOutcome) throws -> [Bid: Ratio])? = nil
  ) throws {
    let tried = changed ?? tender
    var quoted: [Int: [Int: Yuan?]] = [:]
    for lot in lots { quoted[lot] = [:] }
    for quote in quotes {
      quoted[quote.lot, default: [:]].updateValue(quote.quote, forKey: quote.place)
    }
    before = try tender.outcome(quoting: quoted.mapValues { _ in [:] })
    after = try tried.outcome(quoting: quoted)
    volumes = (try sharing?(before) ?? [:], try sharing?(after) ?? [:])
    places = (BidPlaces(tender), BidPlaces(tried))
  }

  /// The bids of which anything differs, in the order of the lots and of their places as they were, those
  /// that are added behind them.
  public func table(_ language: Language) -> OutputTable {
    let rows = differing
    return OutputTable(columns: Self.columns, rowCount: rows.count) { index in
      let (lot, before, after) = (rows[index].lot, rows[index].before, rows[index].after)
      return [
        .text(lot), .text(after.bid.bidder), count(before?.rank), count(after.rank),
        .text(before?.selected.rawValue ?? ""), .text(after.selected.rawValue),
        before.map(price) ?? .empty, price(after),
        volume(before.flatMap { volumes.before[$0.bid] }),
        volume(volumes.after[after.bid]), .text(after.deciding?.key ?? ""),
        .text(after.deciding?.text(language) ?? ""), .text(before?.shortlisted.rawValue ?? ""),
        .text(after.shortlisted.rawValue), .text(after.bid.strength?.text ?? ""),
      ]
    }
  }

  private static let columns: [OutputTable.Column] = [
    .init("lot", zh: "品种"), .init("bidder", zh: "企业"),
    .init("rank_before", zh: "原排名", numeric: true),
    .init("rank_after", zh: "新排名", numeric: true),
    .init("selected_before", zh: "原拟中选", words: CodeWords.decision),
    .init("selected_after", zh: "新拟中选", words: CodeWords.decision),
    .init("price_before", zh: "原单价", numeric: true),
    .init("price_after", zh: "新单价", numeric: true),
    .init("volume_before", zh: "原约定采购量", numeric: true, dropOrder: 3),
    .init("volume_after", zh: "新约定采购量", numeric: true, dropOrder: 3),
    .init("decided_by", zh: "依据", dropOrder: 2, words: CodeWords.basis),
    .init("reason", zh: "说明", dropOrder: 1),
    .init("shortlisted_before", zh: "原入围", dropOrder: 2, words: CodeWords.decision),
    .init("shortlisted_after", zh: "新入围", dropOrder: 2, words: CodeWords.decision),
    .init("strength", zh: "规格", dropOrder: 1),
  ]

  /// A bid as it was, nil of one that is added, and as it is tried.
  private typealias Pair = (lot: String, before: Standing?, after: Standing)

  /// Bids whose place, decisions, price or volume is another.
  private var differing: [Pair] {
    var tried: [BidPlaces.Place?: Standing] = [:]
    for standing in after.lots.flatMap(\.standings) { tried[places.after[standing.bid]] = standing }
    let both = before.lots.flatMap { lot in
      lot.standings.compactMap { before -> Pair? in
        guard let after = tried.removeValue(forKey: places.before[before.bid]) else { return nil }
        return isSame(before, after) ? nil : (lot.name, before, after)
      }
    }
    let added = after.lots.flatMap { lot in
      lot.standings.filter { tried[places.after[$0.bid]] != nil }.map {
        (lot.name, nil, $0) as Pair
      }
    }
    return both + added
  }

  private func isSame(_ a: Standing, _ b: Standing) -> Bool {
    a.rank == b.rank && a.status == b.status && a.shortlisted == b.shortlisted
      && a.selected == b.selected && a.entitlement == b.entitlement && paid(a) == paid(b)
      && volumes.before[a.bid] == volumes.after[b.bid]
  }

  /// What is paid for a unit if the bid is selected, or what it quotes.
  private func paid(_ standing: Standing) -> Ratio? {
    standing.settledPrice ?? standing.price?.unitPrice
  }

  private func count(_ rank: Int?) -> Cell { rank.map { .number(String($0)) } ?? .empty }

  private func price(_ standing: Standing) -> Cell {
    guard let paid = paid(standing),
      let rounded = try? Yuan(paid, decimals: Yuan.decimals, rounding: .halfUp)
    else { return .empty }
    return .number(rounded.text(atLeast: 4))
  }

  private func volume(_ volume: Ratio?) -> Cell { volume.map { .number($0.exactText) } ?? .empty }
}

/// Where bids stand in a tender: their lots, and their places in them.
private struct BidPlaces {
  struct Place: Hashable {
    let lot, place: Int
  }

  private var places: [Bid: Place] = [:]

  init(_ tender: TrialTender) {
    for (lot, bids) in tender.lots.map(\.bids).enumerated() {
      for (place, bid) in bids.enumerated() { places[bid] = Place(lot: lot, place: place) }
    }
  }

  subscript(bid: Bid) -> Place? { places[bid] }
}
