public import Wording

/// `--lang`, which may stand anywhere in a command line, before the command too.
public enum LanguageOption {
  /// The option.
  public static let option = Option(
    "lang", value: "LANG", choices: Language.allCases.map(\.rawValue),
    help: Text(en: "language of messages and headers", zh: "消息与表头的语言"))

  /// Takes `--lang` out of a command line; nil when it is not there.
  ///
  /// - Throws: `UsageError` for a value that is missing or no language, or a second `--lang`.
  public static func take(from words: inout [String]) throws(UsageError) -> Language? {
    let typed = "--" + option.name
    let end = words.firstIndex(of: "--") ?? words.endIndex
    let places = words[..<end].indices.filter {
      words[$0] == typed || words[$0].hasPrefix(typed + "=")
    }
    guard let place = places.first else { return nil }
    guard places.count == 1 else { throw .repeated(typed) }
    let isAttached = words[place] != typed
    guard isAttached || place + 1 < end else { throw .missingValue(typed) }
    let value =
      isAttached ? String(words[place].dropFirst(typed.count + 1)) : words[place + 1]
    guard let language = Language(rawValue: value) else {
      throw .notAChoice(
        value, option: typed, choices: option.choices,
        nearest: suggestedName(for: value, among: option.choices))
    }
    words.removeSubrange(place...(isAttached ? place : place + 1))
    return language
  }

  /// The language of the locale: the first of LC_ALL, LC_MESSAGES and LANG that says anything.
  ///
  /// - Parameter environment: the value of a variable; nil or empty where it is not set.
  /// - Returns: Chinese where the locale's name begins with `zh`, else English.
  public static func ofLocale(_ environment: (String) -> String?) -> Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment(name), !value.isEmpty else { continue }
      return value.hasPrefix("zh") ? .chinese : .english
    }
    return .english
  }
}
