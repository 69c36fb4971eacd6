import ExactNumbers
import TestSupport
import Testing

@testable import Tender

/// Stage 11: a winner's unquoted strengths and packs.
@Suite struct SpecsTests {
  private func priced(_ specs: String) throws -> (rows: [[String]], faults: Int) {
    let example = try Example(
      "cn-2020-round2", bids: "lot,bidder,strength,quote\nlot,a,10mg,1.00\nlot,b,10mg,9\n")
    let folder = try TemporaryFolder()
    let (read, _) = try Specs.read(folder.file("specs.csv", specs), schema: .named("specs"))
    let (prices, findings) = try Specs.prices(read, outcome: example.outcome, file: "specs.csv")
    let table = Specs.table(prices)
    return (
      (0..<table.rowCount).map { table.row($0).map(\.characters) }, findings.errorCount
    )
  }

  @Test("twice the content costs 1.7 times as much, half of it the 1.7th part; packs are linear")
  func contentAndPack() throws {
    // 1.00 × 1.7 = 1.7, times 7 = 11.90; 1.00 ÷ 1.7 = 0.588235, times 28 = 16.47.
    let rows = try priced("lot,strength,pack_count\nlot,20mg,7\nlot,5mg,28\n").rows
    #expect(rows[0] == ["lot", "a", "20mg", "7", "1.7000000000", "1.7000", "11.90", "N"])
    #expect(rows[1] == ["lot", "a", "5mg", "28", "0.5882352941", "0.5882", "16.47", "N"])
  }

  @Test("a price never exceeds its ceiling, and is kept exactly at it")
  func ceiling() throws {
    let rows = try priced("lot,strength,ceiling\nlot,20mg,1.69\nlot,20mg,1.70\n").rows
    #expect(
      rows.map { Array($0.suffix(3)) } == [["1.6900", "1.69", "Y"], ["1.7000", "1.70", "N"]])
  }

  @Test("a strength that does not compare is a finding")
  func notComparable() throws {
    #expect(try priced("lot,strength\nlot,100IU\n").faults == 1)
  }
}
