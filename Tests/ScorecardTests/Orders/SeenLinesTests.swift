import Tables
import TestSupport
import Testing

@testable import Scorecard

@Suite("SeenRun: settled lines that follow each other, remembered together")
struct SeenRunTests {
  private static func order(_ text: String) -> OrderIdentity {
    OrderIdentity(Fingerprint(text), firm: Fingerprint("甲"), hospital: Fingerprint(""))
  }

  private static func line(_ order: String, _ line: String, row: Int) -> SeenLine {
    SeenLine(LineIdentity(order: Self.order(order), line: LineKey(line)), row: row)
  }

  private static func numbers(_ lines: some Sequence<SeenLine>) -> [[UInt64]] {
    lines.map { [$0.line, UInt64($0.row)] }
  }

  @Test("lines 9, 10 and 11 of rows 5, 6 and 7 are one run, and come out of it as they are alone")
  func run() {
    var run = SeenRun(Self.order("D1"), LineKey("9"), row: 5)
    let isAdded = [10, 11].map { run.add(Self.order("D1"), LineKey("\($0)"), row: $0 - 4) }
    #expect(isAdded == [true, true])
    let moved = run.moved(by: 100)
    #expect(moved.order == Self.order("D1"))
    // With 100 rows before them they are rows 105, 106 and 107.
    #expect(
      Self.numbers(moved.lines)
        == Self.numbers([9, 10, 11].map { Self.line("D1", "\($0)", row: $0 + 96) }))
  }

  @Test(
    "a line of another order, not the next number or not the next row is none of the run",
    arguments: [
      ("D2", "2", 6), ("D1", "1", 6), ("D1", "3", 6), ("D1", "02", 6), ("D1", "A2", 6),
      ("D1", "2", 5), ("D1", "2", 7),
    ])
  func apart(order: String, line: String, row: Int) {
    var run = SeenRun(Self.order("D1"), LineKey("1"), row: 5)
    let isAdded = run.add(Self.order(order), LineKey(line), row: row)
    #expect(!isAdded)
    #expect(Self.numbers(run.lines) == Self.numbers([Self.line("D1", "1", row: 5)]))
  }

  @Test("a run is full with 1,023 lines")
  func full() {
    var run = SeenRun(Self.order("D1"), LineKey("1"), row: 1)
    let added = (2...2000).prefix { run.add(Self.order("D1"), LineKey("\($0)"), row: $0) }
    #expect(added.last == 1023)
    #expect(Array(run.lines).last?.row == 1023)
  }

  @Test("whatever follows whatever, the builder remembers each line with its row")
  func builder() {
    var random = SplitMix64(seed: 17)
    var builder = OrderPartBuilder()
    var lines: [SeenLine] = []
    var row = 0
    for _ in 0..<5000 {
      row += Int.random(in: 0..<8, using: &random) == 0 ? 2 : 1
      let order = "D\(row / 5)"
      let number = row % 5 + (Int.random(in: 0..<8, using: &random) == 0 ? 10 : 8)
      let line = Int.random(in: 0..<8, using: &random) == 0 ? "0\(number)" : "\(number)"
      builder.remember(Self.order(order), LineKey(line), row: row)
      lines.append(Self.line(order, line, row: row))
    }
    let runs = builder.finish(Findings(), unplaced: Findings()).seen
    #expect(Self.numbers(runs.flatMap { Array($0.lines) }) == Self.numbers(lines))
    #expect(runs.count < 4000)
  }
}

@Suite("LineKey: what tells the lines of an order apart")
struct LineKeyTests {
  @Test("a plainly written number is the key itself", arguments: ["1", "9", "10", "99999999"])
  func number(text: String) { #expect(LineKey(text).value == UInt64(text)) }

  @Test(
    "any other text has one that no such number has",
    arguments: ["0", "01", "001", "123456789", "A1", "1A", "1.5", "+1", "一", ""])
  func text(text: String) {
    #expect(LineKey(text).value == Fingerprint(text).value | 1 << 63)
  }
}
