import ExactNumbers
import Statistics
import Tables
import Tender
import TestSupport
import Testing

@testable import Bidding

@Suite("Scenarios: what others may quote")
struct ScenariosTests {
  static let bids = """
    lot,bidder,strength,quote,ceiling
    L,甲,5mg,1.00,4
    L,乙,5mg,2.00,4
    L,丙,5mg,3.00,4
    """

  /// `row column code` of each finding.
  private func faults(_ rows: String, _ bids: String = bids) throws -> [String] {
    let tender = try BidIntervalsTests.tender(bids, "cn-2020-round2")
    let folder = try TemporaryFolder()
    let (read, _) = try BidTable.read(
      try folder.file("bids.csv", bids + "\n"), schema: try #require(Schema.builtIn("bids")))
    let (_, findings) = try Scenarios.read(
      try folder.file(
        "s.csv",
        "lot,bidder,kind,low,mode,high,values,weights,present,strength\n" + rows + "\n"),
      schema: try #require(Schema.builtIn("scenarios")), lots: try TenderLots(read, rules: []),
      tender: tender)
    return findings.shown.map { "\($0.row ?? 0) \($0.column ?? "") \($0.code.id)" }
  }

  @Test(
    "every fault is found where it is",
    arguments: [
      ("L,乙,often,,,,,,,", "2 kind unknown-word"),
      ("L,乙,range,1,,,,,,", "2 high missing-value"),
      ("L,乙,range,2,,1,,,,", "2 high contradiction"),
      ("L,乙,range,1,1,2,,,,", "2 mode contradiction"),
      ("L,乙,triangle,1,3,2,,,,", "2 high contradiction"),
      ("L,乙,triangle,2,1,3,,,,", "2 mode contradiction"),
      ("L,乙,fixed,,,,1;2,,,", "2 values contradiction"),
      ("L,乙,fixed,,,,,,,", "2 values missing-value"),
      ("L,乙,list,,,,1;0,,,", "2 values not-a-number"),
      ("L,乙,list,,,,1;x,,,", "2 values not-a-number"),
      ("L,乙,list,,,,1;2,1,,", "2 weights contradiction"),
      ("L,乙,list,,,,1;2,1;-1,,", "2 weights not-a-number"),
      ("L,乙,list,,,,1;2,0;0,,", "2 weights out-of-range"),
      ("L,乙,fixed,,,,1,1,,", "2 weights contradiction"),
      ("L,乙,file,,,,,,1.2,", "2 present out-of-range"),
      ("L,乙,file,,,,,,x,", "2 present not-a-number"),
      ("L,丁,file,,,,,,,", "2 bidder unmatched-row"),
      ("M,乙,file,,,,,,,", "2 lot unmatched-row"),
      ("L,丙,file,,,,,,,20mg", "2 strength unmatched-row"),
      ("L,乙,file,,,,,,,\nL,乙,range,1,,2,,,,", "3 bidder duplicate-row"),
    ])
  func found(row: String, finding: String) throws {
    #expect(try faults(row) == [finding])
  }

  @Test(
    "words of both languages, lists with weights, and strengths are read")
  func sound() throws {
    let rows = "L,甲,三角,1,2,3,,,0.5,\nL,乙,LIST,,,,1；2; 3,1;0.5;0,,\nL,丙,固定,,,,2,,,5mg"
    #expect(try faults(rows).isEmpty)
  }

  @Test("a quote between two prices that can be written is rounded half up, to one step at least")
  func rounding() {
    func steps(_ price: String) -> WholeDistribution? {
      Yuan(decimal: price).flatMap {
        Scenario(quotes: .fixed($0)).distribution(step: Yuan(millionths: 100))
      }
    }
    #expect(steps("0.18065") == .fixed(1807) && steps("0.180649") == .fixed(1806))
    #expect(steps("0.00001") == .fixed(1))
  }
}
