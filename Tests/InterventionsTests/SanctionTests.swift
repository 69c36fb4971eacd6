import Testing
import Wording

@testable import Interventions

struct SanctionTests {
  @Test("a decision is known by its word in capitals or not, and by its Chinese name")
  func words() {
    for sanction in Sanction.allCases {
      #expect(Sanction(named: sanction.rawValue) == sanction)
      #expect(Sanction(named: sanction.rawValue.uppercased()) == sanction)
      #expect(Sanction(named: sanction.title.zh) == sanction)
      #expect(sanction.title.en == sanction.rawValue)
    }
    #expect(Sanction(named: "exclusion") == nil)
  }

  @Test("payment is delayed by a delay, with exclusion or without, and by nothing else")
  func delays() {
    #expect(Sanction.allCases.filter(\.delaysPayment) == [.delay, .delayAndExclusion])
  }
}
