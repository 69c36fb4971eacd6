import ExactNumbers
import Testing

@testable import Scorecard

struct SplitLinesTests {
  static func finish(_ rows: [OrderLine]) throws
    -> (whole: [SuppliedLine], rest: [SuppliedLine], conflicts: [SplitLines.Conflict])
  {
    var split = SplitLines()
    let whole = rows.compactMap { split.add($0) }
    let (rest, conflicts) = try split.finish()
    return (whole, rest, conflicts)
  }

  @Test("three deliveries of one line add up, in whatever order their rows stand")
  func three() throws {
    // 4 + 3 + 3 of 10; the order is complete with the last arrival in time, on 5 July.
    let rows = [
      try Samples.line(deliveredAt: "2021-07-05 08:00", delivered: 3, row: 2),
      try Samples.line(deliveredAt: "2021-07-01 12:00", delivered: 4, row: 3),
      try Samples.line(deliveredAt: "2021-07-02 12:00", delivered: 3, row: 4),
    ]
    let (whole, rest, conflicts) = try Self.finish(rows)
    #expect(whole.isEmpty)
    #expect(conflicts.isEmpty)
    #expect(rest.map(\.supply.delivered) == [Samples.packs(10)])
    #expect(rest.first?.supply.arrivedAt?.text == "2021-07-05 08:00")
  }

  @Test("a line is complete with the delivery that reaches the order; what comes later is too much")
  func complete() throws {
    let rows = [
      try Samples.line(deliveredAt: "2021-07-01 12:00", delivered: 6, row: 2),
      try Samples.line(deliveredAt: "2021-07-02 12:00", delivered: 6, row: 3),
      try Samples.line(deliveredAt: "2021-07-09 12:00", delivered: 6, row: 4),
    ]
    let line = try #require(try Self.finish(rows).rest.first)
    #expect(line.supply.arrivedAt?.text == "2021-07-02 12:00")
    #expect(line.supply.delivered == Samples.packs(18))
  }

  @Test("parts beside a row that delivers the whole line are over-delivery, before or after it")
  func overDelivery() throws {
    let whole = try Samples.line(row: 2)
    let part = try Samples.line(deliveredAt: "2021-07-09 12:00", delivered: 5, row: 3)
    for rows in [[whole, part], [part, whole]] {
      let result = try Self.finish(rows)
      #expect(result.whole.count == 1)
      #expect(result.rest.isEmpty)
      #expect(result.conflicts.isEmpty)
    }
  }

  @Test("a whole line twice cannot be told from a repeated row, and is a conflict")
  func twice() throws {
    let conflict = SplitLines.Conflict(kind: .deliveredTwice, row: 7, otherRow: 2)
    #expect(try Self.finish([Samples.line(row: 2), Samples.line(row: 7)]).conflicts == [conflict])
    let parts = [
      try Samples.line(delivered: 5, row: 7), try Samples.line(delivered: 5, row: 8),
      try Samples.line(row: 2),
    ]
    #expect(try Self.finish(parts).conflicts == [conflict])
  }

  @Test("lines of another order, distributor or number are other lines")
  func others() throws {
    let rows = [
      try Samples.line(row: 2), try Samples.line(order: "O2", row: 3),
      try Samples.line(line: "2", row: 4),
      try Samples.line(firm: 1, row: 5), try Samples.line(order: "O", line: "11", row: 6),
    ]
    let result = try Self.finish(rows)
    #expect(result.whole.count == 5)
    #expect(result.conflicts.isEmpty)
  }
}
