import EmbeddedData
import Tables
public import Wording

/// A dosage form of `Data/forms.json`, known by its Chinese and English names.
///
/// A class, as there are few of them and many products that have one.
public final class DosageForm: Sendable {
  /// The name in rule sets, such as `dispersible-tablet`.
  public let id: String
  /// Its usual names.
  public let title: Text
  /// What kind of form it is, such as `oral-solid`.
  public let group: String
  /// Whether it is injected.
  public let isInjection: Bool
  /// The forms that it counts as where rules name only some, such as powders for injection as small
  /// ones; of several the volume decides.
  public let countsAs: [String]

  private init(id: String, title: Text, group: String, countsAs: [String]) {
    self.id = id
    self.title = title
    self.group = group
    self.countsAs = countsAs
    isInjection = group == "injection"
  }

  /// The form of that name, id or synonym, whole; nil when it is not known.
  ///
  /// A part of a name never counts: 肠溶胶囊 is not 胶囊.
  public static func named(_ name: String) -> DosageForm? {
    byName[key(name)]
  }

  private static func key(_ name: String) -> String {
    name.isFolded ? name : name.halfWidth.lowercased()
  }

  /// All forms in the order of the file.
  public static let all: [DosageForm] = entries.map { $0.form }

  /// The kinds of forms, in the order of the file.
  public static let groups: [String] = all.reduce(into: []) { groups, form in
    if !groups.contains(form.group) { groups.append(form.group) }
  }

  /// All names under which forms are known, for suggestions.
  public static var knownNames: [String] { byName.keys.sorted() }

  /// What to say of a name that no form has; nil where none is near it.
  public static func suggestion(for name: String) -> Text? {
    nearestName(to: name, among: knownNames).map {
      Text(
        en: "no dosage form is called that; did you mean `\($0)`?", zh: "没有这种剂型；是否应为“\($0)”？")
    }
  }

  private static let entries: [(form: DosageForm, names: [String])] = {
    do {
      return try JSONTree(json: EmbeddedData.text(of: "forms.json") ?? "").list("forms").map {
        let (id, en, zh) = (try $0.text("id"), try $0.text("en"), try $0.text("zh"))
        return (
          DosageForm(
            id: id, title: Text(en: en, zh: zh), group: try $0.text("group"),
            countsAs: (try? $0.texts("counts_as")) ?? []),
          [id, en, zh] + (try $0.texts("synonyms"))
        )
      }
    } catch {
      preconditionFailure("Data/forms.json: \(error)")
    }
  }()

  private static let byName = Dictionary(
    entries.flatMap { form, names in names.map { (key($0), form) } }
  ) { _, last in last }
}

extension DosageForm: Hashable {
  /// Two forms are the same when they are one entry of the file.
  public static func == (a: DosageForm, b: DosageForm) -> Bool { a === b }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
