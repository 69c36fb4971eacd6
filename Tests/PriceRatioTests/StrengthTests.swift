import ExactNumbers
import Testing

@testable import PriceRatio

@Suite("Strength: read exactly and strictly")
struct StrengthTests {
  /// A strength as its amounts in mg, IU or ml.
  private static func amounts(_ text: String) throws -> String {
    let strength = try Strength(text)
    let parts = strength.ingredients.map { $0.amount.exactText + $0.dimension.rawValue }
    let volume = strength.volume.map { " in \($0.amount.exactText)ml" } ?? ""
    return parts.joined(separator: " + ") + volume
  }

  @Test(
    "The notations of price lists",
    arguments: [
      ("0.25g", "250mg"), ("250mg", "250mg"), ("250 mg", "250mg"), ("0.25克", "250mg"),
      ("50μg", "0.05mg"), ("50µg", "0.05mg"), ("50微克", "0.05mg"), ("50ug", "0.05mg"),
      ("100IU", "100IU"), ("100单位", "100IU"), ("1万单位", "10000IU"), ("80万U", "800000IU"),
      ("10mg/片", "10mg"), ("10mg/支", "10mg"), ("10mg/tablet", "10mg"),
      ("2ml:10mg", "10mg in 2ml"), ("10mg:2ml", "10mg in 2ml"), ("5ml:0.5g", "500mg in 5ml"),
      ("3ml:300单位", "300IU in 3ml"), ("0.1L:1g", "1000mg in 100ml"), ("２ｍｌ：１０ｍｇ", "10mg in 2ml"),
      ("2ml∶10mg", "10mg in 2ml"), ("２０㎎", "20mg"), ("（以阿莫西林计）20mg", "20mg"),
      ("(以阿莫西林计) 20mg", "20mg"), ("20mg(以C16H19N3O5S计)", "20mg"),
      ("80mg/12.5mg", "80mg + 12.5mg"), ("150mg+12.5mg", "150mg + 12.5mg"),
      ("5ml:80mg/12.5mg", "80mg + 12.5mg in 5ml"), ("100ml", "100ml"),
      // One unit is written in many ways.
      ("5gm", "5000mg"), ("100MCG", "0.1mg"), ("500毫克", "500mg"), ("25KIU", "25000IU"),
      ("1MIU", "1000000IU"), ("3000AXaIU", "3000AXaIU"), ("100万U", "1000000IU"),
      ("250LSU", "250LSU"), ("37MBq", "37MBq"), ("1.5万iu", "15000IU"), ("1亿单位", "100000000IU"),
      ("5纳克", "0.000005mg"), ("0.5L", "500ml"), ("1kg", "1000000mg"),
      // What stands in a bracket belongs to it; a space of any kind is none.
      ("0.4ml:1.2mg (0.3%)", "1.2mg in 0.4ml"), ("0.5\u{A0}mg", "0.5mg"),
    ])
  func readable(text: String, expected: String) throws {
    #expect(try Self.amounts(text) == expected)
  }

  @Test(
    "What is not understood is a fault, never a guess",
    arguments: [
      "", " ", "10", "mg", "10 毫", "10mgx", "1e3mg", "1,000mg", ".5g", "5.g", "-10mg", "0.9%",
      "10mg/盒", "10mg:5mg", "2ml:2ml", "1ml:2mg:3", "10mg//5mg", "10mg+", "约10mg", "10mg*14盒装",
      "以计20mg", "(以计)20mg", "10～20mg", "10mg/5ml", "10mg/5ml/3mg", "1mIU", "5mol",
      "10mg*", "10mg*0", "10mg*-2", "10mg*1.5", "10mg*一盒", "10mg*14/片", "10mg**2",
      "10mg*14片/片", "10mg*99999999999*99999999999", "99999999999999999999999999999999999999kg",
    ])
  func unreadable(text: String) {
    #expect(throws: Strength.Fault.self) { try Strength(text) }
  }

  @Test("Zero is a fault of its own", arguments: ["0mg", "0.00g", "2ml:0mg", "10mg/0mg"])
  func zero(text: String) {
    #expect {
      try Strength(text)
    } throws: { error in
      if case Strength.Fault.zero = error { true } else { false }
    }
  }

  @Test("The ratio of contents is an exact fraction: 0.3 g over 0.1 g is 3, not 2.9999…")
  func exactRatio() throws {
    #expect(try Strength("0.3g").contentRatio(to: Strength("0.1g")) == Ratio(3))
    #expect(try Strength("100mg").contentRatio(to: Strength("0.3g")) == Ratio(1, over: 3))
    #expect(try Strength("5ml:0.1mg").contentRatio(to: Strength("10ml:50μg")) == Ratio(2))
  }

  @Test("Two ingredients compare when both change alike, else they are a fault")
  func twoIngredients() throws {
    let base = try Strength("80mg/12.5mg")
    #expect(try Strength("160mg/25mg").contentRatio(to: base) == Ratio(2))
    // The same set in another order is the same compound.
    #expect(try Strength("12.5mg/80mg").contentRatio(to: base) == .one)
    for other in ["160mg/12.5mg", "160mg", "12.5mg/160mg"] {
      #expect(throws: Strength.Fault.notProportional) {
        try Strength(other).contentRatio(to: base)
      }
    }
  }

  @Test("IU against mg, and two bases of counting, do not compare")
  func incomparable() throws {
    #expect(throws: Strength.Fault.differentUnits) {
      try Strength("100IU").contentRatio(to: Strength("10mg"))
    }
    #expect(throws: Strength.Fault.differentBases("A", "B")) {
      try Strength("(以A计)20mg").contentRatio(to: Strength("(以B计)20mg"))
    }
    // Only one of the two says as what it is counted: taken for the same.
    #expect(try Strength("(以A计)20mg").contentRatio(to: Strength("10mg")) == Ratio(2))
  }
}
