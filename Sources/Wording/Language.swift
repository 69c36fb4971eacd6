/// A language of messages and headers.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"

}

/// A sentence in both languages, written side by side so that neither can be missing.
public struct Text: Sendable, Hashable {
  /// The English wording.
  public let en: String
  /// The Chinese wording.
  public let zh: String

  /// Makes a text from its two wordings.
  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  /// Makes a text of what was written in one language or in both: what is absent is told in the other.
  /// Nil where nothing was.
  public init?(written en: String?, zh: String?) {
    let (en, zh) = (en ?? "", zh ?? "")
    guard !en.isEmpty || !zh.isEmpty else { return nil }
    self.init(en: en.isEmpty ? zh : en, zh: zh.isEmpty ? en : zh)
  }

  /// Makes a text that reads the same in both languages: a name, a number, a code.
  public init(_ same: String) {
    self.init(en: same, zh: same)
  }

  /// The wording in one language.
  public func callAsFunction(_ language: Language) -> String {
    switch language {
    case .english: en
    case .chinese: zh
    }
  }

  /// Joins two texts, language by language.
  public static func + (left: Text, right: Text) -> Text {
    Text(en: left.en + right.en, zh: left.zh + right.zh)
  }
}

extension Text {
  /// The first names of a list, and how many more there are; in Chinese all are counted, by a word
  /// such as 个品种.
  ///
  /// `count` is how many there are where not all are given.
  public init(firstOf names: [String], most: Int = 5, of count: Int? = nil, counted word: String) {
    let shown = names.prefix(most)
    let count = count ?? names.count
    let more = count - shown.count
    self.init(
      en: shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""),
      zh: shown.joined(separator: "、") + (more > 0 ? "等 \(count) \(word)" : ""))
  }
}

extension Sequence<Text> {
  /// One text of many: `; ` between them in English, `；` in Chinese.
  public func joined() -> Text {
    Text(en: map(\.en).joined(separator: "; "), zh: map(\.zh).joined(separator: "；"))
  }
}

/// One of a few words that may stand in a cell of a table, each with its name in both languages.
public protocol NamedChoice: CaseIterable, RawRepresentable<String> {
  /// Its name, which may be written, too.
  var title: Text { get }
}

extension NamedChoice {
  /// The choice that a cell names in either language; nil for any other word.
  public init?(named word: String) {
    guard
      let choice = Self.allCases.first(where: {
        [$0.rawValue, $0.title.en].contains(word.lowercased()) || $0.title.zh == word
      })
    else { return nil }
    self = choice
  }

  /// What may be written, for messages: all words and Chinese names.
  public static var choices: Text {
    Text(
      en: allCases.map(\.rawValue).joined(separator: ", "),
      zh: allCases.map(\.title.zh).joined(separator: "、"))
  }
}
