import PriceRatio
import TestSupport
import Testing

@testable import Tender

@Suite("BidComparison: numbers show whether the bids of a lot may be at odds")
struct BidComparisonTests {
  /// Texts 0 to 3 are strengths and forms: 2 is 1 written otherwise, 3 does not compare with them.
  private static let meanings: NameMeanings = {
    var meanings = NameMeanings()
    for (number, text) in ["1mg", "2mg", "2000ug", "5ml"].enumerated() {
      if (try? Strength(text)) != nil { meanings.note(NamedStrength(text), Int32(number)) }
      meanings.note(DosageForm.all[number], Int32(number))
    }
    return meanings
  }()

  /// A number as rows have it; −1 is none.
  private static func given(_ number: Int32) -> Int32 { number < 0 ? BidPart.none : number }

  /// Whether bids of these bidders, strengths, main strengths and forms are even.
  private static func areEven(
    _ rows: [(bidder: Int32, strength: Int32, main: Int32, form: Int32)],
    _ comparison: inout BidComparison
  ) -> Bool {
    comparison.start()
    for (bidder, strength, main, form) in rows {
      comparison.add(
        bidder: bidder, entity: bidder, strength: given(strength), mainStrength: given(main),
        form: given(form), ceiling: nil, meanings)
    }
    #expect(comparison.found.areRelated == (Set(rows.map(\.bidder)).count < rows.count))
    return comparison.found.areEven
  }

  @Test("one main strength, strengths and forms for all or none, and every bidder once")
  func rules() {
    var comparison = BidComparison()
    for (rows, expected) in [
      ([], true), ([(7, 1, 2, 3)], true),
      // Strengths that compare and forms may differ, but main strengths may not.
      ([(7, 1, 2, 3), (8, 0, 2, 1)], true), ([(7, 1, 2, 3), (8, 1, 0, 3)], false),
      ([(7, 1, -1, 3), (8, 3, -1, 3)], false), ([(7, 1, 3, 3), (8, 0, 3, 3)], false),
      ([(7, 1, 2, 3), (8, 1, -1, 3)], false), ([(7, -1, -1, -1), (8, -1, -1, -1)], true),
      ([(7, 1, 2, 3), (8, -1, 2, 3)], false), ([(7, 1, 2, -1), (8, 1, 2, 3)], false),
      ([(7, 1, 2, 3), (8, 1, 2, 3), (7, 1, 2, 3)], false),
      // The bidders of the lots before do not matter.
      ([(8, 1, 2, 3), (7, 1, 2, 3)], true),
    ] as [([(bidder: Int32, strength: Int32, main: Int32, form: Int32)], Bool)] {
      let isEven = Self.areEven(rows, &comparison)
      #expect(isEven == expected, "\(rows)")
    }
  }

  @Test("one strength in one form has one ceiling, however it is written; without strength any")
  func ceilings() {
    var comparison = BidComparison()
    for (rows, expected) in [
      ([(1, 0, 20), (1, 0, 20), (1, 0, 0), (0, 0, 10)], true), ([(1, 0, 2), (1, 0, 20)], false),
      ([(1, 0, 2), (2, 0, 20)], false), ([(1, 0, 2), (1, 1, 20)], true),
      ([(-1, 0, 2), (-1, 0, 20)], true),
    ] as [([(strength: Int32, form: Int32, ceiling: Int64)], Bool)] {
      comparison.start()
      for (position, (strength, form, ceiling)) in rows.enumerated() {
        comparison.add(
          bidder: Int32(position), entity: Int32(position), strength: Self.given(strength),
          mainStrength: BidPart.none, form: form, ceiling: ceiling == 0 ? nil : ceiling,
          Self.meanings)
      }
      #expect(comparison.found.areEven == expected, "\(rows)")
    }
  }

  @Test("bids are related where two have one entity, which a bidder of that name is too")
  func related() {
    var comparison = BidComparison()
    for (rows, expected) in [
      ([(7, -1), (8, -1)], false), ([(7, 9), (8, 9)], true), ([(7, -1), (8, 7)], true),
      ([(7, 1), (8, 7)], false), ([(7, 8), (8, 7)], false),
    ] as [([(bidder: Int32, entity: Int32)], Bool)] {
      comparison.start()
      for (bidder, entity) in rows {
        comparison.add(
          bidder: bidder, entity: entity < 0 ? bidder : entity, strength: BidPart.none,
          mainStrength: BidPart.none, form: BidPart.none, ceiling: nil, Self.meanings)
      }
      #expect(comparison.found.areRelated == expected && comparison.found.areEven, "\(rows)")
    }
  }

  @Test("it says what sets of the numbers say")
  func sets() {
    var (comparison, random) = (BidComparison(), SplitMix64(seed: 5))
    for _ in 0..<2_000 {
      let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (
          bidder: Int32.random(in: 0..<9, using: &random),
          strength: Int32.random(in: -1...3, using: &random),
          main: Int32.random(in: -1...3, using: &random),
          form: Int32.random(in: -1...3, using: &random)
        )
      }
      let isEven = Self.areEven(rows, &comparison)
      let expected =
        Set(rows.map(\.bidder)).count == rows.count && Set(rows.map(\.main)).count == 1
        && Set(rows.map { $0.strength < 0 }).count == 1 && Set(rows.map { $0.form < 0 }).count == 1
        // Text 3 compares with itself alone.
        && Set(rows.map { $0.strength == 3 }).count == 1
        && !rows.contains {
          $0.main >= 0 && ($0.strength < 0 || ($0.main == 3) != ($0.strength == 3))
        }
      #expect(isEven == expected, "\(rows)")
    }
  }
}
