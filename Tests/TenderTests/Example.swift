import ExactNumbers
import RuleBook
import Tables
import TestSupport
import Testing

@testable import Tender

/// A worked example: a few bids as a table, the rules, and what comes out, each on one line.
struct Example {
  let outcome: TenderOutcome

  /// Evaluates a table of bids; `accepted` bidders have accepted the price of revival.
  init(
    _ rules: String, _ changes: [String: String] = [:], accepted: [String] = [], bids: String
  ) throws {
    let (bids, findings) = try Given.read(bids)
    #expect(!findings.hasErrors, "\(findings.shown.map(\.reason.en))")
    var options = EvaluationOptions()
    options.allowsUnverified = true
    options.accepted = Set(accepted.map { Acceptance(lot: "lot", bidder: $0) })
    outcome = try evaluate(bids, rules: Given.rules(rules, changes), options: options)
  }

  /// The bidders with Y, N, tie or undecided, by rank: `a:Y b:N`.
  var selected: String {
    outcome.lots.flatMap(\.standings).map { "\($0.bid.bidder):\($0.selected.rawValue)" }
      .joined(separator: " ")
  }

  /// The price at which a bidder is selected or may still be, to 6 decimals.
  func settled(_ bidder: String) throws -> String? {
    try standing(bidder).settledPrice?.display
  }

  /// The first lot, which of most examples is the only one.
  func lot() throws -> LotOutcome { try #require(outcome.lots.first) }

  func standing(_ bidder: String) throws -> Standing {
    try #require(
      outcome.lots.flatMap(\.standings).first { $0.bid.bidder == bidder }, "no bidder \(bidder)")
  }

  /// The allocation as `region bidder role volume`, line by line.
  func allocated(_ demand: String, choices: String? = nil) throws -> [String] {
    try allocation(demand, choices: choices).lines.map {
      "\($0.region) \($0.bidder) \($0.role.rawValue) \($0.volume?.exactText ?? "–")"
    }
  }

  func allocation(_ demand: String, choices: String? = nil) throws -> Allocation {
    let folder = try TemporaryFolder()
    let (rows, findings, _) = try DemandTable.read(
      folder.file("demand.csv", demand), schema: .named("demand"))
    #expect(!findings.hasErrors, "\(findings.shown.map(\.reason.en))")
    var wishes = Choices()
    if let choices {
      wishes = try Choices.read(
        folder.file("choices.csv", choices), schema: .named("choices")
      ).choices
    }
    return try allocate(outcome, demand: rows, choices: wishes)
  }
}
