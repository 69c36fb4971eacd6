import RuleBook
import Wording
import Writing

/// What a reason says in one language, and on what it rests.
struct Told {
  let sentence: Sentence
  let basis: Basis

  /// What is said by one or several parameters, or none.
  init(by basis: Basis, _ sentence: Sentence) { (self.basis, self.sentence) = (basis, sentence) }

  /// What is said by something that is no parameter.
  init(by word: StaticString, _ sentence: Sentence) { self.init(by: .other(word), sentence) }

  /// What is said by a parameter of the rules.
  init(by rule: RuleSet.Cited<some Sendable>, _ sentence: Sentence) {
    self.init(by: .rule(rule), sentence)
  }
}

/// On what a reason rests: for the column `decided_by`, and for the sources of explanations.
enum Basis {
  /// A parameter of the rules, and another that has a part in it.
  case parameters(RuleSet.Cited<Void>, RuleSet.Cited<Void>? = nil)
  /// All selection tests, of which the bid passes none.
  case tests(TestedBid)
  /// A parameter whose value is unverified, by its key.
  case unverified(String)
  /// What is no parameter.
  case other(StaticString)

  /// A parameter of the rules.
  static func rule(_ rule: RuleSet.Cited<some Sendable>) -> Basis {
    .parameters(rule.map { _ in })
  }

  /// A parameter, or where the rules do not have it something else.
  static func rule(_ rule: RuleSet.Cited<some Sendable>?, else word: StaticString) -> Basis {
    rule.map { .rule($0) } ?? .other(word)
  }

  /// The rule's key.
  var key: String {
    switch self {
    case .parameters(let rule, _): rule.key
    case .tests: Self.testsKey.description
    case .unverified(let key): key
    case .other(let word): word.description
    }
  }

  /// Writes the same; the keys of rules, which decide most, stand ready.
  func writeKey(to row: inout RowWriter) {
    switch self {
    case .parameters(let rule, _): rule.writeKey(to: &row)
    case .tests: row.word(Self.testsKey)
    case .unverified(let key): row.text(key)
    case .other(let word): row.word(word)
    }
  }

  /// The parameters with document, clause and grade; empty where there are none.
  var sources: [Text] {
    switch self {
    case .parameters(let rule, let other): [rule, other].compactMap { $0?.reference }
    case .tests(let tested): tested.results.map(\.rule.reference)
    case .unverified, .other: []
    }
  }

  private static var testsKey: StaticString { "selection.tests" }
}
