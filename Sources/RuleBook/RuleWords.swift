public import Wording

/// The parameters of a kind of rule set in words, for people who do not know their names.
extension RuleCatalogue {
  /// What a parameter, or a row of one such as `shortlist.caps.6`, is called; nil of any other word.
  public func words(for name: String) -> Text? {
    if let key = key(name) { return key.meaning }
    guard let key = keys.first(where: { name.hasPrefix($0.name + ".") }) else { return nil }
    let row = name.dropFirst(key.name.count + 1)
    return key.meaning + Text(en: " (\(row))", zh: "（\(row)）")
  }

  /// What a parameter, or the one that has such a row, means, with its name in brackets, by which it is set.
  public func wordsAndName(of name: String) -> Text {
    let key = key(name) ?? keys.first { name.hasPrefix($0.name + ".") }
    guard let key else { return Text(name) }
    return key.meaning + Text(en: " (\(name))", zh: "（\(name)）")
  }

  /// Sentences whose sources name parameters by what they mean. A parameter in quotes is there to be
  /// typed, and stays.
  public func inWords(_ sentences: String, _ language: Language) -> String {
    // A source is a parameter with a colon behind it.
    let parts = sentences.split(separator: ": ", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else { return sentences }
    let told = parts.dropLast().map { part in
      let name = String(part.reversed().prefix { $0.isNamePart }.reversed())
      guard name.contains("."), let words = words(for: name) else { return part + ": " }
      return part.dropLast(name.count) + words(language) + (language == .chinese ? "：" : ": ")
    }
    return told.joined() + (parts.last ?? "")
  }
}

extension Character {
  /// Whether names of parameters and their rows are made of it.
  fileprivate var isNamePart: Bool { isASCII && (isLetter || isNumber || "._+-".contains(self)) }
}
