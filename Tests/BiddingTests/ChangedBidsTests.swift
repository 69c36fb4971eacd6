import Files
import Tables
import Tender
import TestSupport
import Testing

@testable import Bidding

@Suite("ChangedBids: bids with changes are those of a file in which somebody had made them")
struct ChangedBidsTests {
  private static let file = """
    lot,bidder,strength,quote,ceiling
    L,a,500mg:4mg,1.20,3.00
    L,b,4mg,1.00,3.00
    L,c,4mg,1.10,3.00
    M,a,4mg,2.00,3.00
    M,b,4mg,2.10,3.00
    """

  private func changed(_ changes: String) throws -> (bids: BidRows?, findings: Findings) {
    let folder = try TemporaryFolder()
    let path = try folder.file("bids.csv", Self.file + "\n")
    let schema = try Schema.named("bids")
    let (bids, _) = try BidTable.read(path, schema: schema)
    let rules = try BidIntervalsTests.rules("cn-2020-round2")
    let tender = try TrialTender(bids, rules: rules, options: EvaluationOptions())
    let (table, faults) = try ChangeTable.read(
      try folder.file("changes.csv", changes + "\n"), schema: try Schema.named("changes"),
      lots: try TenderLots(bids, rules: []))
    guard !faults.hasErrors else { return (nil, faults) }
    let (read, found) = try ChangedBids.read(
      path, schema: schema, of: tender, bids.layout, table)
    return (read?.bids, found)
  }

  /// The bids of a tender, each with its quote.
  private func told(_ bids: BidRows?) throws -> [String] {
    let bids = try #require(bids)
    let rules = try BidIntervalsTests.rules("cn-2020-round2")
    let tender = try TrialTender(bids, rules: rules, options: EvaluationOptions())
    return tender.lots.flatMap { lot in
      lot.bids.map {
        "\($0.lot)/\($0.bidder) \($0.quote?.text(atLeast: 2) ?? "-")"
          + ($0.isCounted == false ? " not counted" : "")
      }
    }
  }

  @Test("another quote, one that is not valid, a bid that was none, and one more bid")
  func actions() throws {
    let (bids, findings) = try changed(
      """
      action,lot,bidder,strength,quote,ceiling
      quote,L,a,,0.95,
      withdraw,L,c,,,
      no-bid,M,b,,,
      add,L,d,4mg,0.90,3.00
      """)
    #expect(!findings.hasErrors)
    #expect(
      try told(bids) == [
        "L/a 0.95", "L/b 1.00", "L/c -", "L/d 0.90", "M/a 2.00", "M/b - not counted",
      ])
  }

  @Test("a strength means what others of the changed lot say")
  func strengths() throws {
    let (bids, findings) = try changed(
      """
      action,lot,bidder,strength,quote,ceiling
      quote,L,b,4mg,0.80,
      add,L,d,4mg,0.90,3.00
      """)
    #expect(!findings.hasErrors)
    let first = try #require(try tender(bids).lots.first?.bids.first)
    #expect(first.strength?.value.ingredients.count == 1)
  }

  private func tender(_ bids: BidRows?) throws -> TrialTender {
    try TrialTender(
      try #require(bids), rules: try BidIntervalsTests.rules("cn-2020-round2"),
      options: EvaluationOptions())
  }

  @Test("a fault is told by the row of the file of changes that brings it")
  func faults() throws {
    let (_, findings) = try changed(
      """
      action,lot,bidder,strength,quote,ceiling
      quote,L,b,,dear,
      add,M,a,4mg,0.90,3.00
      """)
    #expect(findings.shown.map(\.row) == [2, 3])
    #expect(findings.shown.allSatisfy { $0.file.hasSuffix("changes.csv") })
  }

  @Test("no change leaves the bids as they are")
  func identity() throws {
    let (bids, _) = try changed("action,lot,bidder,strength,quote\nquote,L,b,4mg,1.00")
    #expect(try told(bids) == ["L/a 1.20", "L/b 1.00", "L/c 1.10", "M/a 2.00", "M/b 2.10"])
  }
}
