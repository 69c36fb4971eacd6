public import ExactNumbers
public import Wording

extension RuleSet {
  /// One record of a parameter, with where it comes from.
  public struct Record: Sendable {
    let set: RuleSet
    let key: String
    let record: RuleValue.Record

    /// The record's name.
    public var name: String { record.name }

    /// The text of a column.
    ///
    /// - Throws: `RuleError.unset` when the record has none.
    public func text(_ column: String) throws(RuleError) -> String { try cited(column).value }

    /// The words of two columns, one a language; what is absent is told in the other language.
    ///
    /// - Throws: `RuleError.unset` when the record has neither.
    public func wording(en: String, zh: String) throws(RuleError) -> Text {
      guard let text = Text(written: optionalText(en), zh: optionalText(zh)) else {
        throw .unset(key: "\(key).\(name).\(zh)", id: set.id)
      }
      return text
    }

    /// The text of a column; nil when the record has none.
    public func optionalText(_ column: String) -> String? { try? text(column) }

    /// The number of a column, with its source.
    ///
    /// - Throws: `RuleError.unset` when the record has none.
    public func number(_ column: String) throws(RuleError) -> Cited<Ratio> {
      let text = try cited(column)
      guard let number = Ratio(decimal: text.value) else {
        throw .wrongValue(file: set.id, path: text.key, expected: Expectation.number)
      }
      return text.map { _ in number }
    }

    /// The whole number of a column, with its source.
    ///
    /// - Throws: `RuleError.unset` when the record has none.
    public func integer(_ column: String) throws(RuleError) -> Cited<Int> {
      let text = try cited(column)
      guard let number = Int(text.value) else {
        throw .wrongValue(file: set.id, path: text.key, expected: Expectation.wholeNumber)
      }
      return text.map { _ in number }
    }

    /// The text of a column, with its source.
    ///
    /// - Throws: `RuleError.unset` when the record has none.
    public func cited(_ column: String) throws(RuleError) -> Cited<String> {
      let path = "\(key).\(name).\(column)"
      guard let cell = record.values.first(where: { $0.name == column }) else {
        throw .unset(key: path, id: set.id)
      }
      return try set.cite(cell.value, path)
    }
  }

  /// Named records in the order of the rule set.
  public func records(_ key: RuleKey) throws(RuleError) -> Cited<[Record]> {
    guard case .records(let records) = try parameter(key).value else {
      throw .unset(key: key.name, id: id)
    }
    return try cite(records.map { Record(set: self, key: key.name, record: $0) }, key.name)
  }
}
