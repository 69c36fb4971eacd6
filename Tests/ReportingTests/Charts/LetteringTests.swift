import EmbeddedData
import TestSupport
import Testing

@testable import Reporting

@Suite struct LetteringTests {
  @Test(
    "every ink has a counterpart on dark screens, as a filling and as a stroke",
    arguments: [Ink.paper, Ink.text, Ink.faint, Ink.grid, Ink.mark, Ink.alarm])
  func darkScreens(ink: String) throws {
    let style = try #require(EmbeddedData.text(of: "report/report.css"))
    #expect(style.contains("svg [fill=\"\(ink)\"] { fill: var("))
    #expect(style.contains("svg [stroke=\"\(ink)\"] { stroke: var("))
  }

  @Test("words that would overlap move apart around the mean of their wishes")
  func apart() {
    // Two at 50 with a gap of 10 stand at 45 and 55; the one at 100 stays.
    let places = Lettering.spread([50, 50, 100], gap: 10, top: 0, bottom: 200)
    #expect(places == [45, 55, 100])
  }

  @Test("words stay inside while there is room, and in the order of their wishes")
  func inside() {
    #expect(Lettering.spread([1, 0], gap: 10, top: 0, bottom: 100) == [10, 0])
    #expect(Lettering.spread([99, 100], gap: 10, top: 0, bottom: 100) == [90, 100])
    #expect(Lettering.spread([], gap: 10, top: 0, bottom: 100).isEmpty)
  }

  @Test("forty words never overlap, keep their order and stay inside")
  func many() {
    var random = SplitMix64(seed: 40)
    for _ in 0..<100 {
      let wishes = (0..<40).map { _ in Double(Int.random(in: 0...600, using: &random)) }
      let places = Lettering.spread(wishes, gap: 15, top: 0, bottom: 600)
      let sorted = places.sorted()
      #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 15 - 1e-9 })
      #expect(sorted.count == 40 && sorted[0] >= 0 && sorted[39] <= 600 + 1e-9)
      for (a, b) in zip(wishes.indices, wishes.indices.dropFirst()) where wishes[a] < wishes[b] {
        #expect(places[a] < places[b])
      }
    }
  }

  @Test("words that are too wide are cut with an ellipsis, Chinese ones at twice the width")
  func fitted() {
    // A letter takes 12 × 0.56 = 6.72, a Chinese one 13.44.
    #expect(abs(Lettering.width("abc") - 20.16) < 1e-9)
    #expect(Lettering.fitted("abcdef", to: 27) == "abc…")
    #expect(Lettering.fitted("医药公司", to: 40) == "医药…")
    #expect(Lettering.fitted("abc", to: 27) == "abc")
  }

  @Test("long names take two lines, broken at a space; Chinese ones anywhere")
  func wrapped() {
    // 93 units hold 13 letters of 6.72, or 6 Chinese ones.
    #expect(Lettering.wrapped("delivery late", to: 93) == ["delivery late"])
    #expect(Lettering.wrapped("routine delivery late", to: 93) == ["routine ", "delivery late"])
    #expect(Lettering.wrapped("常规药品送达超时", to: 93) == ["常规药品送达", "超时"])
    #expect(Lettering.wrapped("常规药品送达超时限期改正并复查", to: 93) == ["常规药品送达", "超时限期改正…"])
  }

  @Test("where a name is cut, its number stays")
  func number() {
    // 60 units: " 5.0" takes 26.88, which leaves 33.12 for the name: four letters and an ellipsis
    // would take 33.6.
    #expect(Lettering.fitted("abcdefgh", number: "5.0", to: 60) == "abc… 5.0")
    #expect(Lettering.fitted("abcd", number: "5.0", to: 60) == "abcd 5.0")
  }
}
