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

  /// Whether it is injected.
  public var isInjection: Bool { group == "injection" }

  /// Two forms are the same when their ids are.
  public static func == (a: DosageForm, b: DosageForm) -> Bool { a.id == b.id }

  /// Hashes the id.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// The form of that name, id or synonym, whole; nil when it is not known.
  ///
  /// A part of a name never counts: 肠溶胶囊 is not 胶囊.
  public static func named(_ name: String) -> DosageForm? {
    byName[name.halfWidth.lowercased()]
  }

  /// All forms in the order of the file.
  public static let all: [DosageForm] = file.forms.map(\.form)

  /// The kinds of forms, in the order of the file.
  public static let groups: [String] = all.reduce(into: []) { groups, form in
    if !groups.contains(form.group) { groups.append(form.group) }
  }

  /// All names under which forms are known, for suggestions.
  public static var knownNames: [String] { byName.keys.sorted() }

  private static let file: FormFile = {
    guard let text = EmbeddedData.text(of: "forms.json"),
      let file = try? JSONDecoder().decode(FormFile.self, from: Data(text.utf8))
    else { preconditionFailure("Data/forms.json does not have the form of this file's FormFile") }
    return file
  }()

  private static let byName: [String: DosageForm] = {
    var names: [String: DosageForm] = [:]
    for entry in file.forms {
      for name in [entry.id, entry.en, entry.zh] + entry.synonyms {
        names[name.halfWidth.lowercased()] = entry.form
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

    var form: DosageForm { DosageForm(id: id, title: Text(en: en, zh: zh), group: group) }
  }
  let forms: [Entry]
}
