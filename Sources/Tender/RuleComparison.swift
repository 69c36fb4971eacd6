import Tables
public import Wording
public import Writing

/// The same bids under several rule sets: which lots change winners, and why.
public enum RuleComparison {
  /// One row per bid whose outcome is not the same under all rule sets.
  public static func table(_ outcomes: [TenderOutcome], language: Language) -> OutputTable {
    let bids = Self.bids(outcomes)
    let columns = outcomes.flatMap { outcome -> [OutputTable.Column] in
      let id = outcome.rules.ruleSet.id
      return [
        .init(id, zh: id, words: CodeWords.decision),
        .init("\(id)_reason", zh: "\(id) 说明", dropOrder: 1),
      ]
    }
    return OutputTable(
      columns: [.init("lot", zh: "品种"), .init("bidder", zh: "企业")] + columns,
      rowCount: bids.count
    ) { index, row in
      let bid = bids[index]
      row.text(bid.lot)
      row.text(bid.bidder)
      for (outcome, place) in zip(outcomes, bid.places) {
        let standing = place.map { outcome.lots[Int($0.lot)].standings[Int($0.standing)] }
        row.text(standing?.selected.rawValue ?? "")
        row.text(standing?.deciding?.text(language) ?? "")
      }
    }
  }

  /// The bids of the table, with what becomes of each under every rule set; nil where it has no part.
  public static func differing(_ outcomes: [TenderOutcome]) -> [(
    lot: String, bidder: String, standings: [Standing?]
  )] {
    bids(outcomes).map { bid in
      let standings = zip(outcomes, bid.places).map { outcome, place in
        place.map { outcome.lots[Int($0.lot)].standings[Int($0.standing)] }
      }
      return (bid.lot, bid.bidder, standings)
    }
  }

  /// A bid, and where it stands under each of the rule sets.
  private struct Bid: Sendable {
    let lot, bidder: String
    let places: [Place?]
  }

  private struct Place: Sendable {
    let lot, standing: Int32
  }

  /// The bids that are not decided alike, by lot and bidder.
  private static func bids(_ outcomes: [TenderOutcome]) -> [Bid] {
    guard let lots = outcomes.first?.lots else { return [] }
    // A lot may be missing under a rule set, so that each has numbers of its own.
    let numbers = outcomes.map { outcome in
      Dictionary(
        zip(outcome.lots.map(\.name), outcome.lots.indices), uniquingKeysWith: { first, _ in first }
      )
    }
    return inSlices(of: lots.count, size: 256) { slice in
      slice.flatMap { lot in
        bids(of: lots[lot], outcomes, numbers: numbers.map { $0[lots[lot].name] })
      }
    }.flatMap { $0 }
  }

  private static func bids(
    of lot: LotOutcome, _ outcomes: [TenderOutcome], numbers: [Int?]
  ) -> [Bid] {
    let known = zip(outcomes, numbers).map { outcome, number -> [String: Int] in
      let standings = number.map { outcome.lots[$0].standings } ?? []
      return Dictionary(
        zip(standings.map(\.bid.bidder), standings.indices), uniquingKeysWith: { first, _ in first }
      )
    }
    return lot.standings.compactMap { standing -> Bid? in
      let bidder = standing.bid.bidder
      let places = zip(numbers, known).map { number, known in
        number.flatMap { number in
          known[bidder].map { Place(lot: Int32(number), standing: Int32($0)) }
        }
      }
      let decisions = zip(outcomes, places).map { outcome, place in
        place.map { outcome.lots[Int($0.lot)].standings[Int($0.standing)].selected }
      }
      guard decisions.contains(where: { $0 != decisions.first }) else { return nil }
      return Bid(lot: lot.name, bidder: bidder, places: places)
    }.sorted { NameOrder($0.bidder) < NameOrder($1.bidder) }
  }
}
