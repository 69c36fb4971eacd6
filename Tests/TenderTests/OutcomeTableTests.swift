import Tables
import Testing
import Writing

@testable import Tender

@Suite struct OutcomeTableTests {
  private let outcome: TenderOutcome

  init() throws {
    outcome = try Given.tender([
      try Given.bid("A", "1", strength: "1mg", ceiling: "2"),
      try Given.bid("B", "10", strength: "1mg", packCount: 3, ceiling: "9"),
      try Given.bid("C", "5", strength: "3mg", ceiling: "9"),
      try Given.bid("D", "3", strength: "1mg", ceiling: "2"), try Given.bid("E", nil),
    ])
  }

  private func cells(_ table: OutputTable, _ row: Int) -> [String] {
    table.row(row).map(\.characters)
  }

  @Test("the columns of rank and select are a contract")
  func columns() {
    let rank = OutcomeTable.rank(outcome, language: .english).columns.map(\.name)
    #expect(
      rank == [
        "lot", "rank", "bidder", "strength", "unit_price", "ratio", "comparable_price", "cut",
        "status", "reason",
      ])
    let select = OutcomeTable.select(outcome, winnersOnly: false, language: .english).columns
    #expect(
      select.map(\.name) == rank + [
        "shortlisted", "selected", "decided_by", "settled_price", "entitlement",
      ])
  }

  @Test("a number has 4 decimals, and more where it takes more to show it")
  func decimals() {
    let table = OutcomeTable.rank(outcome, language: .english)
    // 10 ÷ 3; K = 1.7^(log2 3) = 2.3187445101; 5 ÷ K = 2.15634…; 1 − 3.33… ÷ 9 = 0.6296…
    #expect(
      cells(table, 1).prefix(9) == [
        "lot", "2", "C", "3mg", "5.0000", "2.3187445101", "2.1563", "0.4444", "valid",
      ])
    #expect(
      cells(table, 2).prefix(9) == [
        "lot", "3", "B", "1mg", "3.333333", "1.0000", "3.3333", "0.6296", "valid",
      ])
  }

  @Test("a bid aside has no rank, its status and its reason")
  func aside() {
    let table = OutcomeTable.rank(outcome, language: .chinese)
    #expect(
      cells(table, 3) == [
        "lot", "", "D", "1mg", "3.0000", "1.0000", "3.0000", "-0.5000", "above-ceiling",
        "单位价格 3.0000 高于最高有效申报价 2.0000，超出 1.0000",
      ])
    #expect(cells(table, 4) == ["lot", "", "E", "", "", "", "", "", "no-quote", "无有效报价"])
  }

  @Test("rank names the bids that share a place")
  func equals() throws {
    let tied = try Given.tender(["A", "B", "C"].map { try Given.bid($0, "1") })
    let english = OutcomeTable.rank(tied, language: .english)
    #expect(cells(english, 0).last == "equal to B, C")
    #expect(cells(OutcomeTable.rank(tied, language: .chinese), 1).last == "与A、C相同")
  }

  @Test("the winners' table leaves out those who are certainly not selected")
  func winnersOnly() throws {
    let table = OutcomeTable.select(outcome, winnersOnly: true, language: .english)
    #expect((0..<table.rowCount).map { cells(table, $0)[2] } == ["A", "B"])
    let tied = try Given.tender(["A", "B", "C"].map { try Given.bid($0, "1") })
    let open = OutcomeTable.select(tied, winnersOnly: true, language: .english)
    #expect((0..<open.rowCount).map { cells(open, $0)[11] } == ["tie", "tie", "tie"])
  }

  @Test("selected and decided_by come from the last reason")
  func decidedBy() {
    let table = OutcomeTable.select(outcome, winnersOnly: false, language: .english)
    #expect(cells(table, 0).suffix(5) == ["Y", "Y", "selection.multiple", "", "full"])
    #expect(cells(table, 2).suffix(5) == ["Y", "Y", "selection.cut", "", "full"])
    #expect(cells(table, 3).suffix(5) == ["N", "N", "validity.ceiling", "", ""])
  }
}
