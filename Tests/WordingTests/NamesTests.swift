import TestSupport
import Testing

@testable import Wording

@Suite("Names: compared quickly, with the result of Swift's texts")
struct NamesTests {
  /// Pieces of names: ASCII, accents in both forms, Chinese, a compatibility character, full width.
  private static let pieces = [
    "a", "b", "Z", "0", "1", " ", "é", "e\u{301}", "中", "山", "中山", "豈", "\u{F900}", "（甲）", "ガ",
    "\u{30AB}\u{3099}", "Ω", "\u{2126}", "𠀀", "",
  ]

  private static func names(_ random: inout SplitMix64, count: Int) -> [String] {
    (0..<count).map { _ in
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
    }
  }

  @Test("Names repeat where Swift's texts are equal, however they are composed")
  func repeats() {
    #expect(hasRepeats(["é", "e\u{301}"]))
    #expect(hasRepeats(["中", "a", "中"]))
    #expect(!hasRepeats(["中", "中山", ""]))
    #expect(!hasRepeats([]))
    var random = SplitMix64(seed: 1)
    for _ in 0..<2_000 {
      let names = Self.names(&random, count: Int.random(in: 0...4, using: &random))
      #expect(hasRepeats(names) == (Set(names).count < names.count), "\(names)")
    }
  }

  @Test("The order is that of names; those that are written alike stay as they came")
  func order() {
    #expect(sortedPositions(["b", "a", "b", ""]) == [3, 1, 0, 2])
    // Names of one beginning, which the first 24 bytes do not tell apart.
    let long = (0..<20).map { String(repeating: "中", count: 9) + String($0 * 7 % 20) }
    #expect(sortedPositions(long).map { long[$0] } == long.sorted())
    var random = SplitMix64(seed: 2)
    for _ in 0..<500 {
      let names = (0..<6).map { _ in
        (0..<3).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      }
      let sorted = sortedPositions(names).map { Array(names[$0].utf8) }
      #expect(sorted == names.inNameOrder().map { Array($0.utf8) }, "\(names)")
    }
  }

  @Test("Names that are sorted in slices and merged stand as those that are sorted at once")
  func merged() {
    var random = SplitMix64(seed: 4)
    for count in [0, 1, 2, 3, 10, 40, 100] {
      let names = Self.names(&random, count: count)
      let cuts = [0, names.count / 3, names.count / 2, names.count]
      var sorted = SortedNames(names, 0..<0)
      for (start, end) in zip(cuts, cuts.dropFirst()) {
        sorted.merge(SortedNames(names, start..<end))
      }
      #expect(sorted.positions == sortedPositions(names), "\(names)")
    }
  }
}
