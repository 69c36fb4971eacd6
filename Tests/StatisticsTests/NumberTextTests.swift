import Testing

@testable import Statistics

struct NumberTextTests {
  @Test(
    "decimals are rounded half away from zero and padded",
    arguments: [
      (2.5, 0, "3"), (-2.5, 0, "-3"), (0.04, 1, "0.0"), (-0.04, 1, "0.0"), (14.96, 2, "14.96"),
      (0.5, 3, "0.500"), (.nan, 2, "–"), (.infinity, 2, "–"),
    ] as [(Double, Int, String)])
  func decimals(value: Double, decimals: Int, expected: String) {
    #expect(value.text(decimals: decimals) == expected)
  }

  @Test("a probability below four decimals is said to be so")
  func probability() {
    #expect(0.00004.probabilityText == "< 0.0001")
    #expect(0.03890.probabilityText == "0.0389")
  }

  @Test("an exact fraction becomes the nearest number")
  func fraction() {
    #expect(Double(numerator: 101, denominator: 10) == 10.1)
    #expect(Double(numerator: -1, denominator: 3) == -1.0 / 3)
  }

  @Test(
    "a probability that rounds to 0.0001 or more is written, a smaller one is below it",
    arguments: [
      (0.00004, "< 0.0001"), (0.0000499, "< 0.0001"), (0.0000501, "0.0001"), (0.00009, "0.0001"),
      (0.0001, "0.0001"), (0.00014, "0.0001"), (0.00016, "0.0002"), (0, "< 0.0001"), (1, "1.0000"),
    ])
  func probabilities(p: Double, text: String) {
    #expect(p.probabilityText == text)
  }
}
