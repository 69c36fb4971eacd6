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

/// What some other quotes change, bid by bid: the table of `vbp what-if`.
public struct WhatIf {
  /// The outcome as the quotes are, and as they are tried, of the lots that the quotes may change.
  public let before, after: TenderOutcome
  /// The volume of bids in the two, where the demand is known.
  private let volumes: (before: [Bid: Ratio], after: [Bid: Ratio])

  /// Evaluates a tender twice; `sharing` tells which volume each bid has in an outcome.
  ///
  /// - Throws: `LotError` where a price is too large, and what `sharing` throws.
  public init(
    _ tender: TrialTender, _ quotes: [TriedQuote],
    sharing: ((TenderOutcome) throws -> [Bid: Ratio])? = nil
  ) throws {
    var tried: [Int: [Int: Yuan?]] = [:]
    for quote in quotes {
      tried[quote.lot, default: [:]].updateValue(quote.quote, forKey: quote.place)
    }
    before = try tender.outcome(quoting: tried.mapValues { _ in [:] })
    after = try tender.outcome(quoting: tried)
    volumes = (try sharing?(before) ?? [:], try sharing?(after) ?? [:])
  }

  /// The bids of which anything differs, in the order of the lots and of their places as they were.
  public func table(_ language: Language) -> OutputTable {
    let rows = differing
    return OutputTable(columns: Self.columns, rowCount: rows.count) { index in
      let (lot, before, after) = rows[index]
      return [
        .text(lot), .text(before.bid.bidder), count(before.rank), count(after.rank),
        .text(before.selected.rawValue), .text(after.selected.rawValue), price(before),
        price(after), volume(volumes.before[before.bid]), volume(volumes.after[before.bid]),
        .text(after.deciding?.key ?? ""), .text(after.deciding?.text(language) ?? ""),
        .text(before.shortlisted.rawValue), .text(after.shortlisted.rawValue),
        .text(before.bid.strength?.text ?? ""),
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

  /// Bids whose place, decisions, price or volume is another.
  private var differing: [(lot: String, before: Standing, after: Standing)] {
    let after = Dictionary(
      self.after.lots.flatMap(\.standings).map { ($0.bid, $0) },
      uniquingKeysWith: { first, _ in first })
    return before.lots.flatMap { lot in
      lot.standings.compactMap { before in
        after[before.bid].flatMap { isSame(before, $0) ? nil : (lot.name, before, $0) }
      }
    }
  }

  private func isSame(_ a: Standing, _ b: Standing) -> Bool {
    a.rank == b.rank && a.status == b.status && a.shortlisted == b.shortlisted
      && a.selected == b.selected && a.entitlement == b.entitlement && paid(a) == paid(b)
      && volumes.before[a.bid] == volumes.after[a.bid]
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
