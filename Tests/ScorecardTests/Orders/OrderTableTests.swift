import Tables
import Testing

@testable import Scorecard

struct OrderTableTests {
  @Test(
    "what cannot be true together is a finding",
    arguments: [
      ("O1,1,甲,2021-07-01 08:00,2021-07-01 07:59,2021-07-01 10:00,1,1,1,N,N,N", "confirmed_at"),
      ("O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 07:59,1,1,1,N,N,N", "delivered_at"),
      ("O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,,1,1,1,N,N,N", "delivered_at"),
      ("O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,1,,1,N,N,N", "delivered_qty"),
      ("O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,0,1,1,N,N,N", "ordered_qty"),
    ])
  func impossible(row: String, column: String) throws {
    let (scoring, findings) = try Samples.run(orders: [row])
    #expect(findings.map(\.code.id) == ["impossible-order"])
    #expect(findings.first?.column == column)
    #expect(scoring == nil)
  }

  @Test(
    "what is there and cannot be read is one finding, and none that it is missing",
    arguments: [
      ("2021-07-xx,1,1,1,N,N,N", "not-a-time"), ("2021-07-01 10:00,1,x,1,N,N,N", "not-a-number"),
    ])
  func unreadDelivery(rest: String, code: String) throws {
    let row = "O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,\(rest)"
    #expect(try Samples.run(orders: [row]).findings.map(\.code.id) == [code])
  }

  @Test(
    "times need an hour, quantities at most six decimals, prices must be positive",
    arguments: [
      ("O1,1,甲,2021-07-01,,,1,,1,N,N,N", "not-a-time"),
      ("O1,1,甲,2021-07-01 08:00,,,0.0000001,,1,N,N,N", "too-many-decimals"),
      ("O1,1,甲,2021-07-01 08:00,,,-1,,1,N,N,N", "out-of-range"),
      ("O1,1,甲,2021-07-01 08:00,,,1,,0,N,N,N", "out-of-range"),
      ("O1,1,甲,2021-07-01 08:00,,,1,,1,perhaps,N,N", "not-a-flag"),
    ])
  func values(row: String, code: String) throws {
    #expect(try Samples.run(orders: [row]).findings.map(\.code.id) == [code])
  }

  @Test("an order line delivered in full twice is a finding, not twice the volume")
  func twice() throws {
    let row = "O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,5,5,1,N,N,N"
    let (_, findings) = try Samples.run(orders: [row, row])
    #expect(findings.map(\.code.id) == ["delivered-twice"])
    #expect(findings.first?.row == 3)
  }

  @Test(
    "the parts of a line must agree on all that was ordered, and differ in their deliveries only",
    arguments: [
      // The other part arrives later with 3 of 5.
      ("2021-07-01 08:00,2021-07-01 09:00,2021-07-02 10:00,5,3,5.00,N,N,N", []),
      ("2021-07-01 08:01,2021-07-01 09:00,2021-07-02 10:00,5,3,5.00,N,N,N", ["unlike-parts"]),
      ("2021-07-01 08:00,2021-07-01 09:01,2021-07-02 10:00,5,3,5.00,N,N,N", ["unlike-parts"]),
      ("2021-07-01 08:00,,2021-07-02 10:00,5,3,5.00,N,N,N", ["unlike-parts"]),
      ("2021-07-01 08:00,2021-07-01 09:00,2021-07-02 10:00,6,3,5.00,N,N,N", ["unlike-parts"]),
      ("2021-07-01 08:00,2021-07-01 09:00,2021-07-02 10:00,5,3,6.00,N,N,N", ["unlike-parts"]),
      ("2021-07-01 08:00,2021-07-01 09:00,2021-07-02 10:00,5,3,5.00,Y,N,N", ["unlike-parts"]),
      ("2021-07-01 08:00,2021-07-01 09:00,2021-07-02 10:00,5,3,5.00,N,Y,N", ["unlike-parts"]),
      ("2021-07-01 08:00,2021-07-01 09:00,2021-07-02 10:00,5,3,5.00,N,N,Y", ["unlike-parts"]),
    ])
  func parts(other: String, codes: [String]) throws {
    let (_, findings) = try Samples.run(orders: [
      "O1,1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,5,2,5.00,N,N,N",
      "O1,1,甲,\(other)",
    ])
    #expect(findings.map(\.code.id) == codes)
  }

  @Test("packs and prices with which no sum could be exact are findings in their row")
  func tooLarge() throws {
    let row = { (line: Int, packs: String, price: String) in
      "O1,\(line),甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 10:00,\(packs),\(packs),\(price),N,N,N"
    }
    let findings = try Samples.run(orders: [
      row(1, "140737488", "140737488"), row(2, "140737489", "1"), row(3, "1", "140737489"),
    ]).findings
    #expect(findings.map(\.code.id) == ["too-many-decimals", "too-many-decimals", "too-large"])
    #expect(findings.map(\.row) == [3, 3, 4])
  }

  @Test("without a column of arrivals nothing is computed")
  func noArrivals() throws {
    let text =
      "order_id,line,distributor,ordered_at,ordered_qty,unit_price\nO1,1,甲,2021-07-01 08:00,1,1\n"
    let schema = try #require(Schema.builtIn("orders"))
    let card = try Samples.card()
    let (orders, findings) = try Samples.withFile(text) { path in
      var roster = Roster()
      return try OrderTable.read(
        path, schema: schema, card: card, events: [], roster: &roster, keepsDetail: false)
    }
    #expect(orders == nil)
    #expect(findings.shown.map(\.code.id) == ["missing-column", "missing-column"])
  }
}
