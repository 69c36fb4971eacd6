import RuleBook
import Testing

@testable import Scorecard

@Suite("Names of a card: columns of results, codes and names of what is recorded")
struct CardNamesTests {
  @Test(
    "what two of them share is refused, whatever its case and width",
    arguments: [
      (["indicators.A2.zh": "企业资质缺失或过期"], "indicators.A2.zh"),
      (["indicators.A2.en": "Company  licence missing or EXPIRED"], "indicators.A2.en"),
      (["red_lines.R1.zh": "Ａ１"], "red_lines.R1.zh"),
      (["items.A.column": "score"], "items.A.column"),
      (["items.A.column": "Ｄeduction"], "items.A.column"),
      (["items.A.column": "得分"], "items.A.column"),
      (["items.B.column": "documents"], "items.B.column"),
    ])
  func shared(changes: [String: String], path: String) throws {
    let fault = #expect(throws: RuleError.self) { try Samples.card(changes) }
    guard case .wrongValue(_, let place, _, _)? = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(place == path)
  }

  @Test("the built-in card has each name once")
  func builtIn() throws {
    _ = try Samples.card()
  }
}
