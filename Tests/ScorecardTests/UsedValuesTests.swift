import RuleBook
import TestSupport
import Testing

@testable import Scorecard

@Suite("A value of a card counts as used where a score or a decision rests on it")
struct UsedValuesTests {
  /// What was used of the built-in card and is not published, or was set.
  private static func used(
    _ changes: [String: String] = [:], _ work: (Card) throws -> Void
  ) throws -> [String] {
    let card = try Samples.card(changes)
    try work(card)
    return card.ruleSet.usedWeak(ScorecardKeys.catalogue).map(\.key)
  }

  @Test("A score without orders uses no limit, no window, no threshold, no phase")
  func scoreOfEvents() throws {
    let used = try Self.used { card in
      let run = try Samples.run(events: ["甲,2021-08-01,A1,1,distributor,a,recorded,,"], card: card)
      _ = try #require(run.scoring).scores(Samples.quarter("2021Q3"))
    }
    #expect(used.contains("indicators"))
    for part in ["response.", "delivery.", "fill_rate.", "window.", "intervention.", "phase."] {
      #expect(!used.contains { $0.hasPrefix(part) }, "\(part)")
    }
  }

  @Test("A quarter without events uses no indicator")
  func emptyQuarter() throws {
    let used = try Self.used { card in
      let run = try Samples.run(events: ["甲,2021-08-01,A1,1,distributor,a,recorded,,"], card: card)
      _ = try #require(run.scoring).scores(Samples.quarter("2021Q1"))
    }
    #expect(used.isEmpty)
  }

  @Test("A word on events is used by events: in its own quarter alone")
  func singleIndicator() throws {
    let json = """
      {"id": "my", "kind": "scorecard", "title": "t", "document": "d",
        "baseline": "hospital-2021", "parameters": {\
      "events.deducting_faults": {"value": ["distributor"], "grade": "unverified"}}}
      """
    let folder = try TemporaryFolder()
    let set = try RuleLibrary(ScorecardKeys.catalogue).ruleSet(folder.file("my.json", json))
    let run = try Samples.run(
      events: ["甲,2021-08-01,A1,1,distributor,a,recorded,,"], card: Card(set))
    let scoring = try #require(run.scoring)
    _ = try scoring.scores(Samples.quarter("2021Q1"))
    #expect(set.usedDoubtful(ScorecardKeys.catalogue).isEmpty)
    _ = try scoring.scores(Samples.quarter("2021Q3"))
    #expect(set.usedDoubtful(ScorecardKeys.catalogue) == ["events.deducting_faults"])
  }

  @Test("Months of delay are used where a payment is delayed, 6 above 5, and not at 2")
  func interventions() throws {
    for (count, isDelayed) in [(1, false), (3, true)] {
      let used = try Self.used(["intervention.delay_months": "2"]) { card in
        let run = try Samples.run(
          events: [
            "甲,2021-08-01,A1,\(count),distributor,a,recorded,,",
            "甲,2021-08-01,A2,1,distributor,a,recorded,,",
          ], card: card)
        let rules = try InterventionRules(card.ruleSet)
        _ = try #require(run.scoring).interventions(Samples.quarter("2021Q4"), rules: rules)
      }
      #expect(used.contains("intervention.delay_months") == isDelayed)
    }
  }
}
