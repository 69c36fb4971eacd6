import Tables
import Testing
import Writing

@testable import Tender

@Suite("Words of a decision: those that tables write are the raw values")
struct OutcomeWordsTests {
  private static func word(_ write: @escaping @Sendable (inout RowWriter) -> Void) -> Cell {
    OutputTable(columns: [.init("word", zh: "词")], rowCount: 1) { _, row in write(&row) }.row(0)[0]
  }

  @Test("a decision", arguments: [Decision.yes, .no, .tie, .undecided])
  func decision(_ decision: Decision) {
    #expect(Self.word { decision.write(to: &$0) } == .text(decision.rawValue))
  }

  @Test(
    "a status",
    arguments: [BidStatus.valid, .noQuote, .aboveCeiling, .aboveOwnLowest, .notComparable])
  func status(_ status: BidStatus) {
    #expect(Self.word { status.write(to: &$0) } == .text(status.rawValue))
  }

  @Test("an entitlement", arguments: [Entitlement.full, .noRegionChoice, .noVolume])
  func entitlement(_ entitlement: Entitlement) {
    #expect(Self.word { entitlement.write(to: &$0) } == .text(entitlement.rawValue))
  }
}
