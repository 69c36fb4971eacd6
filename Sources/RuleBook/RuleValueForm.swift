import ExactNumbers
import Tables
import Wording

/// Checks values against the form of their key.
extension RuleValue {
  /// Reads a value of a rule-set file.
  init(_ tree: JSONTree, key: RuleKey, path: String, file: String) throws(RuleError) {
    switch (key.form, tree) {
    case (_, .null):
      self = .unset
    case (.number, .text(let text)), (.integer, .text(let text)), (.choice, .text(let text)),
      (.text, .text(let text)):
      try Self.check(text, of: key, path: path, file: file)
      self = .text(text)
    case (.list, .list(let items)):
      var words: [String] = []
      for item in items {
        guard case .text(let word) = item else {
          throw .wrongValue(file: file, path: path, expected: key.form.expectation)
        }
        try Self.check(word, of: key, path: path, file: file)
        words.append(word)
      }
      self = .list(words)
    case (.countTable, .object(let object)), (.nameTable, .object(let object)):
      var rows: [Row] = []
      for name in object.keys.sorted() {
        guard case .text(let value)? = object[name] else {
          throw .wrongValue(file: file, path: "\(path).\(name)", expected: Expectation.quotedNumber)
        }
        let row = Row(name: name, value: value)
        try Self.check(row, of: key, path: "\(path).\(name)", file: file)
        rows.append(row)
      }
      self = .table(rows.sorted(by: Self.inOrder))
    case (.records(let columns), .list(let items)):
      self = .records(
        try RecordsForm(columns: columns, path: path, file: file).records(items))
    default:
      throw .wrongValue(file: file, path: path, expected: key.form.expectation)
    }
  }

  /// Reads a value given on the command line; several words are separated by commas.
  init(argument: String, key: RuleKey, place: String) throws(RuleError) {
    switch key.form {
    case .number, .integer, .choice, .text:
      try Self.check(argument, of: key, path: key.name, file: place)
      self = .text(argument)
    case .list:
      let words =
        argument == "none"
        ? [] : argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      for word in words { try Self.check(word, of: key, path: key.name, file: place) }
      self = .list(words)
    case .countTable, .nameTable:
      throw .wrongValue(
        file: place, path: key.name,
        expected: Text(
          en: "given row by row: --set \(key.name).ROW=VALUE",
          zh: "逐行给出的值：--set \(key.name).行=值"))
    case .records:
      throw .wrongValue(
        file: place, path: key.name,
        expected: Text(
          en: "given one by one: --set \(key.name).NAME.COLUMN=VALUE, or in a rule file",
          zh: "逐项给出的值：--set \(key.name).名称.列=值，或写在规则文件中"))
    }
  }

  /// Rows in the order of their numbers, then of their names.
  static func inOrder(_ a: Row, _ b: Row) -> Bool {
    func number(_ row: Row) -> Int { Int(row.name.filter { $0 != "+" }) ?? Int.max }
    return (number(a), a.name) < (number(b), b.name)
  }

  static func check(_ row: Row, of key: RuleKey, path: String, file: String) throws(RuleError) {
    if case .countTable = key.form {
      let digits = row.name.hasSuffix("+") ? row.name.dropLast() : row.name[...]
      // Rows are looked up by these very digits: `04` or `+4` would never be found.
      guard let count = Int(digits), count >= 0, digits == String(count) else {
        throw .wrongValue(
          file: file, path: path,
          expected: Text(en: "named by a number such as 4 or 16+", zh: "以 4 或 16+ 这样的数命名的行"))
      }
    }
    guard Ratio(decimal: row.value) != nil else {
      throw .wrongValue(file: file, path: path, expected: Expectation.quotedNumber)
    }
  }

  private static func check(_ text: String, of key: RuleKey, path: String, file: String)
    throws(RuleError)
  {
    try check(text, form: key.form, path: path, file: file)
  }

  static func check(_ text: String, form: RuleKey.Form, path: String, file: String)
    throws(RuleError)
  {
    let fits =
      switch form {
      case .number: Ratio(decimal: text) != nil
      case .integer: Int(text).map { $0 >= 0 } ?? false
      case .choice(let words), .list(let words): words.contains(text)
      case .text: true
      case .countTable, .nameTable, .records: false
      }
    guard fits else { throw .wrongValue(file: file, path: path, expected: form.expectation) }
  }
}

extension RuleKey.Form {
  /// What a value must be, for error messages.
  var expectation: Text {
    switch self {
    case .number:
      Text(en: "a number in quotes, such as \"1.8\"", zh: "加引号的数字，如 \"1.8\"")
    case .integer:
      Text(en: "a whole number in quotes, such as \"3\"", zh: "加引号的整数，如 \"3\"")
    case .choice(let words): Expectation.oneOf(words)
    case .list(let words):
      Text(
        en: "a list of \(words.joined(separator: ", "))",
        zh: "由下列词组成的列表：\(words.joined(separator: "、"))")
    case .text: Expectation.quotedText
    case .countTable:
      Text(
        en: "an object from counts such as \"4\" or \"16+\" to numbers in quotes",
        zh: "对象：数量（如 \"4\" 或 \"16+\"）对应加引号的数字")
    case .nameTable:
      Text(en: "an object from names to numbers in quotes", zh: "对象：名称对应加引号的数字")
    case .records(let columns):
      Text(
        en: "a list of objects with the keys \(columns.map(\.name).joined(separator: ", "))",
        zh: "对象的列表，各有下列键：\(columns.map(\.name).joined(separator: "、"))")
    }
  }
}
