import TestSupport
import Testing

@testable import Tables

@Suite("SchemaGuess: what a file is, by its header")
struct SchemaGuessTests {
  private static func guess(_ header: String) throws -> [String] {
    let folder = try TemporaryFolder()
    return try Schema.guess(folder.file("a.csv", header + "\n"))?.map(\.name) ?? []
  }

  @Test("The header of every built-in table is known for it, in both languages")
  func wholeHeaders() throws {
    for name in Schema.builtInNames {
      let fields = try #require(Schema.builtIn(name)).fields
      #expect(try Self.guess(fields.map(\.name).joined(separator: ",")) == [name])
      #expect(try Self.guess(fields.map(\.title).joined(separator: "；")) == [name])
    }
  }

  @Test("The required columns alone are enough; lot and bidder alone are an acceptance")
  func requiredColumns() throws {
    for name in Schema.builtInNames {
      let required = try #require(Schema.builtIn(name)).fields.filter(\.isRequired)
      // Bids need no more, but nearly all of their columns would be absent.
      let expected = name == "bids" ? "acceptances" : name
      #expect(try Self.guess(required.map(\.name).joined(separator: "\t")) == [expected])
    }
  }

  @Test("A table with all that is required comes before one that knows more of the names")
  func completeFirst() throws {
    // Of an order all but one required column are here; of a choice of regions all three.
    #expect(
      try Self.guess("lot,bidder,region,order_id,line,distributor,ordered_at,ordered_qty")
        == ["choices"])
  }

  @Test("Headers that no table knows are none; an empty file too")
  func unknown() throws {
    #expect(try Self.guess("a,b,c").isEmpty)
    #expect(try Self.guess("").isEmpty)
  }

  @Test("Headers that fit several tables equally well are all of them")
  func several() throws {
    // Both have nine columns, of which this is one each.
    #expect(try Self.guess("volume,distributor") == ["demand", "interventions"])
  }
}
