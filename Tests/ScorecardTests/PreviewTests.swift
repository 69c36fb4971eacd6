import ExactNumbers
import Testing

@testable import Scorecard

struct PreviewTests {
  @Test("other thresholds hit other firms; those without data are not judged")
  func hits() throws {
    // Totals 15.3, 5 and 0.
    let scoring = try #require(try Samples.run(events: InterventionTests.events).scoring)
    let list = try scoring.interventions(
      Samples.quarter("2021Q4"), rules: InterventionTests.rules())
    func names(_ text: String) throws -> ([String], [String]) {
      let preview = Preview(list, thresholds: try #require(Preview.thresholds(text)))
      #expect(preview.judged == 3)
      return (
        preview.delayed.map { scoring.roster.names[$0] },
        preview.excluded.map { scoring.roster.names[$0] }
      )
    }
    #expect(try names("5,15") == ([], ["甲"]))
    #expect(try names("4.9,15.3") == (["甲", "乙"], []))
    #expect(try names("0,4") == ([], ["甲", "乙"]))
  }

  @Test(
    "thresholds are two rising numbers", arguments: ["15,5", "5", "5,15,20", "a,b", "-1,5", ""])
  func refused(text: String) {
    #expect(Preview.thresholds(text) == nil)
  }
}
