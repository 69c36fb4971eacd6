import EmbeddedData
import ExactNumbers
import Tables
import Wording

/// What `Data/forms.json` says: the forms, those that follow from a release or a route of use, the
/// classes, and the names of all of them.
struct FormCatalogue {
  /// The forms in the order of the file, behind them those that follow from others.
  let forms: [DosageForm]
  /// The names that the file itself writes.
  let writtenNames: [String]
  /// Words within a name that may be either of others, such as 缓控释.
  let either: [(word: String, others: [String])]
  /// Words within a name that leave the form as it is: coats, sugar, containers.
  let asides: [String]
  /// What the words about sugar say, in the order in which they are looked for.
  let sugars: [(word: String, sugar: Sugar)]
  /// Words that say of sugar neither that there is some nor that there is none.
  let lowSugar: [String]
  private let byName: [String: DosageForm]

  static let standard: FormCatalogue = {
    do {
      return try FormCatalogue(JSONTree(json: EmbeddedData.text(of: "forms.json") ?? ""))
    } catch {
      preconditionFailure("Data/forms.json: \(error)")
    }
  }()

  /// A form before all are known.
  private struct Entry {
    let id: String
    let title: Text
    let group: String
    var countsAs: [String] = []
    var leastMillilitres: Ratio?
    /// What it is called where a word stands before it, such as 片.
    var stems: [String] = []
    /// The group, the name, and the release or route by which classes know it.
    var marks: Set<String> = []
    var names: [String]
  }

  init(_ file: JSONTree) throws {
    var entries = try file.list("forms").map(Self.entry)
    var places: [String: Int] = [:]
    for (place, entry) in entries.enumerated() {
      for name in entry.names { places[FormText.key(name)] = place }
    }
    writtenNames = entries.flatMap(\.names)
    let bases = Array(zip(entries.indices, try file.list("forms")))
    for (kind, isRoute) in [("release", false), ("route", true)] {
      for word in try file.list(kind + "s") {
        let usual = try Self.texts(word, "keeps")
        for (base, form) in bases
        where try Self.texts(form, "takes").contains(kind) || usual.contains(entries[base].group) {
          try Self.combine(word, isRoute: isRoute, base, form, &entries, &places)
        }
      }
    }
    forms = entries.map { entry in
      DosageForm(
        id: entry.id, title: entry.title, group: entry.group, countsAs: entry.countsAs,
        leastMillilitres: entry.leastMillilitres, stems: entry.stems)
    }
    var byName = places.mapValues { [forms] in forms[$0] }
    for item in try file.list("classes") {
      let names = try Self.names(item)
      let members = try Self.texts(item, "members")
      let out = members.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
      let form = DosageForm(
        id: names[0], title: try Self.title(item), group: try item.text("group"),
        countsAs: try Self.texts(item, "counts_as"),
        members: zip(entries, forms).filter { entry, _ in
          !entry.marks.isDisjoint(with: members) && entry.marks.isDisjoint(with: out)
        }.map(\.1))
      for name in names where byName[FormText.key(name)] == nil {
        byName[FormText.key(name)] = form
      }
    }
    self.byName = byName
    guard case .object(let either)? = file["either"], case .object(let sugar)? = file["sugar"]
    else { throw JSONTree.missing("either", "an object") }
    self.either = try either.keys.sorted().map { ($0, try file["either"]?.texts($0) ?? []) }
    sugars = try sugar.keys.sorted().flatMap { id in
      try (file["sugar"]?.texts(id) ?? []).compactMap { word in
        Sugar(rawValue: id).map { (word, $0) }
      }
    }.sorted { ($0.word.count, $1.word) > ($1.word.count, $0.word) }
    lowSugar = try file.texts("low_sugar")
    asides = (try file.texts("coats") + sugars.map(\.word) + lowSugar + file.texts("remarks"))
      .sorted { ($0.count, $1) > ($1.count, $0) }
  }

  /// The form or class of a name as `FormText.key` has it.
  func form(key: String) -> DosageForm? { byName[key] }

  private static func entry(_ form: JSONTree) throws -> Entry {
    let names = try names(form)
    let group = try form.text("group")
    return Entry(
      id: names[0], title: try title(form), group: group,
      countsAs: try texts(form, "counts_as"),
      leastMillilitres: form["from_ml"] == nil ? nil : Ratio(decimal: try form.text("from_ml")),
      stems: try texts(form, "stems"),
      marks: Set([names[0], group] + (try texts(form, "marks"))), names: names)
  }

  /// Adds what a form is with a word before its name: a form that the file has, the same form where
  /// the route is its usual one, else a form of its own.
  private static func combine(
    _ word: JSONTree, isRoute: Bool, _ base: Int, _ form: JSONTree, _ entries: inout [Entry],
    _ places: inout [String: Int]
  ) throws {
    let (id, words) = (try word.text("id"), [try word.text("zh")] + (try word.texts("synonyms")))
    let isUsual = try texts(word, "keeps").contains(entries[base].group)
    let stems = entries[base].stems + (isUsual ? entries[base].names : [])
    let keys = words.flatMap { word in stems.map { FormText.key(word + $0) } }
    let known = keys.firstIndex { places[$0] != nil }.flatMap { places[keys[$0]] }
    var place = known ?? (isUsual ? base : nil)
    if place == nil {
      let noun = form["noun"] == nil ? entries[base].title.en : try form.text("noun")
      let (en, group) = (
        try word.text("en"), isRoute ? try word.text("group") : entries[base].group
      )
      let title = Text(
        en: isRoute ? "\(noun) \(en)" : "\(en) \(noun)", zh: words[0] + (stems.first ?? ""))
      let name = (id + "-" + noun).replacing(" ", with: "-")
      place = entries.count
      entries.append(
        Entry(id: name, title: title, group: group, marks: [name, group], names: []))
      for name in [name, title.en] { places[FormText.key(name)] = place }
    }
    guard let place else { return }
    if place != base { entries[place].marks.insert(id) }
    places.merge(keys.map { ($0, place) }) { known, _ in known }
  }

  /// The id, both titles and the synonyms.
  private static func names(_ item: JSONTree) throws -> [String] {
    try [item.text("id"), item.text("en"), item.text("zh")] + item.texts("synonyms")
  }

  private static func title(_ item: JSONTree) throws -> Text {
    Text(en: try item.text("en"), zh: try item.text("zh"))
  }

  private static func texts(_ item: JSONTree, _ key: String) throws -> [String] {
    item[key] == nil ? [] : try item.texts(key)
  }
}
