import Tables
import TestSupport
import Testing

@testable import Scorecard

@Suite("QuarterTable: values by distributor and quarter")
struct QuarterTableTests {
  @Test("it holds what a dictionary holds, whatever the order of distributors and quarters")
  func oracle() {
    var random = SplitMix64(seed: 12)
    var table = QuarterTable(empty: 0)
    for _ in 0..<3 {
      var expected: [FirmQuarter: Int] = [:]
      for _ in 0..<500 {
        let firm = Int.random(in: 0..<5, using: &random)
        let quarter = Quarter(index: Int.random(in: 0..<4, using: &random))
        table[firm, quarter] += firm + 1
        expected[FirmQuarter(firm: firm, quarter: quarter), default: 0] += firm + 1
      }
      #expect(table.cells.count == expected.count)
      for (key, value) in table.cells { #expect(expected[key] == value) }
      for (key, value) in expected { #expect(table[key] == value) }
      table.removeAll()
      #expect(table.cells.isEmpty)
      #expect(table[FirmQuarter(firm: 0, quarter: Quarter(index: 0))] == nil)
    }
  }

  @Test("cells come in the order in which they were first used")
  func order() throws {
    var table = QuarterTable(empty: 0)
    let (first, second) = (try Samples.quarter("2021Q3"), try Samples.quarter("2021Q4"))
    for (firm, quarter) in [(7, first), (2, second), (7, first), (7, second), (2, second)] {
      table[firm, quarter] += 1
    }
    #expect(table.cells.map(\.key.firm) == [7, 2, 7])
    #expect(table.cells.map(\.value) == [2, 2, 1])
  }
}

@Suite("QuarterFinder: the quarter of an order, at once where it is that of the order before")
struct QuarterFinderTests {
  @Test("the first and the last minute of a quarter are in it, in whatever order they come")
  func bounds() throws {
    var finder = QuarterFinder()
    for (moment, quarter) in [
      ("2021-07-01 00:00", "2021Q3"), ("2021-09-30 23:59", "2021Q3"),
      ("2021-10-01 00:00", "2021Q4"), ("2021-06-30 23:59", "2021Q2"),
      ("1000-01-01 00:00", "1000Q1"), ("9999-12-31 23:59", "9999Q4"),
      ("2021-12-31 23:59", "2021Q4"),
    ] {
      let line = try Samples.line(orderedAt: moment, confirmedAt: nil, deliveredAt: nil)
      #expect(finder.quarter(of: line.facts).text == quarter, "\(moment)")
      #expect(finder.quarter(of: line.facts) == line.facts.quarter)
    }
  }
}
