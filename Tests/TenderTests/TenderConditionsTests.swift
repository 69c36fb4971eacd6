import RuleBook
import Testing

@testable import Tender

@Suite("TenderConditions: every row of a table is one that a stage can look up")
struct TenderConditionsTests {
  private func isRefused(_ id: String, _ changes: [String: String]) -> Bool {
    do {
      _ = try Given.rules(id, changes)
      return false
    } catch {
      return true
    }
  }

  @Test("stents 2026: a tier of quotes begins below the highest ceiling, as none is above it")
  func quoteTiers() {
    // The tiers end at 848, 898 and 949, the highest ceiling: the next one would begin above it.
    #expect(isRefused("stents-2026", ["volume.quote_shares.1000": "0.5"]))
    #expect(isRefused("stents-2026", ["volume.quote_shares.949.01": "0.5"]))
    #expect(!isRefused("stents-2026", ["volume.quote_shares.948.99": "0.5"]))
    // The lower ceiling, 848, is not the end: that of the other material is.
    #expect(!isRefused("stents-2026", ["volume.quote_shares.900": "0.7"]))
  }
}
