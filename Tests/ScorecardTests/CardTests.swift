import ExactNumbers
import Files
import RuleBook
import TestSupport
import Testing

@testable import Scorecard

struct CardTests {
  @Test("the default card has 6 items and 20 indicators whose caps add up to 100")
  func shape() throws {
    let card = try Samples.card()
    #expect(card.items.count == 6)
    #expect(card.indicators.count == 20)
    #expect(try card.indicators.map(\.cap.value).sum() == Ratio(100))
    #expect(card.fullScore.value == Ratio(100))
    #expect(card.redLines.map(\.code) == ["R1", "R2", "R3", "R4"])
  }

  @Test("B1 to B4 and E1 are computed, everything else is recorded")
  func computed() throws {
    let computed = try Samples.card().indicators.filter { $0.measure != nil }
    #expect(computed.map(\.code) == ["B1", "B2", "B3", "B4", "E1"])
  }

  @Test("the banner says that the indicators are reconstructed, in both languages")
  func banner() throws {
    let banner = try #require(try Samples.card().banner)
    #expect(banner.en.contains("reconstructed"))
    #expect(banner.zh.contains("重构"))
  }

  @Test("points that the user sets do not take the banner from the others")
  func bannerStays() throws {
    #expect(try Samples.card(["indicators.A1.points": "3"]).banner != nil)
  }

  @Test("an indicator of an item that the card does not have is an error")
  func unknownItem() {
    #expect(throws: RuleError.self) { try Samples.card(["indicators.A1.item": "Z"]) }
  }

  @Test("two indicators cannot be computed the same way")
  func sameMethod() {
    #expect(throws: RuleError.self) { try Samples.card(["indicators.A1.method": "response"]) }
  }

  @Test(
    "indicators that are published or official have no banner, any that are less sure have one",
    arguments: [
      ("official", false), ("published", false), ("replayed", false), ("inferred", true),
      ("reconstructed", true), ("unverified", true),
    ])
  func bannerByGrade(grade: String, isShown: Bool) throws {
    let folder = try TemporaryFolder()
    let text = String(
      decoding: try ByteSource.contents(
        of: Repository.path("Data/rules/scorecard/hospital-2021.json")), as: UTF8.self)
    let path = try folder.file(
      "card.json", text.replacing("\"reconstructed\"", with: "\"\(grade)\""))
    let card = try Card(RuleLibrary(ScorecardKeys.catalogue).ruleSet(path))
    #expect((card.banner != nil) == isShown)
  }
}
