public import ExactNumbers
public import Tables
public import Wording

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
  public private(set) var parameters: [String: Parameter]

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
  }

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

    private init(value: Value, origin: Permanent<Origin>) {
      self.value = value
      self.origin = origin
    }

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
  private final class Origin: Sendable {
    let key: String
    let grade: Grade
    let source: Text
    /// The key as a cell of results.
    let cell: Permanent<ReadyTexts>

    init(key: String, grade: Grade, source: Text) {
      (self.key, self.grade, self.source) = (key, grade, source)
      cell = Permanent(ReadyTexts([key]))
    }
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

      init(ruleSet: String, name: String, rows: [Row]) {
        (self.ruleSet, self.name, self.rows) = (ruleSet, name, rows)
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

    init(
      ruleSet: String, name: String, parameter: Parameter, rows: [(name: String, value: Ratio)]
    ) {
      let rows = rows.map { row in
        let isOpen = row.name.hasSuffix("+")
        // Only the usual way to write a number names its count: `04` does not.
        let count = Int(isOpen ? String(row.name.dropLast()) : row.name)
        let isCount = isOpen || count.map(String.init) == row.name
        return Row(
          name: row.name, count: isCount ? count : nil, isOpen: isOpen,
          value: Self.cited(row, name: name, parameter))
      }
      content = Permanent(Content(ruleSet: ruleSet, name: name, rows: rows))
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
      return value
    }

    /// The value of a named row; nil when the table has none.
    public func value(named row: String) -> Cited<Ratio>? {
      content.read { $0.rows.first { $0.name == row }?.value }
    }

    /// The names of all rows.
    public var rowNames: [String] { content.read { $0.rows.map(\.name) } }

    private static func cited(
      _ row: (name: String, value: Ratio), name: String, _ parameter: Parameter
    ) -> Cited<Ratio> {
      var parameter = parameter
      let rowGrade = parameter.rowGrades[row.name]
      parameter.grade = rowGrade ?? parameter.grade
      // The document knows nothing of a row that the user gave.
      return Cited(
        value: row.value, key: "\(name).\(row.name)", grade: parameter.grade,
        source: rowGrade == .supplied ? Grade.supplied.title : parameter.source)
    }
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
    let parameter = try parameter(key)
    guard case .text(let text) = parameter.value else { throw .unset(key: key.name, id: id) }
    return cite(text, key, parameter)
  }

  /// Several words in order.
  public func list(_ key: RuleKey) throws(RuleError) -> Cited<[String]> {
    let parameter = try parameter(key)
    guard case .list(let words) = parameter.value else { throw .unset(key: key.name, id: id) }
    return cite(words, key, parameter)
  }

  /// Numbers by row.
  public func table(_ key: RuleKey) throws(RuleError) -> Table {
    let parameter = try parameter(key)
    guard case .table(let rows) = parameter.value else { throw .unset(key: key.name, id: id) }
    var numbers: [(String, Ratio)] = []
    for row in rows {
      guard let number = Ratio(decimal: row.value) else {
        throw .wrongValue(file: id, path: "\(key.name).\(row.name)", expected: Expectation.number)
      }
      numbers.append((row.name, number))
    }
    return Table(ruleSet: id, name: key.name, parameter: parameter, rows: numbers)
  }

  func parameter(_ key: RuleKey) throws(RuleError) -> Parameter {
    guard let parameter = parameters[key.name], parameter.value != .unset else {
      throw .unset(key: key.name, id: id)
    }
    return parameter
  }

  private func cite<Value>(_ value: Value, _ key: RuleKey, _ parameter: Parameter) -> Cited<Value> {
    Cited(value: value, key: key.name, grade: parameter.grade, source: parameter.source)
  }

  /// The set with one value replaced by the user's own; `name` may end with a row of a table.
  ///
  /// - Throws: `RuleError.unknownKey` or `.wrongValue`.
  public func setting(_ name: String, to value: String, catalogue: RuleCatalogue)
    throws(RuleError) -> RuleSet
  {
    let place = "--set"
    var copy = self
    func supplied(_ value: RuleValue, replacing old: Parameter?) -> Parameter {
      Parameter(
        value: value, document: Text("--set"), clause: nil, grade: .supplied, checked: "",
        note: old?.note, origin: "--set")
    }
    if let key = catalogue.key(name) {
      let value = try RuleValue(argument: value, key: key, place: place)
      copy.parameters[name] = supplied(value, replacing: parameters[name])
      return copy
    }
    guard let key = catalogue.keys.first(where: { $0.isTable && name.hasPrefix($0.name + ".") })
    else {
      throw .unknownKey(
        file: place, path: name,
        nearest: suggestedName(for: name, among: catalogue.keys.map(\.name)))
    }
    let row = RuleValue.Row(name: String(name.dropFirst(key.name.count + 1)), value: value)
    if case .records(let columns) = key.form {
      copy.parameters[key.name] = try parameter(key).replacing(
        row, columns: columns, path: name, file: place)
      return copy
    }
    try RuleValue.check(row, of: key, path: name, file: place)
    var rows: [RuleValue.Row] = []
    if case .table(let old)? = parameters[key.name]?.value { rows = old }
    rows.removeAll { $0.name == row.name }
    rows.append(row)
    var parameter = parameters[key.name] ?? supplied(.unset, replacing: nil)
    parameter.value = .table(rows.sorted(by: RuleValue.inOrder))
    parameter.rowGrades[row.name] = .supplied
    copy.parameters[key.name] = parameter
    return copy
  }
}

extension RuleSet.Cited: BitwiseCopyable where Value: BitwiseCopyable {}
