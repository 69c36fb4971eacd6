import Tables
public import Wording

/// What a value of a rule set must be, in the words that errors share.
public enum Expectation {
  /// A number.
  public static let number = Text(en: "a number", zh: "一个数")
  /// A whole number.
  public static let wholeNumber = Text(en: "a whole number", zh: "整数")
  /// A number above zero.
  public static let aboveZero = Text(en: "above zero", zh: "大于零的数")

  static let quotedText = Text(en: "a text in quotes", zh: "加引号的文字")
  static let eachOnce = Text(en: "a list that names nothing twice", zh: "不重复的列表")
  static let object = Text(en: "an object", zh: "一个对象")

  /// A value with an example; in a file both stand in quotes.
  static func example(_ kind: Text, _ example: String, quoted: Bool) -> Text {
    quoted
      ? Text(
        en: "\(kind.en) in quotes, such as \"\(example)\"", zh: "加引号的\(kind.zh)，如 \"\(example)\"")
      : Text(en: "\(kind.en), such as \(example)", zh: "\(kind.zh)，如 \(example)")
  }

  /// What a text must be that stands in a table as well as in JSON and is to be the same in both; nil
  /// of one that a table holds as it is.
  static func kept(_ text: String) -> Text? {
    if let scalar = text.unicodeScalars.first(where: \.isReplacedInTables) {
      return Text(
        en: "a text without the character \(scalar.codePoint), which no table holds as it is",
        zh: "不含字符 \(scalar.codePoint) 的文字（表格无法原样保存该字符）")
    }
    guard text == text.trimmed else {
      return Text(en: "a text without spaces before or behind it", zh: "首尾无空格的文字")
    }
    guard text == text.withoutFormulaGuard else {
      return Text(
        en:
          "a text that does not begin with an apostrophe and a sign, by which a table marks what is "
          + "no formula",
        zh: "不以撇号加运算符开头的文字（表格以此标记非公式内容）")
    }
    return nil
  }

  /// One of some words.
  public static func oneOf(_ words: [String]) -> Text {
    Text(
      en: "one of \(words.joined(separator: ", "))", zh: "以下之一：\(words.joined(separator: "、"))")
  }
}

extension [String] {
  /// The first text that stands twice.
  var firstRepeated: String? {
    var seen: Set<String> = []
    return first { !seen.insert($0).inserted }
  }
}

extension Unicode.Scalar {
  /// Whether tables have the number of the character in place of it; line ends and tabs stay.
  fileprivate var isReplacedInTables: Bool { isHarmful && !["\n", "\r", "\t"].contains(self) }
}
