import ExactNumbers
import Testing

@testable import Scorecard

struct SplitLinesTests {
  /// All lines by their rows, what they brought, and what contradicts.
  static func finish(_ rows: [OrderLine], seen: [SeenLine] = []) throws
    -> (rows: [Int], supplies: [Supply], conflicts: [SplitLines.Conflict])
  {
    var split = SplitLines(rows, seen: seen)
    var lines: [SplitLines.Line] = []
    while split.nextOrder() { lines += split.lines }
    lines.sort { rows[$0.first].row < rows[$1.first].row }
    return (lines.map { rows[$0.first].row }, lines.map(\.supply), split.allConflicts())
  }

  @Test("three deliveries of one line add up, in whatever order their rows stand")
  func three() throws {
    // 4 + 3 + 3 of 10; the order is complete with the last arrival in time, on 5 July.
    let rows = [
      try Samples.line(deliveredAt: "2021-07-05 08:00", delivered: 3, row: 2),
      try Samples.line(deliveredAt: "2021-07-01 12:00", delivered: 4, row: 3),
      try Samples.line(deliveredAt: "2021-07-02 12:00", delivered: 3, row: 4),
    ]
    let lines = try Self.finish(rows)
    #expect(lines.rows == [2])
    #expect(lines.conflicts.isEmpty)
    #expect(lines.supplies.first?.delivered == Samples.packs(10))
    #expect(lines.supplies.first?.arrivedAt?.text == "2021-07-05 08:00")
  }

  @Test("a line is complete with the delivery that reaches the order; what comes later is too much")
  func complete() throws {
    let rows = [
      try Samples.line(deliveredAt: "2021-07-01 12:00", delivered: 6, row: 2),
      try Samples.line(deliveredAt: "2021-07-02 12:00", delivered: 6, row: 3),
      try Samples.line(deliveredAt: "2021-07-09 12:00", delivered: 6, row: 4),
    ]
    let supply = try #require(try Self.finish(rows).supplies.first)
    #expect(supply.arrivedAt?.text == "2021-07-02 12:00")
    #expect(supply.delivered == Samples.packs(18))
  }

  @Test("parts beside a row that delivers the whole line are over-delivery, before or after it")
  func overDelivery() throws {
    let whole = try Samples.line(row: 2)
    let part = try Samples.line(deliveredAt: "2021-07-09 12:00", delivered: 5, row: 3)
    for rows in [[whole, part], [part, whole]] {
      let result = try Self.finish(rows)
      #expect(result.rows == [2])
      #expect(result.conflicts.isEmpty)
    }
    let seen = try Self.finish([part], seen: [SeenLine(whole.identity, row: 2)])
    #expect(seen.rows.isEmpty)
    #expect(seen.conflicts.isEmpty)
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

  @Test("a whole line that was settled before is known again, beside rows and beside its like")
  func seen() throws {
    let line = try Samples.line(row: 7)
    let seen = [5, 2].map { SeenLine(line.identity, row: $0) }
    // Rows 2, 5 and 7 each deliver the line whole.
    let conflicts = [(5, 2), (7, 5)].map {
      SplitLines.Conflict(kind: .deliveredTwice, row: $0, otherRow: $1)
    }
    #expect(try Self.finish([line], seen: seen).conflicts == conflicts)
    #expect(try Self.finish([], seen: seen).conflicts == [conflicts[0]])
  }

  @Test("lines come order by order, whatever the order of the rows")
  func orders() throws {
    let rows = try [("O2", "1"), ("O1", "1"), ("O2", "2"), ("O1", "2")].enumerated().map {
      try Samples.line(order: $1.0, line: $1.1, row: $0 + 2)
    }
    var split = SplitLines(rows)
    var orders: [Set<Int>] = []
    while split.nextOrder() { orders.append(Set(split.lines.map { rows[$0.first].row })) }
    #expect(Set(orders) == [[2, 4], [3, 5]])
  }

  @Test("lines of another order, distributor or number are other lines")
  func others() throws {
    let rows = [
      try Samples.line(row: 2), try Samples.line(order: "O2", row: 3),
      try Samples.line(line: "2", row: 4),
      try Samples.line(firm: 1, row: 5), try Samples.line(order: "O", line: "11", row: 6),
    ]
    let result = try Self.finish(rows)
    #expect(result.rows == [2, 3, 4, 5, 6])
    #expect(result.conflicts.isEmpty)
  }

  @Test("deliveries that are too many packs to be added up are a conflict of their line")
  func tooLarge() throws {
    let most = Int(Int64.max / 1_000_000)
    let rows = try (2...3).map { row in
      try Samples.line(ordered: most, delivered: most - 1, row: row)
    }
    let lines = try Self.finish(rows)
    #expect(lines.rows.isEmpty)
    #expect(lines.conflicts == [.init(kind: .tooLarge, row: 2, otherRow: 2)])
  }

  @Test("a line is complete with the delivery that makes up what was ordered exactly")
  func exactly() throws {
    // 5 + 5 of 10, then 3 too many; in whatever order their rows stand.
    let parts = [("2021-07-01 12:00", 5), ("2021-07-02 12:00", 5), ("2021-07-09 12:00", 3)]
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      let rows = try order.enumerated().map { place, part in
        try Samples.line(
          deliveredAt: parts[part].0, delivered: parts[part].1, row: place + 2)
      }
      let supply = try #require(try Self.finish(rows).supplies.first)
      #expect(supply.arrivedAt?.text == "2021-07-02 12:00")
      #expect(supply.delivered == Samples.packs(13))
    }
  }

  @Test("of several rows that deliver a line whole the first of the file is named")
  func firstWhole() throws {
    // 5 + 5 in the rows 7 and 8 are the line once more; the rows 2 and 9 deliver it whole.
    let whole = try Samples.line(row: 9)
    let parts = [
      try Samples.line(delivered: 5, row: 7), try Samples.line(delivered: 5, row: 8),
    ]
    let again = SplitLines.Conflict(kind: .deliveredTwice, row: 9, otherRow: 2)
    for (settled, given) in [(2, 9), (9, 2)] {
      let result = try Self.finish(
        parts + [Samples.line(row: given)], seen: [SeenLine(whole.identity, row: settled)])
      #expect(
        result.conflicts == [
          SplitLines.Conflict(kind: .deliveredTwice, row: 7, otherRow: 2), again,
        ])
    }
  }

  @Test("of several parts that contradict the first is named, and once")
  func contradictions() throws {
    let rows = try [(2, 10), (3, 11), (4, 12), (5, 10)].map { row, ordered in
      try Samples.line(ordered: ordered, delivered: 2, row: row)
    }
    #expect(
      try Self.finish(rows).conflicts == [
        SplitLines.Conflict(kind: .contradiction, row: 3, otherRow: 2)
      ])
  }
}
