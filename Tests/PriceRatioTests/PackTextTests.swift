import Testing

@testable import PriceRatio

@Suite("PackText: a strength with the number of units in the pack")
struct PackTextTests {
  @Test(
    "The pack count follows a multiplication sign, with or without a counting word",
    arguments: [
      ("0.25g*24", "0.25g", 24), ("10mg×14片", "10mg", 14), ("10mg*14片*2板", "10mg", 28),
      ("10mg*14片/盒", "10mg", 14), ("10mg x 14", "10mg", 14), ("10mg*14 tablets", "10mg", 14),
      ("１０ｍｇ＊１４", "10mg", 14), ("10mg", "10mg", 1), ("2ml:10mg*5支/盒", "2ml:10mg", 5),
      ("*6", "", 6),
      // An x is a times sign before a number only.
      ("10mg(以Rx计)*14", "10mg(以Rx计)", 14), ("10mg(以Rx计) X 14", "10mg(以Rx计)", 14),
    ])
  func readable(text: String, strength: String, count: Int) {
    let pack = PackText(text)
    #expect(pack?.strength == strength)
    #expect(pack?.count == count)
  }

  @Test(
    "Anything else is refused",
    arguments: [
      "10mg*", "10mg*0", "10mg*-2", "10mg*1.5", "10mg*一盒", "10mg*14张", "10mg*14/盒*2",
      "10mg*14片/片", "10mg**2", "10mg*99999999999*99999999999",
    ])
  func unreadable(text: String) {
    #expect(PackText(text) == nil)
  }
}
