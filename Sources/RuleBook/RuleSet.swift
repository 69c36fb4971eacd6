public import ExactNumbers
import Synchronization
import Tables
public import Wording
public import Writing

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
  private let origins: [String: Permanent<Origin>]
  /// Whether a value counts as used as soon as it is read.
  private var readingIsUse = true

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
    origins = Self.origins(parameters)
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

  /// A value together with where it comes from.
  public struct Cited<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    private let origin: Permanent<Origin>

    /// The parameter's name, with the row of a table.
    public var key: String { origin.read { $0.key } }
    /// How sure the value is.
    public var grade: Grade { origin.read { $0.grade } }
    /// The document, the clause and the grade.
    public var source: Text { origin.read { $0.source } }

    /// Pairs a value with its source.
    public init(value: Value, key: String, grade: Grade, source: Text) {
      self.init(
        value: value, origin: Permanent(Origin(key: key, grade: grade, source: source)))
    }

    fileprivate init(value: Value, origin: Permanent<Origin>) {
      self.value = value
      self.origin = origin
    }

    /// Remembers that the value was applied.
    public func use() { origin.read { $0.markUsed() } }

    /// Writes the parameter's name as a cell.
    public func writeKey(to row: inout RowWriter) { origin.read { row.text(0, of: $0.cell) } }

    /// The parameter with its source, as explanations cite it.
    public var reference: Text { Text("\(key): ") + source }

    /// The same source for a value derived from this one.
    public func map<Other: Sendable>(_ transform: (Value) throws -> Other) rethrows -> Cited<Other>
    {
      .init(value: try transform(value), origin: origin)
    }
  }

  /// Where a value comes from.
  ///
  /// A class, as every bid that a rule decides cites it.
  fileprivate final class Origin: Sendable {
    let key: String
    let grade: Grade
    let source: Text
    /// Whether a value with this origin was handed out.
    let isUsed = Atomic(false)
    /// The key as a cell of results.
    let cell: Permanent<ReadyTexts>

    init(key: String, grade: Grade, source: Text) {
      (self.key, self.grade, self.source) = (key, grade, source)
      cell = Permanent(ReadyTexts([key]))
    }

    /// Threads that look into the same tables only read the mark once it is set.
    func markUsed() {
      if !isUsed.load(ordering: .relaxed) { isUsed.store(true, ordering: .relaxed) }
    }
  }

  /// The origins of all values: of parameters, rows of tables, records and their cells.
  private static func origins(_ parameters: [String: Parameter]) -> [String: Permanent<Origin>] {
    var origins: [String: Permanent<Origin>] = [:]
    for (key, parameter) in parameters {
      func add(_ row: String, _ grade: Grade?) {
        var parameter = parameter
        parameter.grade = grade ?? parameter.grade
        // The document knows nothing of a row that the user gave.
        let source = grade == .supplied ? Grade.supplied.title : parameter.source
        let name = row.isEmpty ? key : "\(key).\(row)"
        origins[name] = Permanent(Origin(key: name, grade: parameter.grade, source: source))
      }
      add("", nil)
      for row in parameter.value.rowNames { add(row, parameter.grade(ofRow: row)) }
    }
    return origins
  }

  /// The grade of a value that was used; nil where it was not.
  func usedGrade(of place: RulePlace) -> Grade? {
    origins[place.name]?.read { $0.isUsed.load(ordering: .relaxed) ? $0.grade : nil }
  }

  /// A value with its origin, remembered as used unless the set is read ahead.
  func cite<Value>(_ value: Value, _ name: String) throws(RuleError) -> Cited<Value> {
    guard let origin = origins[name] else { throw .unset(key: name, id: id) }
    let cited = Cited(value: value, origin: origin)
    if readingIsUse { cited.use() }
    return cited
  }

  /// The numbers of a table by row.
  public struct Table: Sendable {
    private let content: Permanent<Content>

    /// The id of the rule set.
    public var ruleSet: String { content.read(\.ruleSet) }
    /// The name of the parameter.
    public var name: String { content.read(\.name) }

    /// What a table holds.
    ///
    /// A class, as the stages of every lot look into the same tables.
    private final class Content: Sendable {
      let ruleSet: String
      let name: String
      let rows: [Row]
      let lookingUpIsUse: Bool

      init(ruleSet: String, name: String, rows: [Row], lookingUpIsUse: Bool) {
        (self.ruleSet, self.name, self.rows) = (ruleSet, name, rows)
        self.lookingUpIsUse = lookingUpIsUse
      }
    }

    private struct Row {
      let name: String
      /// The first count that the row is for; nil where its name is no count.
      let count: Int?
      /// Whether it is also for every count above.
      let isOpen: Bool
      let value: Cited<Ratio>
    }

    fileprivate init(
      ruleSet: String, name: String, rows: [(name: String, value: Cited<Ratio>)],
      lookingUpIsUse: Bool
    ) {
      let rows = rows.map { row in
        let isOpen = row.name.hasSuffix("+")
        // Only the usual way to write a number names its count: `04` does not.
        let count = Int(isOpen ? String(row.name.dropLast()) : row.name)
        let isCount = isOpen || count.map(String.init) == row.name
        return Row(name: row.name, count: isCount ? count : nil, isOpen: isOpen, value: row.value)
      }
      content = Permanent(
        Content(ruleSet: ruleSet, name: name, rows: rows, lookingUpIsUse: lookingUpIsUse))
    }

    private func lookedUp(_ value: Cited<Ratio>) -> Cited<Ratio> {
      if content.read(\.lookingUpIsUse) { value.use() }
      return value
    }

    /// The value for a count: its own row, or the last `k+` row with k at or below it.
    public func value(forCount count: Int) throws(RuleError) -> Cited<Ratio> {
      let value = content.read { content -> Cited<Ratio>? in
        var open: Int?
        for index in content.rows.indices {
          guard let start = content.rows[index].count else { continue }
          let isOpen = content.rows[index].isOpen
          if !isOpen, start == count { return content.rows[index].value }
          if isOpen, start <= count { open = index }
        }
        return open.map { content.rows[$0].value }
      }
      guard let value else { throw .noRow(key: name, row: String(count), id: ruleSet) }
      return lookedUp(value)
    }

    /// The value of a named row; nil when the table has none.
    public func value(named row: String) -> Cited<Ratio>? {
      content.read { $0.rows.first { $0.name == row }?.value }.map(lookedUp)
    }

    /// The names of all rows.
    public var rowNames: [String] { content.read { $0.rows.map(\.name) } }
  }

  /// Whether the set gives a value for the key.
  public func has(_ key: RuleKey) -> Bool {
    parameters[key.name].map { $0.value != .unset } ?? false
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

  /// Several words in order.
  public func list(_ key: RuleKey) throws(RuleError) -> Cited<[String]> {
    guard case .list(let words) = try parameter(key).value else {
      throw .unset(key: key.name, id: id)
    }
    return try cite(words, key.name)
  }

  /// Numbers by row.
  public func table(_ key: RuleKey) throws(RuleError) -> Table {
    guard case .table(let rows) = try parameter(key).value else {
      throw .unset(key: key.name, id: id)
    }
    var numbers: [(String, Cited<Ratio>)] = []
    for row in rows {
      let name = "\(key.name).\(row.name)"
      guard let number = Ratio(decimal: row.value), let origin = origins[name] else {
        throw .wrongValue(file: id, path: name, expected: Expectation.number)
      }
      // A row is used when it is looked up.
      numbers.append((row.name, Cited(value: number, origin: origin)))
    }
    return Table(
      ruleSet: id, name: key.name, rows: numbers, lookingUpIsUse: readingIsUse)
  }

  func parameter(_ key: RuleKey) throws(RuleError) -> Parameter {
    guard let parameter = parameters[key.name], parameter.value != .unset else {
      throw .unset(key: key.name, id: id)
    }
    return parameter
  }
}

extension RuleSet.Cited: BitwiseCopyable where Value: BitwiseCopyable {}
