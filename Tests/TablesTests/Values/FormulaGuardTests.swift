import Testing

@testable import Tables

@Suite(
  "Names of the program's own tables, without the apostrophe that keeps them from being formulas")
struct FormulaGuardTests {
  @Test(
    "an apostrophe goes where a sign of a formula stands behind it, and stays elsewhere",
    arguments: [
      ("'=甲", "=甲"), ("'+1", "+1"), ("'-x", "-x"), ("'@x", "@x"), ("'t Hooft", "'t Hooft"),
      ("'", "'"), ("=甲", "=甲"), ("", ""), ("''=x", "''=x"),
    ])
  func guards(text: String, expected: String) { #expect(text.withoutFormulaGuard == expected) }
}
