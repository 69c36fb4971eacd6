import ExactNumbers
import RuleBook
import Tables
import TestSupport
import Testing

@testable import Scorecard

/// The built-in card with some values set, and runs on tables written out in a test.
enum Samples {
  static func card(_ changes: [String: String] = [:]) throws -> Card {
    var set = try RuleLibrary(ScorecardKeys.catalogue).ruleSet("hospital-2021")
    for key in changes.keys.sorted() {
      set = try set.setting(key, to: changes[key] ?? "", catalogue: ScorecardKeys.catalogue)
    }
    return try Card(set)
  }

  static func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(iso: text)) }

  static func packs(_ count: Int) -> Packs { Packs(millionths: Int64(count) * 1_000_000) }

  static func quarter(_ text: String) throws -> Quarter { try #require(Quarter(text)) }

  /// An order line; what a test does not say is in time and in full.
  static func line(
    order: String = "O1", line: String = "1", firm: Int = 0, orderedAt: String = "2021-07-01 08:00",
    confirmedAt: String? = "2021-07-01 08:05", deliveredAt: String? = "2021-07-01 12:00",
    ordered: Int = 10, delivered: Int = 10, price: String = "1", urgent: Bool = false,
    coldChain: Bool = false, remote: Bool = false, row: Int = 2
  ) throws -> OrderLine {
    OrderLine(
      orderID: order, line: line, hospital: 0, firm: firm,
      facts: OrderFacts(
        orderedAt: try moment(orderedAt), confirmedAt: try confirmedAt.map(moment),
        deliveredAt: try deliveredAt.map(moment), ordered: packs(ordered),
        delivered: packs(deliveredAt == nil ? 0 : delivered),
        unitPrice: try #require(Yuan(decimal: price)), isUrgent: urgent, isColdChain: coldChain,
        isRemote: remote, isSelected: nil), row: row,
      identity: LineIdentity(
        order: OrderIdentity(
          Fingerprint(order), firm: Fingerprint("\(firm)"), hospital: Fingerprint("")),
        line: LineKey(line)))
  }

  /// Runs some work with a file of that content.
  static func withFile<Result>(_ text: String, _ work: (String) throws -> Result) throws -> Result {
    let folder = try TemporaryFolder()
    return try work(try folder.file("table.csv", text))
  }

  static let eventHeader =
    "distributor,date,indicator,count,fault_party,evidence,status,order_id,line"
  static let orderHeader =
    "order_id,line,distributor,ordered_at,confirmed_at,delivered_at,ordered_qty,delivered_qty,"
    + "unit_price,urgent,cold_chain,remote"

  /// Reads tables without their headers and computes; orders nil for a run without an order file.
  static func run(
    events: [String] = [], orders: [String]? = nil, card: Card? = nil, asOf: String? = nil,
    today: Day? = nil
  ) throws -> (scoring: Scoring?, findings: [Finding]) {
    let card = try card ?? self.card()
    var roster = Roster()
    let eventSchema = try #require(Schema.builtIn("events"))
    let orderSchema = try #require(Schema.builtIn("orders"))
    let rows = events.isEmpty ? ["nobody,1999-01-01,A1,1,distributor,x,recorded,,"] : events
    let (list, eventFindings, layout) = try withFile(
      ([eventHeader] + rows).joined(separator: "\n") + "\n"
    ) {
      try EventTable.read(
        $0, schema: eventSchema, card: card, roster: &roster, hasOrders: orders != nil)
    }
    var findings = eventFindings.shown
    var counts: OrderCounts?
    if let orders {
      let (result, orderFindings) = try withFile(
        ([orderHeader] + orders).joined(separator: "\n") + "\n"
      ) {
        try OrderTable.read(
          $0, schema: orderSchema, card: card, events: list, roster: &roster, keepsDetail: true,
          asOf: asOf.map(moment), today: today)
      }
      findings += orderFindings.shown
      counts = result
      if let result { findings += result.unmatchedAnswers(layout).shown }
    }
    let isRefused = findings.contains { $0.severity == .error }
    return (
      isRefused ? nil : Scoring(card: card, roster: roster, events: list, orders: counts), findings
    )
  }

  /// The score of a distributor.
  static func score(_ scoring: Scoring?, _ name: String, _ quarter: String) throws -> Score {
    let scoring = try #require(scoring)
    let scores = try scoring.scores(try Self.quarter(quarter))
    return try #require(scores.first { scoring.roster.names[$0.firm] == name })
  }
}
