import ExactNumbers
public import Wording

/// A dosage form of `Data/forms.json`, or a class of forms where a text leaves open which it is.
///
/// A class, as there are few of them and many products that have one.
public final class DosageForm: Sendable {
  /// The name in rule sets, such as `dispersible-tablet`.
  public let id: String
  /// Its usual names.
  public let title: Text
  /// What kind of form it is, such as `oral-solid`; empty for a class of several kinds.
  public let group: String
  /// Whether it is injected.
  public let isInjection: Bool
  /// The forms that it counts as where rules name only some, such as powders for injection as small
  /// ones; of several the volume decides.
  public let countsAs: [String]
  /// The forms of a class, such as 口服常释剂型; empty for a form.
  public let members: [DosageForm]
  /// Whether the volume of a bid may decide what it counts as.
  public let dependsOnVolume: Bool
  /// The volume from which a solution for injection is this form.
  let leastMillilitres: Ratio?
  /// What it is called where a word stands before it, such as 片.
  let stems: [String]

  init(
    id: String, title: Text, group: String, countsAs: [String] = [],
    leastMillilitres: Ratio? = nil, stems: [String] = [], members: [DosageForm] = []
  ) {
    (self.id, self.title, self.group) = (id, title, group)
    (self.countsAs, self.members, self.stems) = (countsAs, members, stems)
    self.leastMillilitres = leastMillilitres
    isInjection = group == "injection"
    dependsOnVolume = countsAs.count > 1 || members.contains(where: \.dependsOnVolume)
  }

  /// Whether it is a class of forms, so that which one it is stays open.
  public var isClass: Bool { !members.isEmpty }

  /// The form or class of forms that a text names; nil when it is none.
  ///
  /// A part of a name never counts: 肠溶胶囊 is not 胶囊.
  public static func named(_ name: String) -> DosageForm? { FormText.read(name) }

  /// The form with whose name the name of a drug ends, such as 缓释片; nil where none is there.
  public static func ending(_ name: String) -> DosageForm? {
    name.indices.lazy.compactMap { named(String(name[$0...])) }.first
  }

  /// All forms in the order of the file.
  public static var all: [DosageForm] { FormCatalogue.standard.forms }

  /// The kinds of forms, in the order of the file.
  public static let groups: [String] = all.reduce(into: []) { groups, form in
    if !groups.contains(form.group) { groups.append(form.group) }
  }

  /// What to say of a name that no form has; nil where none is near it.
  public static func suggestion(for name: String) -> Text? {
    let known = FormCatalogue.standard.writtenNames
    let within = known.filter { $0.count > 1 && name.contains($0) }.max { $0.count < $1.count }
    return (nearestName(to: name, among: known) ?? within).map {
      Text(
        en: "no dosage form is called that; did you mean `\($0)`?", zh: "没有这种剂型；是否应为“\($0)”？")
    }
  }

  /// Any one of several forms: that form itself where all are the same, else a class of them; nil
  /// where one is not known.
  static func any(of forms: [DosageForm?]) -> DosageForm? {
    var different: [DosageForm] = []
    for form in forms {
      guard let form else { return nil }
      if !different.contains(form) { different.append(form) }
    }
    guard let first = different.first, different.count > 1 else { return different.first }
    return DosageForm(
      id: different.map(\.id).joined(separator: "+"),
      title: Text(
        en: different.map(\.title.en).joined(separator: " or "),
        zh: different.map(\.title.zh).joined(separator: "或")),
      group: different.allSatisfy { $0.group == first.group } ? first.group : "",
      members: different)
  }

  /// The form by its volume, where its name leaves open whether it is a small injection or an
  /// infusion (注射液); itself where it does not, or the volume is not known.
  func settled(byMillilitres volume: Ratio?) -> DosageForm {
    guard let volume, dependsOnVolume, !isClass, !countsAs.contains(id) else { return self }
    let kinds = Self.all.filter { countsAs.contains($0.id) }
    let large = kinds.first { $0.leastMillilitres.map { volume >= $0 } ?? false }
    return large ?? kinds.first { $0.leastMillilitres == nil } ?? self
  }
}

extension DosageForm: Hashable {
  /// Two forms are the same when they are one entry of the file; classes when they have one name.
  public static func == (a: DosageForm, b: DosageForm) -> Bool {
    a === b || a.isClass && b.isClass && a.id == b.id
  }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
