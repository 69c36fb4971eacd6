import ExactNumbers
import Testing

@testable import Payment

struct InterestTests {
  static func owed(_ amount: String, days: Int, rate: String? = nil, protected: Bool = true)
    throws -> String?
  {
    let rules = try Samples.rules()
    let invoice = try Samples.invoice(
      "2025-06-30", amount: amount, dailyRate: rate, rules: rules)
    return try rules.interest.owed(invoice, days: days, isProtected: protected)?.text()
  }

  @Test("100,000 yuan, 30 days late at 0.05 % a day, are 1,500.00 yuan")
  func example() throws {
    #expect(try Self.owed("100000", days: 30) == "1500.00")
  }

  @Test("interest is rounded half up to the fen, once")
  func rounding() throws {
    // 33.33 × 0.0005 × 3 = 0.049995; 10 × 0.0005 × 1 = 0.005
    #expect(try Self.owed("33.33", days: 3) == "0.05")
    #expect(try Self.owed("10", days: 1) == "0.01")
    #expect(try Self.owed("9.99", days: 1) == "0.00")
    #expect(try Self.owed("100000", days: 0) == "0.00")
  }

  @Test("an agreed rate stands before the legal one, and for large firms alone")
  func agreed() throws {
    #expect(try Self.owed("100000", days: 30, rate: "0.0003") == "900.00")
    #expect(try Self.owed("100000", days: 30, rate: "0.0003", protected: false) == "900.00")
    #expect(try Self.owed("100000", days: 30, protected: false) == nil)
  }

  @Test("interest rests on the rate that was used, and on nothing where none is owed")
  func keys() throws {
    func keys(_ days: Int, rate: String? = nil, protected: Bool) throws -> [String] {
      // Values that were set are told where they are used.
      let rules = try Samples.rules(["interest.daily_rate": "0.0005", "interest.decimals": "2"])
      let invoice = try Samples.invoice("2025-06-30", dailyRate: rate, rules: rules)
      _ = try rules.interest.owed(invoice, days: days, isProtected: protected)
      return rules.ruleSet.usedWeak(PaymentKeys.catalogue).map(\.key)
    }
    let (rate, decimals) = (PaymentKeys.dailyRate.name, PaymentKeys.interestDecimals.name)
    #expect(try keys(1, protected: true) == [rate, decimals])
    #expect(try keys(1, rate: "0.0003", protected: true) == [decimals])
    #expect(try keys(1, rate: "0.0003", protected: false) == [decimals])
    #expect(try keys(1, protected: false) == [])
    #expect(try keys(0, rate: "0.0003", protected: true) == [])
  }
}
