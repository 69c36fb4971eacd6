import EmbeddedData
import Tables

/// Reads a dosage form as people write it.
///
/// `分散片剂`, `片剂(薄膜衣)`, `針劑`; several forms, or a form in brackets that does not refine the one
/// before them, are a class of forms. A part of a name is never taken for the whole.
enum FormText {
  private static var catalogue: FormCatalogue { FormCatalogue.standard }

  /// The form or class that a text names; nil where it is none.
  static func read(_ text: String) -> DosageForm? { read(folded: folded(text)) }

  /// What a text says of sugar, such as 无糖 in `颗粒剂(无糖型)`; nil where it says nothing.
  static func sugar(in text: String) -> Sugar? {
    let text = folded(text)
    return catalogue.sugars.first { text.contains($0.word) }?.sugar
  }

  /// Whether a text says that there is little sugar, of which the rule says nothing.
  static func isLowInSugar(_ text: String) -> Bool {
    let text = folded(text)
    return catalogue.lowSugar.contains(where: text.contains)
  }

  private static func read(folded text: String) -> DosageForm? {
    whole(text) ?? listed(text) ?? bracketed(text) ?? runTogether(text)
  }

  /// A text that is one name, perhaps with words in it that leave the form as it is.
  private static func whole(_ text: String) -> DosageForm? {
    if let form = catalogue.form(key: key(folded: text)) { return form }
    for (word, others) in catalogue.either where text.contains(word) {
      return DosageForm.any(of: others.map { whole(text.replacing(word, with: $0)) })
    }
    let rest = withoutAsides(text)
    return rest == text || rest.isEmpty ? nil : catalogue.form(key: key(folded: rest))
  }

  private static func withoutAsides(_ text: String) -> String {
    catalogue.asides.reduce(text) { $0.contains($1) ? $0.replacing($1, with: "") : $0 }
  }

  // MARK: Several

  /// `片剂;糖浆剂`: one of several forms.
  private static func listed(_ text: String) -> DosageForm? {
    let parts = parts(of: text)
    return parts.count > 1 ? DosageForm.any(of: parts.map { read(folded: $0) }) : nil
  }

  /// What stands between the separators outside brackets.
  private static func parts(of text: String) -> [String] {
    var (parts, depth) = ([""], 0)
    for character in text {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if depth == 0, ";、,/|+与和及或\n".contains(character) {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// `软膏剂凝胶剂`: two names, of which the first ends in 剂 or 剂型.
  private static func runTogether(_ text: String) -> DosageForm? {
    for end in text.indices where text[end] == "剂" || text[end] == "型" {
      let next = text.index(after: end)
      guard next < text.endIndex, let first = whole(String(text[..<next])),
        let second = read(folded: String(text[next...]))
      else { continue }
      return DosageForm.any(of: [first, second])
    }
    return nil
  }

  // MARK: Brackets

  /// `片剂(肠溶)`, `丸剂(水蜜丸)`: the form in the brackets, of the kind before them.
  private static func bracketed(_ text: String) -> DosageForm? {
    guard text.last == ")", let open = text.firstIndex(of: "(") else { return nil }
    let outer = String(text[..<open])
    let inner = parts(of: String(text[text.index(after: open)...].dropLast()))
    guard let form = whole(outer) else { return nil }
    return DosageForm.any(of: inner.map { refined(form, called: outer, by: $0) })
  }

  private static func refined(_ form: DosageForm, called outer: String, by inner: String)
    -> DosageForm?
  {
    if withoutAsides(inner).isEmpty { return form }
    let stems = form.stems + [key(folded: outer)]
    let own = whole(inner)
    // 片剂(缓释) is 缓释片; the word alone is a class.
    let composed = own?.isClass ?? true ? stems.lazy.compactMap { whole(inner + $0) }.first : nil
    if let composed { return composed }
    if let own {
      if own == form || form.members.contains(own) { return own }
      // 注射剂(冻干粉): of the powders that are lyophilised the one that is injected.
      let common = own.members.filter { $0 == form || form.members.contains($0) }
      if !common.isEmpty, common.count < own.members.count {
        return common.count == form.members.count ? form : DosageForm.any(of: common)
      }
      let isSameKind = own.group == form.group && !own.isClass && !form.isClass
      guard isSameKind else { return nil }
      let refines = stems.contains { key(own.title.zh).hasSuffix($0) }
      return refines ? own : DosageForm.any(of: [form, own])
    }
    return nil
  }

  // MARK: Folding

  /// The name by which a form is looked up: in half width, small and simplified letters, without the
  /// 剂, 型 or 剂型 at its end, which are written or not; a single character keeps it.
  static func key(_ name: String) -> String { key(folded: folded(name)) }

  private static func key(folded name: String) -> String {
    var name = name
    for ending in ["型", "剂"] where name.hasSuffix(ending) && name.count > 2 { name.removeLast() }
    return name
  }

  private static func folded(_ text: String) -> String {
    let plain = text.isFolded ? text : text.halfWidth.lowercased()
    guard !plain.utf8.allSatisfy({ $0 < 0x80 }) else { return plain }
    return String(plain.compactMap { $0.isWhitespace ? nil : characters[$0] ?? $0 })
  }

  /// Traditional characters and rarer brackets, by those that stand for them.
  private static let characters: [Character: Character] = {
    let file = try? JSONTree(json: EmbeddedData.text(of: "forms.json") ?? "")
    guard case .object(let pairs)? = file?["characters"] else { return [:] }
    return pairs.reduce(into: [:]) { characters, pair in
      if case .text(let plain) = pair.value { characters[Character(pair.key)] = Character(plain) }
    }
  }()
}
