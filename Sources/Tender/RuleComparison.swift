import Tables
public import Wording
public import Writing

/// The same bids under several rule sets: which lots change winners, and why.
public enum RuleComparison {
  /// One row per bid that is not decided alike under all rule sets, each of which gives lots.
  public static func table(
    _ outcomes: [[LotOutcome]], ruleSets: [String], language: Language
  ) -> OutputTable {
    let bids = Self.bids(outcomes)
    let columns = ruleSets.flatMap { id -> [OutputTable.Column] in
      [
        .init(id, zh: id, words: CodeWords.decision),
        .init("\(id)_reason", zh: "\(id) 说明", dropOrder: 1),
      ]
    }
    return OutputTable(
      columns: [.init("lot", zh: "品种"), .init("bidder", zh: "企业")] + columns,
      slicesOf: bids.count
    ) { slice, row in
      var words = ReasonTeller(language)
      for bid in bids[slice] {
        row.text(bid.lot)
        row.text(bid.bidder)
        for (lots, place) in zip(outcomes, bid.places) {
          if let place {
            let standings = lots[Int(place.lot)].standings
            write(standings.span, Int(place.standing), to: &row, &words)
          } else {
            row.word("")
            row.word("")
          }
        }
        row.endRow()
      }
    }
  }

  /// The bids of the table, with what becomes of each under every rule set; nil where it has no part.
  public static func differing(_ outcomes: [[LotOutcome]]) -> [(
    lot: String, bidder: String, standings: [Standing?]
  )] {
    bids(outcomes).map { bid in
      let standings = zip(outcomes, bid.places).map { lots, place in
        place.map { lots[Int($0.lot)].standings[Int($0.standing)] }
      }
      return (bid.lot, bid.bidder, standings)
    }
  }

  private static func write(
    _ standings: Span<Standing>, _ index: Int, to row: inout RowWriter, _ words: inout ReasonTeller
  ) {
    standings[index].selected.write(to: &row)
    guard let reason = standings[index].reasons.deciding else { return row.word("") }
    _ = reason.tell(&words)
    row.sentence(standings[index].bid.corrected(words.sentence, words.language))
  }

  /// A bid, and where it stands under each of the rule sets.
  private struct ComparedBid: Sendable {
    let lot, bidder: String
    let places: [Place?]
  }

  private struct Place: Sendable {
    let lot, standing: Int32
  }

  /// The bids that are not decided alike, by lot and bidder.
  private static func bids(_ outcomes: [[LotOutcome]]) -> [ComparedBid] {
    guard let lots = outcomes.first else { return [] }
    let numbers = outcomes.map { Self.numbers(of: lots, in: $0) }
    return inSlices(of: lots.count, size: 256) { slice in
      slice.flatMap { lot in bids(of: lots[lot], outcomes, numbers: numbers.map { $0[lot] }) }
    }.flatMap { $0 }
  }

  /// Where the lots stand among those of a rule set, which may split them otherwise.
  private static func numbers(of lots: [LotOutcome], in others: [LotOutcome]) -> [Int?] {
    let areSame =
      lots.count == others.count && lots.indices.allSatisfy { lots[$0].name == others[$0].name }
    if areSame { return Array(lots.indices) }
    let numbers = Dictionary(
      zip(others.map(\.name), others.indices), uniquingKeysWith: { first, _ in first })
    return lots.map { numbers[$0.name] }
  }

  private static func bids(
    of lot: LotOutcome, _ outcomes: [[LotOutcome]], numbers: [Int?]
  ) -> [ComparedBid] {
    let found = zip(outcomes, numbers).map { lots, number in
      number.map { Self.places(of: lot.standings, in: lots[$0].standings) }
    }
    var bids: [ComparedBid] = []
    for index in lot.standings.indices {
      let decided = lot.standings[index].selected
      let isAlike = outcomes.indices.allSatisfy { set in
        guard let lot = numbers[set], let place = found[set]?[index] else { return false }
        return outcomes[set][lot].standings[Int(place)].selected == decided
      }
      if isAlike { continue }
      let places = zip(numbers, found).map { number, found in
        number.flatMap { number in
          found?[index].map { Place(lot: Int32(number), standing: $0) }
        }
      }
      bids.append(
        ComparedBid(lot: lot.name, bidder: lot.standings[index].bid.bidder, places: places))
    }
    return bids.sorted { NameOrder($0.bidder) < NameOrder($1.bidder) }
  }

  /// Where bids stand among others of the same lot; nil for one that is not among them.
  private static func places(of bids: [Standing], in others: [Standing]) -> [Int32?] {
    // Nearly always in the same order.
    let areSame =
      bids.count == others.count && bids.indices.allSatisfy { bids[$0].bid == others[$0].bid }
    if areSame { return bids.indices.map { Int32($0) } }
    let places = Dictionary(
      others.indices.map { (others[$0].bid, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    return bids.map { places[$0.bid] }
  }
}
