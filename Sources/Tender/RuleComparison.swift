public import Wording
public import Writing

/// The same bids under several rule sets: which lots change winners, and why.
public enum RuleComparison {
  /// One row per bid whose outcome is not the same under all rule sets.
  public static func table(_ outcomes: [TenderOutcome], language: Language) -> OutputTable {
    var rows: [[Cell]] = []
    let lots = outcomes.map { outcome in
      Dictionary(outcome.lots.map { ($0.name, $0) }) { first, _ in first }
    }
    for lot in outcomes.first?.lots ?? [] {
      let byBidder = lots.map { lots in
        Dictionary((lots[lot.name]?.standings ?? []).map { ($0.bid.bidder, $0) }) { first, _ in
          first
        }
      }
      let standings = lot.standings.sorted {
        NameOrder($0.bid.bidder) < NameOrder($1.bid.bidder)
      }
      for standing in standings {
        let others = byBidder.map { $0[standing.bid.bidder] }
        guard Set(others.map { $0?.selected }).count > 1 else { continue }
        rows.append(
          [.text(lot.name), .text(standing.bid.bidder)]
            + others.flatMap { other -> [Cell] in
              [
                .text(other?.selected.rawValue ?? ""),
                .text(other?.deciding?.text(language) ?? ""),
              ]
            })
      }
    }
    let columns = outcomes.flatMap { outcome -> [OutputTable.Column] in
      let id = outcome.rules.ruleSet.id
      return [.init(id, zh: id), .init("\(id)_reason", zh: "\(id) 说明", dropOrder: 1)]
    }
    return OutputTable(
      columns: [.init("lot", zh: "品种"), .init("bidder", zh: "企业")] + columns, rows: rows)
  }
}
