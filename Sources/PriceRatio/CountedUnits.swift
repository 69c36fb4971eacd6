import EmbeddedData
import Tables

/// In what the units of dosage forms are counted: tablets in 片, injections in 支. The words are data,
/// `counted` in `Data/forms.json`.
public enum CountedUnits {
  /// By the group of a form, words of which any may be said of one unit.
  private static let words: [String: [String]] = {
    guard
      let counted = (try? JSONTree(json: EmbeddedData.text(of: "forms.json") ?? ""))?["counted"],
      case .object(let groups) = counted
    else { return [:] }
    return groups.keys.reduce(into: [:]) { $0[$1] = try? counted.texts($1) }
  }()

  /// Whether a unit of a form may be counted in one of some words; nil where that is not known.
  public static func fit(_ units: [String], form: DosageForm) -> Bool? {
    let groups = Set(form.isClass ? form.members.map(\.group) : [form.group])
    let known = groups.compactMap { words[$0] }
    guard known.count == groups.count, units.allSatisfy(isKnown) else { return nil }
    return known.contains { !Set($0).isDisjoint(with: units) }
  }

  /// Whether the units that a strength counts, as in `10mg*24片`, are among some words; nil where it
  /// counts none.
  public static func fit(_ units: [String], text: String) -> Bool? {
    guard units.allSatisfy(isKnown) else { return nil }
    let all = Set(words.values.joined())
    var counted: Set<String> = []
    for (place, character) in zip(text.indices, text).dropFirst() {
      let before = text[..<place].last { !$0.isWhitespace }
      if before?.isNumber == true, all.contains(String(character)) {
        counted.insert(String(character))
      }
    }
    guard !counted.isEmpty else { return nil }
    // 片 and 粒 are said of the same tablets.
    return words.values.contains { alike in
      !counted.isDisjoint(with: alike) && !Set(units).isDisjoint(with: alike)
    }
  }

  private static func isKnown(_ unit: String) -> Bool {
    words.values.contains { $0.contains(unit) }
  }
}
