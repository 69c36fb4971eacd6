import Testing
import Wording

@testable import RuleBook

@Suite("RuleError: what is wrong with the rules and what to do")
struct RuleErrorTests {
  private static let errors: [RuleError] = [
    .unknownRuleSet("x", nearest: "y"), .unknownRuleSet("x", nearest: nil),
    .notJSON(file: "f", line: 3, reason: Text(en: "r", zh: "因")),
    .notJSON(file: "f", line: nil, reason: Text(en: "r", zh: "因")),
    .wrongKind(id: "x", kind: "a", needed: "b"),
    .unknownKey(file: "f", path: "p", nearest: "q"), .missingKey(file: "f", path: "p"),
    .repeatedKey(file: "f", path: "p"),
    .wrongValue(file: "f", path: "p", expected: Text(en: "e", zh: "e")),
    .wrongValue(file: "f", path: "p", expected: Text(en: "e", zh: "e"), found: "30"),
    .several(file: "f", [.missingKey(file: "f", path: "p"), .missingKey(file: "f", path: "q")]),
    .circularBaseline(["a", "b", "a"]),
    .unset(key: "k", id: "x"), .noRow(key: "k", row: "3", id: "x"),
  ]

  @Test("Every error has a sentence in both languages", arguments: errors)
  func messages(error: RuleError) {
    #expect(error.message.en.first?.isASCII == true)
    #expect(error.message.zh.unicodeScalars.contains { $0.properties.isIdeographic })
  }

  @Test("What to do is part of the sentence")
  func remedies() {
    #expect(
      RuleError.unset(key: "k", id: "x").message.en
        == "`k` is not set in `x`; supply it with --set k=VALUE (a table row by row: k.ROW=VALUE) "
        + "or in a rule file")
    #expect(
      RuleError.noRow(key: "k", row: "3", id: "x").message.en
        == "`k` of `x` has no row for 3; supply it with --set k.3=VALUE")
    #expect(
      RuleError.unknownKey(file: "f", path: "p", nearest: "q").message.en
        == "f: unknown key `p`; did you mean `q`?")
    #expect(
      RuleError.wrongValue(file: "f", path: "p", expected: Text("e"), found: "30").message.en
        == "f: `p` must be e; it is \"30\"")
    #expect(
      RuleError.several(
        file: "f", [.missingKey(file: "f", path: "p"), .missingKey(file: "f", path: "q")]
      ).message.en
        == "f: the key `p` is missing; and 1 more: `vbp rules check f` shows them all")
    #expect(RuleError.circularBaseline(["a", "b", "a"]).message.en.hasSuffix("a → b → a"))
  }

  @Test("Only a missing number is a gap in sound rules", arguments: errors)
  func gaps(error: RuleError) {
    switch error {
    case .unset, .noRow: #expect(error.isGap)
    default: #expect(!error.isGap)
    }
  }
}
