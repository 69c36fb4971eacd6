/// What every distributor of the example loses in each quarter of 2021, as `indicator:units`.
///
/// The totals of the first half-year have the mean 10.1 and the standard deviation 5.2 exactly,
/// those of the second 5.8 and 3.2; documents (A) lose 31 points in the first half, most of all
/// items. The second and third quarter add up to 15.1 (A), 15.0 (B), 5.0 (F) and 5.1 (H).
enum ExamplePlan {
  /// By distributor and quarter.
  static let units: [[String]] = [
    // A: 10.5, 9.8, 5.3, 5.6
    [
      "A3:2 B1:1 C2:1 D3:1 E1:4",
      "A2:2 A3:1 B3:1 B4:1 C1:1 C3:2 D1:2 D2:1",
      "B2:1 B3:1 B4:1 B5:1 D3:1",
      "A2:1 A3:1 B3:1 B4:2 E1:1",
    ],
    // B: 5.4, 9.0, 6.0, 3.2
    [
      "A1:1 B1:1 B3:1 B4:3 D1:1",
      "A2:3 B1:1 C2:1 C5:1 D1:1 F1:1",
      "A2:1 A3:1 C3:1 D3:1 E1:1",
      "A2:1 B3:1 B4:4",
    ],
    // C: 6.7, 6.8, 4.3, 4.0
    [
      "A3:2 B1:1 B3:1 B4:4 C2:1 D2:2",
      "A3:2 B1:1 B2:1 B3:1 B4:1 C4:2",
      "A2:1 B3:1 B4:1 B5:1",
      "A2:2 B2:1 D3:1",
    ],
    // D: 5.1, 5.1, 3.4, 3.5
    [
      "A1:1 B3:1 B4:2 C4:1 F1:1",
      "A3:2 B1:1 B3:1 B4:2 F2:1",
      "B1:1 B2:1 B3:1 B4:3",
      "A1:1 B2:1 D2:1",
    ],
    // E: 5.1, 5.1, 3.3, 2.8
    [
      "A2:1 A3:1 B3:1 B4:2 C1:1 D2:1",
      "A2:1 A3:1 B1:1 B3:1 B4:2 C2:1",
      "A2:1 B3:2 B4:1",
      "A3:1 B3:1 B4:1 F1:1",
    ],
    // F: 4.8, 5.0, 0.0, 3.2
    [
      "A2:1 B1:1 B3:1 B4:1 C2:1 C4:1",
      "A3:2 D1:1 D2:1 F1:3",
      "",
      "B3:1 B4:4 D1:1",
    ],
    // G: 4.8, 4.8, 1.6, 1.5
    [
      "A2:1 B3:1 B4:1 C1:1 D1:1 D2:1",
      "A2:1 B1:1 B3:1 B4:1 D3:1 F2:1",
      "B3:1 B4:2",
      "A3:1 F1:1",
    ],
    // H: 3.2, 3.0, 2.1, 4.6
    [
      "A2:1 B3:1 B4:4",
      "A2:1 B1:1 B2:1 F1:1",
      "B3:1 B4:2 D2:1",
      "B3:1 B4:2 C3:1 E1:1",
    ],
    // I: 2.5, 2.3, 1.6, 0.5
    [
      "A2:1 B3:1 F1:1",
      "A2:1 B3:1 B4:1",
      "B3:1 B4:2",
      "D2:1",
    ],
    // J: 1.0, 1.0, 0.5, 1.0
    [
      "B1:1 F1:1",
      "C4:1",
      "D2:1",
      "C1:1",
    ],
  ]

  /// How many distributors there are.
  static var firms: Int { units.count }

  /// How many units of an indicator a distributor loses in a quarter, both from 0.
  static func count(_ code: String, firm: Int, quarter: Int) -> Int {
    let part = units[firm][quarter].split(separator: " ").first { $0.hasPrefix(code + ":") }
    return part.flatMap { Int($0.dropFirst(code.count + 1)) } ?? 0
  }

  /// The indicators that a distributor loses points by in a quarter, in the order of the plan.
  static func codes(firm: Int, quarter: Int) -> [String] {
    units[firm][quarter].split(separator: " ").map { String($0.prefix { $0 != ":" }) }
  }
}
