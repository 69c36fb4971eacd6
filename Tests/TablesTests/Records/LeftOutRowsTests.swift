import Files
import TestSupport
import Testing

@testable import Tables

@Suite struct LeftOutRowsTests {
  private let text = """
    distributor,invoice,accepted_at,amount
    A,1,2021-09-01,10
    A,2,2021-09-01,20
    "A
    B",1,2021-09-01,"30"

     Ａ,1,2021-09-01,40
    B ,1,2021-09-01,50
    B,,2021-09-01,60
    """

  private func rows(_ leftOut: [LeftOutRows]) throws -> [Int] {
    var schema = try Schema.named("invoices")
    schema.leftOut = leftOut
    var table = try TableReader(ByteSource(text: text, name: "invoices.csv"), schema: schema)
    var rows: [Int] = []
    while let row = try table.next() { rows.append(row.row) }
    #expect(!table.findings.hasErrors)
    return rows
  }

  @Test("what is left out is read as empty lines: the other rows keep their numbers")
  func numbers() throws {
    #expect(try rows([]) == [2, 3, 4, 6, 7, 8])
    #expect(try rows([LeftOutRows(columns: ["distributor"], keys: [["A"]])]) == [4, 7, 8])
    #expect(try rows([LeftOutRows(columns: ["distributor"], keys: [["A\nB"]])]) == [2, 3, 6, 7, 8])
  }

  @Test("names are compared as the tables compare them: folded, and those of all columns")
  func names() throws {
    let invoice = LeftOutRows(
      columns: ["distributor", "invoice"], keys: [["A", "1"], ["B", "1"]])
    #expect(try rows([invoice]) == [3, 4, 8])
    let firm = LeftOutRows(columns: ["distributor"], keys: [["B"]])
    #expect(try rows([invoice, firm]) == [3, 4])
  }

  @Test("a file of which all rows are left out is not one without rows")
  func none() throws {
    let all = ["A", "A\nB", "Ａ", "B"].map { [$0] }
    #expect(try rows([LeftOutRows(columns: ["distributor"], keys: Set(all))]).isEmpty)
  }

  @Test("each row says what it is about; a name that is empty, or an error, says nothing")
  func keys() throws {
    let text =
      text + "\n#REF!,9,2021-09-01,70\n1.2E+05,9,2021-09-01,70"
      // What a workbook has in the place of a name that a merged cell hides.
      + "\n\u{1A}cC\u{1A},9,2021-09-01,70"
    var table = try TableReader(
      ByteSource(text: text, name: "invoices.csv"), schema: .named("invoices"))
    var found: [Int: [String]?] = [:]
    try table.readKeys(["distributor", "invoice"]) { found[$0] = $1 }
    #expect(
      found == [
        2: ["A", "1"], 3: ["A", "2"], 4: ["A\nB", "1"], 6: ["Ａ", "1"], 7: ["B", "1"], 8: nil,
        9: nil, 10: nil, 11: nil,
      ])
  }
}
