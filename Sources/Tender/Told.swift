import ExactNumbers
import RuleBook
import Wording
import Writing

/// What a reason says in one language, and on what it rests.
struct Told {
  let sentence: Sentence
  let basis: Basis

  init(by basis: Basis, _ sentence: Sentence) { (self.basis, self.sentence) = (basis, sentence) }
}

/// On what a reason rests: for the column `decided_by`, and for the sources of explanations.
enum Basis: ExpressibleByStringLiteral {
  /// A number of the rules.
  case number(RuleSet.Cited<Ratio>)
  /// A whole number of the rules.
  case count(RuleSet.Cited<Int>)
  /// Any parameter of the rules, and another that has a part in it.
  case parameters(RuleSet.Cited<Void>, RuleSet.Cited<Void>? = nil)
  /// All selection tests, of which the bid passes none.
  case tests(TestedBid)
  /// A parameter whose value is unverified, by its key.
  case unverified(String)
  /// What is no parameter.
  case other(StaticString)

  init(stringLiteral word: StaticString) { self = .other(word) }

  /// A parameter of the rules. Numbers decide most, and stay as they are.
  static func rule(_ rule: RuleSet.Cited<Ratio>) -> Basis { .number(rule) }
  static func rule(_ rule: RuleSet.Cited<Int>) -> Basis { .count(rule) }
  static func rule(_ rule: RuleSet.Cited<some Sendable>) -> Basis {
    .parameters(rule.map { _ in })
  }

  /// A number, or where the rules do not have it something else.
  static func rule(_ rule: RuleSet.Cited<Ratio>?, else word: StaticString) -> Basis {
    rule.map { .number($0) } ?? .other(word)
  }

  /// The rule's key.
  var key: String {
    switch self {
    case .number(let rule): rule.key
    case .count(let rule): rule.key
    case .parameters(let rule, _): rule.key
    case .tests: Self.testsKey.description
    case .unverified(let key): key
    case .other(let word): word.description
    }
  }

  /// Writes the same; the keys of rules, which decide most, stand ready.
  func writeKey(to row: inout RowWriter) {
    switch self {
    case .number(let rule): rule.writeKey(to: &row)
    case .count(let rule): rule.writeKey(to: &row)
    case .parameters(let rule, _): rule.writeKey(to: &row)
    case .tests: row.word(Self.testsKey)
    case .unverified(let key): row.text(key)
    case .other(let word): row.word(word)
    }
  }

  /// The parameters, by their names or without, with document, clause and grade; empty where there
  /// are none.
  func sources(_ language: Language, named: Bool = true) -> [String] {
    func source(_ rule: RuleSet.Cited<some Sendable>) -> String {
      named ? rule.reference(language) : rule.source(language)
    }
    return switch self {
    case .number(let rule): [source(rule)]
    case .count(let rule): [source(rule)]
    case .parameters(let rule, let other): [rule, other].compactMap(\.self).map { source($0) }
    case .tests(let tested): tested.results.map { source($0.rule) }
    case .unverified, .other: []
    }
  }

  private static var testsKey: StaticString { "selection.tests" }
}
