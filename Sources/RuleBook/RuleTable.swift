public import ExactNumbers

extension RuleSet {
  /// The numbers of a table by row.
  ///
  /// A class, as the rules of a stage, which are handed from lot to lot, hold several.
  public final class Table: Sendable {
    /// The id of the rule set.
    public let ruleSet: String
    /// The name of the parameter.
    public let name: String
    private let rows: [Row]
    private let lookingUpIsUse: Bool

    private struct Row: Sendable {
      let name: String
      /// The first count that the row is for; nil where its name is no count.
      let count: Int?
      /// Whether it is also for every count above.
      let isOpen: Bool
      let value: Cited<Ratio>

      init(_ name: String, _ value: Cited<Ratio>) {
        (self.name, self.value) = (name, value)
        isOpen = name.hasSuffix("+")
        // Only the usual way to write a number names its count: `04` does not.
        let count = Int(isOpen ? String(name.dropLast()) : name)
        self.count = isOpen || count.map(String.init) == name ? count : nil
      }
    }

    fileprivate init(
      ruleSet: String, name: String, rows: [(name: String, value: Cited<Ratio>)],
      lookingUpIsUse: Bool
    ) {
      (self.ruleSet, self.name, self.lookingUpIsUse) = (ruleSet, name, lookingUpIsUse)
      self.rows = rows.map { Row($0.name, $0.value) }
    }

    private func lookedUp(_ value: Cited<Ratio>) -> Cited<Ratio> {
      if lookingUpIsUse { value.use() }
      return value
    }

    /// The value for a count: its own row, or the last `k+` row with k at or below it.
    public func value(forCount count: Int) throws(RuleError) -> Cited<Ratio> {
      let row =
        rows.first { !$0.isOpen && $0.count == count }
        ?? rows.last { $0.isOpen && $0.count.map { $0 <= count } == true }
      guard let row else { throw .noRow(key: name, row: String(count), id: ruleSet) }
      return lookedUp(row.value)
    }

    /// The value of a named row; nil when the table has none.
    public func value(named row: String) -> Cited<Ratio>? {
      (rows.first { $0.name == row }?.value).map(lookedUp)
    }

    /// The names of all rows.
    public var rowNames: [String] { rows.map(\.name) }
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
    return Table(ruleSet: id, name: key.name, rows: numbers, lookingUpIsUse: readingIsUse)
  }
}
