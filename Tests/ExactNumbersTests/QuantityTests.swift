import ExactNumbers
import Testing

@Suite("Quantity: an amount with its unit")
struct QuantityTests {
  @Test(
    "Masses are in milligrams",
    arguments: [
      ("0.25g", "250"), ("250mg", "250"), ("250 mg", "250"), ("250MG", "250"), ("1kg", "1000000"),
      ("250毫克", "250"), ("0.25克", "250"), ("1千克", "1000000"), ("500ug", "0.5"), ("500mcg", "0.5"),
      ("500\u{B5}g", "0.5"), ("500\u{3BC}g", "0.5"), ("500微克", "0.5"), ("500ng", "0.0005"),
      ("5纳克", "0.000005"),
    ])
  func mass(text: String, milligrams: String) throws {
    #expect(
      Quantity(text) == Quantity(amount: try #require(Ratio(decimal: milligrams)), dimension: .mass)
    )
  }

  @Test(
    "Activities are in units",
    arguments: [
      ("100 IU", "100"), ("100u", "100"), ("100单位", "100"), ("100国际单位", "100"), ("5万单位", "50000"),
      ("1.5万iu", "15000"), ("2万U", "20000"), ("3万国际单位", "30000"), ("1亿单位", "100000000"),
    ])
  func activity(text: String, units: String) throws {
    #expect(
      Quantity(text) == Quantity(amount: try #require(Ratio(decimal: units)), dimension: .activity))
  }

  @Test(
    "Volumes are in millilitres",
    arguments: [("10毫升", "10"), ("10ml", "10"), ("0.5L", "500"), ("2升", "2000")])
  func volume(text: String, millilitres: String) throws {
    #expect(
      Quantity(text)
        == Quantity(amount: try #require(Ratio(decimal: millilitres)), dimension: .volume))
  }

  @Test(
    "A number without a unit, a unit without a number and anything after them are refused",
    arguments: [
      "", "5", "mg", " 5mg", "5mg ", "5 mgs", "5m g", "-5mg", "+5mg", ".5mg", "5.mg", "1.2.3mg",
      "5e3mg", "５mg", "5ｍｇ", "1,000mg", "5mg/片", "½g", "٣mg", "5%", "5mol", "5\u{301}mg",
      "99999999999999999999999999999999kg",
    ])
  func refused(text: String) {
    #expect(Quantity(text) == nil)
  }

  @Test("The largest amount that can be written is read without a trap")
  func huge() {
    let digits = String(repeating: "9", count: 30)
    // The largest unit is 10^8, and (10^30 − 1) × 10^8 is still below 2^127 = 1.7 × 10^38.
    #expect(Quantity(digits + "kg")?.dimension == .mass)
    #expect(Quantity(digits + "亿单位")?.dimension == .activity)
    #expect(Quantity(digits + "9亿单位") == nil)
  }
}
