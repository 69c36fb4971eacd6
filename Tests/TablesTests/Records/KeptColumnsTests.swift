import TestSupport
import Testing

@testable import Tables

@Suite("KeptColumns: columns of a file that a result carries through")
struct KeptColumnsTests {
  private let folder: TemporaryFolder
  private let path: String
  private let schema: Schema

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.file(
      "bids.csv", "lot,批准文号,bidder,code\nL,\"H1,\"\"a\"\"\",A,007\n\nL, =1+1 ,B,\n")
    schema = try #require(Schema.builtIn("bids"))
  }

  @Test(
    "values are what the file says, by its rows; codes keep their zeros, and nothing is nothing")
  func values() throws {
    let (kept, findings) = try KeptColumns.read(path, schema: schema, places: [1, 3])
    #expect(!findings.hasErrors)
    #expect(kept.headings == ["批准文号", "code"])
    #expect(kept.values(ofRow: 2) == ["H1,\"a\"", "007"])
    #expect(kept.values(ofRow: 4) == ["=1+1", ""])
    // Of a row that is not of the file.
    #expect(kept.values(ofRow: 9) == ["", ""])
  }

  @Test(
    "what a spreadsheet has made of a value is a finding with its row and column",
    arguments: [("1.23E+11", FindingCode.destroyedNumber), ("#N/A", .spreadsheetError)])
  func spoiled(value: String, code: FindingCode) throws {
    let path = try folder.file("spoiled.csv", "lot,bidder,quote,code\nL,A,1,\(value)\n")
    let (_, findings) = try KeptColumns.read(path, schema: schema, places: [3])
    #expect(findings.shown.map(\.code) == [code])
    #expect(findings.shown.first?.row == 2 && findings.shown.first?.column == "code")
  }

  @Test(
    "a column that is kept by its name is neither unused nor misspelt; `all` says nothing of slips")
  func header() throws {
    func codes(_ kept: KeptNames) throws -> [FindingCode] {
      let path = try folder.file("header.csv", "lot,bidder,quote,notes,celing\nL,A,1,x,y\n")
      var schema = schema
      schema.kept = kept
      return try TableReader(path: path, schema: schema).findings.shown.map(\.code)
    }
    #expect(try codes(.none) == [.unusedColumn, .misspeltColumn])
    #expect(try codes(.named(["NOTES", "ce ling"])) == [])
    #expect(try codes(.named(["notes"])) == [.misspeltColumn])
    #expect(try codes(.all) == [.misspeltColumn])
  }
}
