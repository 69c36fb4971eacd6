/// One of a few words that may stand in a cell of a table, each with its name in both languages.
public protocol NamedChoice: CaseIterable, RawRepresentable<String> {
  /// Its name; in English the word itself.
  var title: Text { get }
}

extension NamedChoice {
  /// The choice that a cell names in either language; nil for any other word.
  public init?(named word: String) {
    guard
      let choice = Self.allCases.first(where: {
        $0.rawValue == word.lowercased() || $0.title.zh == word
      })
    else { return nil }
    self = choice
  }

  /// What may be written: `write a, b or c`.
  public static var remedy: Text {
    let (names, last) = (allCases.dropLast().map(\.title), allCases.suffix(1).map(\.title))
    return Text(
      en: "write \(names.map(\.en).joined(separator: ", ")) or \(last.map(\.en).joined())",
      zh: "请填写 \(names.map(\.zh).joined(separator: "、")) 或 \(last.map(\.zh).joined())")
  }
}
