public import ExactNumbers
import Tables
import Wording

/// Reads and checks the records of a rule-set file.
struct RecordsForm {
  let columns: [RuleColumn]
  let path: String
  let file: String

  func records(_ items: [JSONTree]) throws(RuleError) -> [RuleValue.Record] {
    var records: [RuleValue.Record] = []
    for (index, item) in items.enumerated() {
      let record = try record(item, path: "\(path)[\(index)]")
      guard !records.contains(where: { $0.name == record.name }) else {
        throw .wrongValue(
          file: file, path: "\(path)[\(index)]",
          expected: Text(
            en: "named otherwise: \(record.name) is taken", zh: "其他名称：\(record.name) 已被使用"))
      }
      records.append(record)
    }
    return records
  }

  private func record(_ item: JSONTree, path: String) throws(RuleError) -> RuleValue.Record {
    guard case .object(let object) = item else {
      throw .wrongValue(file: file, path: path, expected: Expectation.object)
    }
    let names = columns.map(\.name)
    for key in object.keys.sorted() where !names.contains(key) {
      throw .unknownKey(
        file: file, path: "\(path).\(key)", nearest: nearestName(to: key, among: names))
    }
    var values: [RuleValue.Row] = []
    for column in columns {
      let path = "\(path).\(column.name)"
      switch object[column.name] {
      case nil: throw .missingKey(file: file, path: path)
      case .null?: continue
      case .text(let text)?:
        try RuleValue.check(text, form: column.form, path: path, file: file)
        values.append(RuleValue.Row(name: column.name, value: text))
      default: throw .wrongValue(file: file, path: path, expected: column.form.expectation)
      }
    }
    guard let name = values.first, name.name == names.first else {
      throw .missingKey(file: file, path: "\(path).\(names.first ?? "")")
    }
    return RuleValue.Record(name: name.value, values: values)
  }
}

extension Parameter {
  /// The parameter with one value of one record, named `A1.points`, replaced by the user's own.
  func replacing(_ cell: RuleValue.Row, columns: [RuleColumn], path: String, file: String)
    throws(RuleError) -> Parameter
  {
    guard case .records(var records) = value else { return self }
    let parts = cell.name.split(separator: ".", maxSplits: 1).map(String.init)
    guard let index = records.firstIndex(where: { $0.name == parts.first }) else {
      throw .unknownKey(
        file: file, path: path,
        nearest: nearestName(to: parts.first ?? "", among: records.map(\.name)))
    }
    let changeable = columns.dropFirst()
    guard parts.count == 2, let column = changeable.first(where: { $0.name == parts[1] }) else {
      throw .unknownKey(
        file: file, path: path,
        nearest: parts.count == 2 ? nearestName(to: parts[1], among: changeable.map(\.name)) : nil)
    }
    try RuleValue.check(cell.value, form: column.form, path: path, file: file)
    records[index].values.removeAll { $0.name == column.name }
    records[index].values.append(RuleValue.Row(name: column.name, value: cell.value))
    var copy = self
    copy.value = .records(records)
    copy.rowGrades[cell.name] = .supplied
    return copy
  }
}

extension RuleSet {
  /// One record of a parameter, with where it comes from.
  public struct Record: Sendable {
    let id: String
    let key: String
    let parameter: Parameter
    let record: RuleValue.Record

    /// The record's name.
    public var name: String { record.name }

    /// The text of a column.
    ///
    /// - Throws: `RuleError.unset` when the record has none.
    public func text(_ column: String) throws(RuleError) -> String {
      guard let text = optionalText(column) else {
        throw .unset(key: "\(key).\(name).\(column)", id: id)
      }
      return text
    }

    /// The text of a column; nil when the record has none.
    public func optionalText(_ column: String) -> String? {
      record.values.first { $0.name == column }?.value
    }

    /// The number of a column, with its source.
    ///
    /// - Throws: `RuleError.unset` when the record has none.
    public func number(_ column: String) throws(RuleError) -> Cited<Ratio> {
      let text = try text(column)
      guard let number = Ratio(decimal: text) else {
        throw .wrongValue(file: id, path: "\(key).\(name).\(column)", expected: Expectation.number)
      }
      return cite(number, column)
    }

    /// The whole number of a column, with its source.
    ///
    /// - Throws: `RuleError.unset` when the record has none.
    public func integer(_ column: String) throws(RuleError) -> Cited<Int> {
      let text = try text(column)
      guard let number = Int(text) else {
        throw .wrongValue(
          file: id, path: "\(key).\(name).\(column)", expected: Expectation.wholeNumber)
      }
      return cite(number, column)
    }

    private func cite<Value>(_ value: Value, _ column: String) -> Cited<Value> {
      var parameter = parameter
      parameter.grade =
        parameter.rowGrades["\(name).\(column)"] ?? parameter.rowGrades[name] ?? parameter.grade
      return Cited(
        value: value, key: "\(key).\(name).\(column)", grade: parameter.grade,
        source: parameter.source)
    }
  }

  /// Named records in the order of the rule set.
  public func records(_ key: RuleKey) throws(RuleError) -> Cited<[Record]> {
    let parameter = try parameter(key)
    guard case .records(let records) = parameter.value else {
      throw .unset(key: key.name, id: id)
    }
    return Cited(
      value: records.map { Record(id: id, key: key.name, parameter: parameter, record: $0) },
      key: key.name, grade: parameter.grade, source: parameter.source)
  }
}
