import Tables
import Wording

/// Reads values of a rule-set file and checks them against form and range of their key.
extension RuleSetFile {
  /// A value; nil where it is faulty.
  mutating func value(_ tree: JSONTree, _ form: RuleForm, path: String) -> RuleValue? {
    switch (form, tree) {
    case (_, .null): return .unset
    case (.number, _), (.choice, _), (.text, _):
      return single(tree, form, path: path).map { .text($0) }
    case (.list, .list(let items)):
      let words = items.compactMap { single($0, form, path: path) }
      if let word = words.firstRepeated { addWrong(path, Expectation.eachOnce, found: word) }
      return words.count == items.count ? .list(words) : nil
    case (.countTable, .object(let rows)), (.nameTable, .object(let rows)):
      return table(rows, form, path: path)
    case (.records(let columns), .list(let items)): return records(items, columns, path: path)
    default:
      addWrong(path, form.expectation(quoted: isQuoted))
      return nil
    }
  }

  /// A number, a word or a text in quotes.
  private mutating func single(_ tree: JSONTree, _ form: RuleForm, path: String) -> String? {
    guard case .text(let text) = tree else {
      // Of a row it is its value that is wrong, not the table.
      addWrong(
        path,
        form.isTable
          ? form.expectationOfOne(quoted: isQuoted) : form.expectation(quoted: isQuoted))
      return nil
    }
    guard form.allows(text) else {
      addWrong(path, form.expectationOfOne(quoted: isQuoted), found: text)
      return nil
    }
    if case .text(.free) = form { checkKept(text, path: path) }
    return text
  }

  private mutating func table(_ object: [String: JSONTree], _ form: RuleForm, path: String)
    -> RuleValue?
  {
    var rows: [RuleValue.Row] = []
    for name in object.keys.sorted() {
      if let expected = form.expectation(ofRow: name) {
        addWrong("\(path).\(name)", expected)
      } else if let value = single(object[name] ?? .null, form, path: "\(path).\(name)") {
        rows.append(RuleValue.Row(name: name, value: value))
      }
    }
    return rows.count == object.count ? .table(rows.sorted(by: RuleValue.inOrder)) : nil
  }

  private mutating func records(_ items: [JSONTree], _ columns: [RuleColumn], path: String)
    -> RuleValue?
  {
    var records: [RuleValue.Record] = []
    for (index, item) in items.enumerated() {
      let path = "\(path)[\(index)]"
      guard let record = record(item, columns, path: path) else { continue }
      if records.contains(where: { $0.name == record.name }) {
        addWrong(
          path,
          Text(en: "named otherwise: \(record.name) is taken", zh: "其他名称：\(record.name) 已被使用"))
      }
      records.append(record)
    }
    // What can be read is held against the rest of the file, though the file has faults.
    return .records(records)
  }

  private mutating func record(_ item: JSONTree, _ columns: [RuleColumn], path: String)
    -> RuleValue.Record?
  {
    guard let object = object(item, path: path, keys: columns.map(\.name)) else { return nil }
    var values: [RuleValue.Row] = []
    for column in columns {
      let path = "\(path).\(column.name)"
      switch object[column.name] {
      case nil: if !column.isOptional { add(.missingKey(file: file, path: path)) }
      case .null?: continue
      case let tree?:
        if let text = single(tree, column.form, path: path) {
          values.append(RuleValue.Row(name: column.name, value: text))
        }
      }
    }
    guard let name = values.first, name.name == columns.first?.name else {
      if object[columns[0].name] == .null {
        add(.missingKey(file: file, path: "\(path).\(columns[0].name)"))
      }
      return nil
    }
    return RuleValue.Record(name: name.value, values: values)
  }
}

extension RuleValue {
  /// Rows in the order of their numbers, then of their names.
  static func inOrder(_ a: Row, _ b: Row) -> Bool {
    func number(_ row: Row) -> Int { Int(row.name.filter { $0 != "+" }) ?? Int.max }
    return (number(a), a.name) < (number(b), b.name)
  }

  /// What may have a grade of its own: rows, records and their cells.
  var gradedNames: [String] {
    if case .records(let records) = self { records.map(\.name) + rowNames } else { rowNames }
  }
}
