import ExactNumbers
import Tables
public import Wording

/// The form and the range of a value.
public enum RuleForm: Sendable {
  /// A decimal or whole number, written as a string.
  case number(NumberRange)
  /// One of some words.
  case choice([String])
  /// Several of some words, in order.
  case list([String])
  /// Text.
  case text(TextForm)
  /// Numbers by row; a row is a whole number, or one with `+` for it and all above.
  case countTable(NumberRange)
  /// Numbers by row; a row is a name.
  case nameTable(NumberRange, rows: RowNames)
  /// Named records in order, each with the same columns; the first column is the name.
  case records([RuleColumn])

  /// What a text may be.
  public enum TextForm: Sendable {
    /// A day such as 2025-12-31.
    case day
    /// A quarter such as 2021Q3.
    case quarter
    /// A name of letters, digits and underscores that begins with a letter.
    case name
    /// Anything; why it has no range.
    case free(Text)

    static func isName(_ text: String) -> Bool {
      guard text.unicodeScalars.first?.properties.isAlphabetic == true else { return false }
      return text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_"
      }
    }
  }

  /// What the rows of a table may be named.
  public enum RowNames: Sendable {
    /// One of some words, and what these are.
    case words([String], Text)
    /// A number of a range.
    case numbers(NumberRange)
    /// Anything; why the names are not known.
    case free(Text)
  }

  /// Whether the value has rows or records.
  var isTable: Bool {
    switch self {
    case .countTable, .nameTable, .records: true
    case .number, .choice, .list, .text: false
    }
  }

  /// The columns of records; none of any other form.
  public var columns: [RuleColumn] { if case .records(let columns) = self { columns } else { [] } }

  var range: NumberRange? {
    switch self {
    case .number(let range), .countTable(let range), .nameTable(let range, _): range
    case .choice, .list, .text, .records: nil
    }
  }

  /// What values are allowed, or why all are, for a reader.
  public var title: Text {
    switch self {
    case .number(let range), .countTable(let range): range.title
    case .nameTable(let range, let rows): range.title + rows.title
    case .choice(let words): Expectation.oneOf(words)
    case .list(let words):
      Text(
        en: "any of \(words.joined(separator: ", "))", zh: "下列各项的组合：\(words.joined(separator: "、"))"
      )
    case .text(let form): form.title
    case .records(let columns):
      columns.map { Text("\($0.name): ") + $0.form.title }.joined()
    }
  }

  /// The first words of many, such as all dosage forms.
  private func few(_ words: [String], _ separator: String) -> String {
    let shown = words.count > 12 ? words.prefix(6) + ["…"] : words[...]
    return shown.joined(separator: separator)
  }

  /// What a value must be, for error messages; in a file it stands in quotes.
  public func expectation(quoted: Bool = true) -> Text {
    switch self {
    case .number(let range): range.expectation(quoted: quoted)
    case .choice(let words): Expectation.oneOf(words)
    case .list(let words):
      Text(
        en: "a list of \(words.joined(separator: ", "))",
        zh: "由下列词组成的列表：\(words.joined(separator: "、"))")
    case .text(let form): form.expectation(quoted: quoted)
    case .countTable(let range):
      Text(
        en: "an object from counts such as \"4\" or \"16+\" to numbers, such as "
          + "{\"4\": \"\(range.example)\"}",
        zh: "对象：数量（如 \"4\" 或 \"16+\"）对应数字，如 {\"4\": \"\(range.example)\"}")
    case .nameTable(let range, let rows):
      Text(
        en: "an object from names to numbers, such as {\"\(rows.example)\": \"\(range.example)\"}",
        zh: "对象：名称对应数字，如 {\"\(rows.example)\": \"\(range.example)\"}")
    case .records(let columns):
      Text(
        en: "a list of objects with the keys \(columns.map(\.name).joined(separator: ", "))",
        zh: "对象的列表，各有下列键：\(columns.map(\.name).joined(separator: "、"))")
    }
  }

  /// What one word of a list or one row of a table must be, else the value.
  func expectationOfOne(quoted: Bool = true) -> Text {
    switch self {
    case .countTable(let range), .nameTable(let range, _): range.expectation(quoted: quoted)
    case .number, .choice, .list, .text, .records: expectation(quoted: quoted)
    }
  }

  /// What a row must be named, where a name is not allowed; nil where it is.
  func expectation(ofRow name: String) -> Text? {
    switch self {
    case .countTable:
      let digits = name.hasSuffix("+") ? name.dropLast() : name[...]
      // Rows are looked up by these very digits: `04` or `+4` would never be found.
      let isCount = Int(digits).map { $0 >= 0 && digits == String($0) } ?? false
      return isCount
        ? nil : Text(en: "named by a number such as 4 or 16+", zh: "以 4 或 16+ 这样的数命名的行")
    case .nameTable(_, let rows): return rows.contains(name) ? nil : rows.expectation(besides: name)
    case .number, .choice, .list, .text, .records: return nil
    }
  }

  /// Whether a text is a value, or one of the words of a list, or the value of a row.
  func allows(_ text: String) -> Bool {
    switch self {
    case .number(let range), .countTable(let range), .nameTable(let range, _):
      range.contains(text)
    case .choice(let words), .list(let words): words.contains(text)
    case .text(.day): Day(iso: text) != nil
    case .text(.quarter): Quarter(text) != nil
    case .text(.name): TextForm.isName(text)
    case .text(.free): true
    case .records: false
    }
  }
}

extension RuleForm.TextForm {
  fileprivate var title: Text {
    switch self {
    case .day: Text(en: "a day", zh: "日期")
    case .quarter: Text(en: "a quarter", zh: "季度")
    case .name: Text(en: "a name of letters, digits and _", zh: "由字母、数字和 _ 组成的名称")
    case .free(let reason): Text(en: "text: ", zh: "文字：") + reason
    }
  }

  fileprivate func expectation(quoted: Bool) -> Text {
    switch self {
    case .day: Expectation.example(title, "2025-12-31", quoted: quoted)
    case .quarter: Expectation.example(title, "2021Q3", quoted: quoted)
    case .name: Expectation.example(title, "delivery_quality", quoted: quoted)
    case .free: Expectation.quotedText
    }
  }
}

extension RuleForm.RowNames {
  func contains(_ name: String) -> Bool {
    switch self {
    case .words(let words, _): words.contains(name)
    case .numbers(let range): range.contains(name)
    case .free: !name.isEmpty
    }
  }

  fileprivate var example: String {
    switch self {
    case .words(let words, _): words.first ?? ""
    case .numbers(let range): range.example
    case .free: "A"
    }
  }

  fileprivate var title: Text {
    switch self {
    case .words(_, let kind), .free(let kind): Text(en: ", by ", zh: "，行名：") + kind
    case .numbers(let range): Text(en: ", by ", zh: "，行名：") + range.title
    }
  }

  fileprivate func expectation(besides name: String) -> Text {
    switch self {
    case .words(let words, let kind):
      let nearest = suggestedName(for: name, among: words) ?? example
      return Text(
        en: "named by \(kind.en), such as `\(nearest)`", zh: "以\(kind.zh)命名的行，如 \(nearest)")
    case .numbers(let range):
      return Text(
        en: "named by \(range.title.en), such as \(range.example)",
        zh: "以\(range.title.zh)命名的行，如 \(range.example)")
    case .free(let kind): return Text(en: "named by \(kind.en)", zh: "以\(kind.zh)命名的行")
    }
  }
}
