import Testing

@testable import RuleBook

@Suite("RuleDifference: in what two sets differ")
struct RuleDifferenceTests {
  private static func differences(_ a: String, _ b: String) throws -> [RuleDifference] {
    try RuleDifference.between(
      Examples.read(a), Examples.read(b), catalogue: Examples.catalogue)
  }

  @Test("A set does not differ from itself, nor by where its values come from")
  func same() throws {
    #expect(try Self.differences(Examples.complete, Examples.complete) == [])
    let surer = Examples.complete.replacing("unverified", with: "official")
      .replacing("Doc 1", with: "Doc 9")
    #expect(try Self.differences(Examples.complete, surer) == [])
  }

  @Test("Values that differ are listed in the order of the catalogue, tables row by row")
  func differences() throws {
    let other = Examples.json(
      """
      "factors": {"value": {"tablet": "1", "capsule": "1.1"}, "grade": "official"},
      "shortlist.caps": {"value": {"2": "2", "3": "2", "4": "4", "10": "6"}, "grade": "official"},
      "order": {"value": [], "grade": "official"},
      "price.rate": {"value": null, "grade": "official"},
      "mode": {"value": "open", "grade": "official"}
      """)
    #expect(
      try Self.differences(Examples.complete, other) == [
        RuleDifference(key: "price.rate", before: "1.70", after: "(unset)"),
        RuleDifference(key: "years", before: "3", after: nil),
        RuleDifference(key: "order", before: "volume, date", after: "(none)"),
        RuleDifference(key: "remark", before: "any words", after: nil),
        RuleDifference(key: "shortlist.caps.3", before: nil, after: "2"),
        RuleDifference(key: "shortlist.caps.4", before: "3", after: "4"),
        RuleDifference(key: "shortlist.caps.16+", before: "10", after: nil),
        RuleDifference(key: "factors.capsule", before: "1.05", after: "1.1"),
      ])
  }

  @Test("A table against none is one difference, with all its rows")
  func wholeTable() throws {
    let table = Examples.json(
      "\"factors\": {\"value\": {\"b\": \"2\", \"a\": \"1\"}, \"grade\": \"official\"}")
    #expect(
      try Self.differences(Examples.json(), table)
        == [RuleDifference(key: "factors", before: nil, after: "a: 1, b: 2")])
  }
}
