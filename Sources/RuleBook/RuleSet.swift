public import ExactNumbers

import Tables
public import Wording
import Writing

/// The rules of one tender, profile, scorecard or payment scheme, complete with its baselines.
public struct RuleSet: Sendable {
  /// The name by which commands know it.
  public let id: String
  /// What kind it is; see `RuleCatalogue.kind`.
  public let kind: String
  /// Its title.
  public let title: Text
  /// The document that it follows.
  public let document: Text
  /// The first day on which it applies, and the last.
  public let effective: (from: String?, to: String?)
  /// What it does and what is not known, in words.
  public let summary: Text?
  /// The set on which it builds.
  public let baseline: String?
  /// The parameters of the baseline that do not hold here.
  let removed: [String]
  /// The parameters of the set, by name.
  public let parameters: [String: Parameter]
  /// Where each single value comes from, and whether it was used; copies of the set share it.
  let origins: Origins
  /// The tables that have been read.
  let tables = ReadTables()
  /// Whether a value counts as used as soon as it is read.
  var readingIsUse = true

  init(
    id: String, kind: String, title: Text, document: Text, effective: (String?, String?),
    summary: Text?, baseline: String?, removed: [String] = [], parameters: [String: Parameter]
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.document = document
    self.effective = effective
    self.summary = summary
    self.baseline = baseline
    self.removed = removed
    self.parameters = parameters
    origins = Origins(parameters)
  }

  /// The same set with other values, of which none has been used.
  init(_ set: RuleSet, parameters: [String: Parameter]) {
    self.init(
      id: set.id, kind: set.kind, title: set.title, document: set.document,
      effective: set.effective, summary: set.summary, baseline: set.baseline,
      removed: set.removed, parameters: parameters)
  }

  /// The same set, for rules that are read before it is known which of them apply: a value counts
  /// as used where `use` says so.
  public var readAhead: RuleSet {
    var set = self
    set.readingIsUse = false
    return set
  }

  /// Remembers that a parameter was applied.
  public func use(_ key: RuleKey) { origins[key.name]?.read { $0.markUsed() } }

  /// The grade of a value that was used; nil where it was not.
  func usedGrade(of place: RulePlace) -> Grade? {
    origins[place.name]?.read { $0.isUsed ? $0.grade : nil }
  }

  /// A value with its origin, remembered as used unless the set is read ahead.
  func cite<Value>(_ value: Value, _ name: String) throws(RuleError) -> Cited<Value> {
    guard let origin = origins[name] else { throw .unset(key: name, id: id) }
    let cited = Cited(value: value, origin: origin)
    if readingIsUse { cited.use() }
    return cited
  }

  /// Whether the set gives a value for the key.
  public func has(_ key: RuleKey) -> Bool {
    parameters[key.name].map { $0.value != .unset } ?? false
  }

  /// A parameter that a set may leave out; one that is there but unset stops the run.
  public func given<Value>(_ key: RuleKey, _ read: (RuleKey) throws(RuleError) -> Value)
    throws(RuleError) -> Value?
  {
    parameters[key.name] == nil ? nil : try read(key)
  }

  /// A number.
  public func number(_ key: RuleKey) throws(RuleError) -> Cited<Ratio> {
    let text = try text(key)
    guard let number = Ratio(decimal: text.value) else {
      throw .wrongValue(file: id, path: key.name, expected: Expectation.number)
    }
    return text.map { _ in number }
  }

  /// A whole number.
  public func integer(_ key: RuleKey) throws(RuleError) -> Cited<Int> {
    let text = try text(key)
    guard let number = Int(text.value) else {
      throw .wrongValue(file: id, path: key.name, expected: Expectation.wholeNumber)
    }
    return text.map { _ in number }
  }

  /// A word or a sentence.
  public func text(_ key: RuleKey) throws(RuleError) -> Cited<String> {
    guard case .text(let text) = try parameter(key).value else {
      throw .unset(key: key.name, id: id)
    }
    return try cite(text, key.name)
  }

  /// A `yes`; anything else is none.
  public func flag(_ key: RuleKey) throws(RuleError) -> Cited<Bool> {
    try text(key).map { $0 == "yes" }
  }

  /// One of the words that an enumeration has.
  public func word<Word: RawRepresentable<String>>(_ key: RuleKey) throws(RuleError) -> Cited<Word>
  {
    let text = try text(key)
    guard let word = Word(rawValue: text.value) else {
      throw .wrongValue(file: id, path: key.name, expected: key.form.expectationOfOne())
    }
    return text.map { _ in word }
  }

  /// Several words in order.
  public func list(_ key: RuleKey) throws(RuleError) -> Cited<[String]> {
    guard case .list(let words) = try parameter(key).value else {
      throw .unset(key: key.name, id: id)
    }
    return try cite(words, key.name)
  }

  func parameter(_ key: RuleKey) throws(RuleError) -> Parameter {
    guard let parameter = parameters[key.name], parameter.value != .unset else {
      throw .unset(key: key.name, id: id)
    }
    return parameter
  }
}
