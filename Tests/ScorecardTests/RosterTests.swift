import Testing

@testable import Scorecard

@Suite("Roster: distributors by their names")
struct RosterTests {
  @Test("a name keeps the index that it got when it came first")
  func indices() {
    var roster = Roster()
    #expect(["乙", "甲", "乙"].map { roster.index(of: $0) } == [0, 1, 0])
    #expect(roster.names == ["乙", "甲"])
  }

  @Test(
    "the list by names is the same whatever came first, with accents apart too",
    arguments: [["ae\u{301}", "aéa", "乙", "甲"], ["aéa", "甲", "乙", "ae\u{301}"]])
  func sorted(names: [String]) {
    var roster = Roster()
    for name in names { _ = roster.index(of: name) }
    // 乙 is U+4E59, 甲 U+7532; e with its accent apart, U+0065, before é, U+00E9.
    #expect(roster.sorted.map { roster.names[$0] } == ["ae\u{301}", "aéa", "乙", "甲"])
  }
}
