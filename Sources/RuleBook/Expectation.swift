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
