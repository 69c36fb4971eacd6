import ExactNumbers
import Tables
import TestSupport
import Testing

@testable import Scorecard

@Suite("到货及时率, 足量率, OTIF, 配送率, 订单响应率 of order lines")
struct RateCountsTests {
  private static let header =
    "order_id,line,hospital,distributor,ordered_at,confirmed_at,delivered_at,ordered_qty,"
    + "delivered_qty,unit_price,urgent,selected_product"

  /// The rates of a file as `firm hospital selected: lines/pending/exempt on in both, orders confirmed`.
  private static func rates(
    _ rows: [String], events: [String] = [], byHospital: Bool = false,
    asOf: String? = "2021-10-31 00:00"
  ) throws -> [String] {
    let card = try Samples.card()
    var roster = Roster(byHospital: byHospital)
    let recorded = try Samples.withFile(
      ([Samples.eventHeader] + events).joined(separator: "\n") + "\n"
    ) {
      try EventTable.read(
        $0, schema: Schema.named("events"), card: card, roster: &roster, hasOrders: true
      ).events
    }
    let (orders, findings) = try Samples.withFile(
      ([header] + rows).joined(separator: "\n") + "\n"
    ) {
      try OrderTable.read(
        $0, schema: Schema.named("orders"), card: card, events: recorded, roster: &roster,
        keepsDetail: false, asOf: asOf.map(Samples.moment), countsRates: true)
    }
    #expect(findings.shown.isEmpty)
    return try #require(orders).rates.map { key, counts in
      "\(roster.distributor(of: key.firm)) \(roster.hospital(of: key.firm) ?? "") \(key.isSelected.map { $0 ? "Y" : "N" } ?? "-"): "
        + "\(counts.lines)/\(counts.pending)/\(counts.exempt) \(counts.onTime) \(counts.inFull) "
        + "\(counts.both), \(counts.orders) \(counts.confirmed) "
        + ((try? counts.fillRate?.exactText) ?? "")
    }.sorted()
  }

  /// In time and full; late; short; never; of another hospital; not yet due on 30 September.
  private static let rows = [
    "O1,1,H1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-02 08:00,10,10,1,N,Y",
    "O1,2,H1,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-09 08:00,10,10,1,N,Y",
    "O2,1,H1,甲,2021-07-01 08:00,2021-07-03 09:00,2021-07-02 08:00,10,5,1,N,Y",
    "O2,2,H1,甲,2021-07-01 08:00,2021-07-03 09:00,,10,,1,N,N",
    "O3,1,H2,甲,2021-07-01 08:00,2021-07-01 09:00,2021-07-01 16:01,10,12,1,Y,N",
    "O4,1,H2,甲,2021-09-30 08:00,,,10,,1,N,Y",
  ]

  @Test("selected products stand apart, and an order counts among each kind that it has")
  func selected() throws {
    // Selected: O1 in time and in full, late; O2 in time and short; O4 never: 25 of 40 by value.
    // Others: O2 never; O3, an emergency, a minute late, of which 10 count.
    #expect(
      try Self.rates(Self.rows) == [
        "甲  N: 2/0/0 0 1 0, 2 1 0.5", "甲  Y: 4/0/0 2 2 1, 3 1 0.625",
      ])
  }

  @Test("each hospital apart")
  func hospitals() throws {
    #expect(
      try Self.rates(Self.rows, byHospital: true) == [
        "甲 H1 N: 1/0/0 0 0 0, 1 0 0", "甲 H1 Y: 3/0/0 2 2 1, 2 1 5/6",
        "甲 H2 N: 1/0/0 0 1 0, 1 1 1", "甲 H2 Y: 1/0/0 0 0 0, 1 0 0",
      ])
  }

  @Test("what is not yet due is pending, for the line as for the order")
  func pending() throws {
    // On 30 September at noon O4 is due neither to be answered nor to arrive.
    #expect(
      try Self.rates(Self.rows, asOf: "2021-09-30 12:00").last == "甲  Y: 3/1/0 2 2 1, 2 1 5/6")
    // A day and an hour later it should have been answered.
    #expect(
      try Self.rates(Self.rows, asOf: "2021-10-01 09:00").last == "甲  Y: 3/1/0 2 2 1, 3 1 5/6")
  }

  @Test("what somebody else answers for is left out of the rates, line by line and order by order")
  func exempt() throws {
    let events = [
      "甲,2021-07-05,B3,1,manufacturer,no stock,recorded,O2,1",
      "甲,2021-07-05,B1,1,platform,it was down,recorded,O4,",
      "甲,2021-07-05,E1,1,hospital,gate closed,recorded,O3,",
    ]
    #expect(
      try Self.rates(Self.rows, events: events) == [
        "甲  N: 1/0/1 0 0 0, 2 1 0", "甲  Y: 3/0/1 1 2 1, 2 1 2/3",
      ])
  }

  @Test("a file that does not say which products were selected has one row a distributor")
  func notSaid() throws {
    #expect(
      try Self.rates(Self.rows.map { $0.dropLast(1) + "" }) == ["甲  -: 6/0/0 2 3 1, 4 2 7/12"])
  }
}
