import EmbeddedData
import FoundationEssentials
public import Wording

/// A dosage form of `Data/forms.json`, known by its Chinese and English names.
public struct DosageForm: Sendable, Hashable {
  /// The name in rule sets, such as `dispersible-tablet`.
  public let id: String
  /// Its usual names.
  public let title: Text
  /// What kind of form it is, such as `oral-solid`.
  public let group: String

  /// Two forms are the same when their ids are.
  public static func == (a: DosageForm, b: DosageForm) -> Bool { a.id == b.id }

  /// Hashes the id.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// The form of that name, id or synonym, whole; nil when it is not known.
  public static func named(_ name: String) -> DosageForm? {
    byName[name.halfWidth.lowercased()]
  }

  /// All names under which forms are known, for suggestions.
  public static var knownNames: [String] { byName.keys.sorted() }

  private static let byName: [String: DosageForm] = {
    guard let text = EmbeddedData.text(of: "forms.json"),
      let file = try? JSONDecoder().decode(FormFile.self, from: Data(text.utf8))
    else { preconditionFailure("Data/forms.json does not have the form of this file's FormFile") }
    var names: [String: DosageForm] = [:]
    for entry in file.forms {
      let form = DosageForm(
        id: entry.id, title: Text(en: entry.en, zh: entry.zh), group: entry.group)
      for name in [entry.id, entry.en, entry.zh] + entry.synonyms {
        names[name.halfWidth.lowercased()] = form
      }
    }
    return names
  }()
}

/// The form of `Data/forms.json`.
private struct FormFile: Decodable {
  struct Entry: Decodable {
    let id: String
    let en: String
    let zh: String
    let group: String
    let synonyms: [String]
  }
  let forms: [Entry]
}
