import Tables
import Testing

@testable import Scorecard

@Suite("OrderMerger: parts put together in the order of the file")
struct OrderMergerTests {
  /// A part of one distributor with lines by order and line number, some of which wait.
  private static func part(_ firm: String, _ rows: [(order: String, line: String, waits: Bool)])
    throws -> OrderPart
  {
    var builder = OrderPartBuilder()
    for (index, row) in rows.enumerated() {
      let line = try Samples.line(order: row.order, line: row.line, row: index + 1)
      let (firm, hospital) = (builder.firms.place(of: firm), builder.hospitals.placeOfNone)
      builder.count()
      builder.place(order: row.order.serial, line: row.line.serial, waits: row.waits)
      if row.waits {
        builder.wait(
          line.facts, row: index + 1, firm: firm, hospital: hospital, order: row.order.utf8,
          line: row.line.utf8, identity: line.identity)
      } else {
        builder.settle(line.facts, firm: firm, daysLate: 0)
        builder.remember(line.identity.order, LineKey(row.line), row: index + 1)
      }
    }
    return builder.finish(Findings(), unplaced: Findings())
  }

  /// The rows that wait, in the order of the file.
  private static func waiting(_ merger: OrderMerger) throws -> [OrderLine] {
    let rows = merger.waitingRows()
    return try (0..<OrderIdentity.partitions).flatMap { try rows.lines(in: $0) }
      .sorted { $0.row < $1.row }
  }

  @Test(
    "rows count from the start of the file, and names get the index of the roster",
    arguments: [0, 1 << 20])
  func merge(memory: Int) throws {
    var merger = OrderMerger(Roster(), remembers: true, memory: memory)
    merger.merge(
      try Self.part("甲", [("D1", "1", true), ("D2", "1", false)]), rowsBefore: 1)
    merger.merge(
      try Self.part("乙", [("D3", "1", false), ("D4", "12", true)]), rowsBefore: 3)
    #expect(merger.rowCount == 4)
    #expect(merger.roster.names == ["甲", "乙"])
    let rows = try Self.waiting(merger)
    #expect(rows.map(\.orderID) == ["D1", "D4"])
    #expect(rows.map(\.line) == ["1", "12"])
    #expect(rows.map(\.row) == [2, 5])
    #expect(rows.map(\.firm) == [0, 1])
    let quarter = try Samples.quarter("2021Q3")
    #expect(merger.settled[FirmQuarter(firm: 1, quarter: quarter)]?.values.lines == 1)
    #expect(!merger.mustRemember)
  }

  @Test(
    "settled lines are given back by the partition of their order once rows are out of order",
    arguments: [0, 1 << 20])
  func repeatable(memory: Int) throws {
    var merger = OrderMerger(Roster(), remembers: true, memory: memory)
    merger.merge(try Self.part("甲", [("D1", "1", false), ("D2", "1", false)]), rowsBefore: 1)
    let sorted = try merger.repeatableLines()
    #expect(try (0..<OrderIdentity.partitions).allSatisfy { try sorted.values(of: $0).isEmpty })
    merger.merge(try Self.part("甲", [("D1", "1", false)]), rowsBefore: 3)
    let lines = try merger.repeatableLines()
    let partition = try Samples.line(order: "D1").identity.order.partition
    // Row 2 and row 4 say the same line.
    let found = try lines.values(of: partition).filter {
      $0.line == (try? Samples.line(order: "D1").identity.line)
    }
    #expect(found.map(\.row) == [2, 4])
  }

  @Test("a file that can be read again is given up as soon as rows are out of order")
  func giveUp() throws {
    var merger = OrderMerger(Roster(), remembers: false, memory: 0)
    merger.merge(try Self.part("甲", [("D2", "1", false)]), rowsBefore: 1)
    #expect(!merger.isDone)
    merger.merge(try Self.part("甲", [("D1", "1", false), ("D3", "1", false)]), rowsBefore: 2)
    #expect(merger.mustRemember)
    #expect(merger.isDone)
  }
}

@Suite("PartNames: the names of a part in the order in which they came")
struct PartNamesTests {
  @Test("a name has one place a part, by its text or by the number that the blocks gave it")
  func places() {
    var names = PartNames()
    #expect(names.place(of: "乙") == 0)
    #expect(names.place(ofNumber: 5) { "甲" } == 1)
    #expect(names.place(ofNumber: 2) { "乙" } == 0)
    #expect(names.placeOfNone == 2)
    #expect(names.placeOfNone == 2)
    #expect(names.texts == ["乙", "甲", ""])
    names.removeAll()
    // A number keeps its name, and gets a new place in a new part.
    #expect(names.place(ofNumber: 5) { "not asked for" } == 0)
    #expect(names.placeOfNone == 1)
    #expect(names.texts == ["甲", ""])
    #expect(names.fingerprint(0) == Fingerprint("甲"))
  }
}
