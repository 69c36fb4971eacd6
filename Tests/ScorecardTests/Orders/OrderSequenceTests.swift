import TestSupport
import Testing

@testable import Scorecard

struct OrderSequenceTests {
  /// A row by the last digits of its order and line, and whether it waits.
  typealias Row = (order: UInt64?, line: UInt64?, waits: Bool)

  private static func sequence(_ rows: some Sequence<Row>) -> OrderSequence {
    var sequence = OrderSequence()
    for row in rows { sequence.add(order: row.order, line: row.line, waits: row.waits) }
    return sequence
  }

  @Test(
    "rows that stand strictly one behind the other are different lines",
    arguments: [
      [], [(1, 1, false)], [(1, 1, false), (1, 2, false), (2, 1, false)],
      // Orders downwards, the lines of each upwards.
      [(9, 1, false), (9, 2, false), (7, 1, false)],
      // Deliveries of one line that all wait are compared at the end.
      [(1, 1, true), (1, 1, true), (2, 1, false)],
    ] as [[Row]])
  func different(rows: [Row]) { #expect(Self.sequence(rows).tellsLinesApart) }

  @Test(
    "of others that cannot be said",
    arguments: [
      // The same line again, or one that waits beside one that is settled.
      [(1, 1, false), (1, 1, false)], [(1, 1, true), (1, 1, false)], [(1, 1, false), (1, 1, true)],
      // Lines downwards; orders upwards and then downwards; a line that comes again later.
      [(1, 2, false), (1, 1, false)], [(1, 1, false), (2, 1, false), (1, 2, false)],
      [(2, 1, false), (1, 1, false), (2, 1, false)],
      // No digits at the end.
      [(nil, 1, false)], [(1, nil, false)],
    ] as [[Row]])
  func unknown(rows: [Row]) { #expect(!Self.sequence(rows).tellsLinesApart) }

  @Test("wherever rows are cut into parts, empty ones too, the answer is the same, and never wrong")
  func cuts() {
    var random = SplitMix64(seed: 10)
    var told = 0
    for _ in 0..<3000 {
      var rows: [Row] = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        (
          UInt64.random(in: 1...4, using: &random), UInt64.random(in: 1...3, using: &random),
          Int.random(in: 0..<4, using: &random) == 0
        )
      }
      if Bool.random(using: &random) {
        rows.sort { ($0.order ?? 0, $0.line ?? 0) < ($1.order ?? 0, $1.line ?? 0) }
      }
      let whole = Self.sequence(rows).tellsLinesApart
      let a = Int.random(in: 0...rows.count, using: &random)
      let b = Int.random(in: a...rows.count, using: &random)
      // The second part and the third first, or the first and the second.
      var left = Self.sequence(rows[..<a])
      left.add(Self.sequence(rows[a..<b]))
      left.add(Self.sequence(rows[b...]))
      var tail = Self.sequence(rows[a..<b])
      tail.add(Self.sequence(rows[b...]))
      var right = Self.sequence(rows[..<a])
      right.add(tail)
      #expect(left.tellsLinesApart == whole)
      #expect(right.tellsLinesApart == whole)
      guard whole else { continue }
      told += 1
      for (place, row) in rows.enumerated() where !row.waits {
        let alike = rows.indices.filter { rows[$0].order == row.order && rows[$0].line == row.line }
        #expect(alike == [place])
      }
    }
    #expect(told > 500)
  }
}
