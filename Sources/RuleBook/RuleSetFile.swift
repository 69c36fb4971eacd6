import Tables
import Wording

/// Reads one rule-set file and finds all that is wrong with it: keys, forms and ranges of values.
struct RuleSetFile {
  let file: String
  let catalogue: RuleCatalogue
  /// Whether values stand in quotes, as in JSON.
  let isQuoted: Bool
  /// What is wrong, in the order of the file's keys.
  private(set) var faults: [RuleError] = []

  init(file: String, catalogue: RuleCatalogue, isQuoted: Bool = true) {
    (self.file, self.catalogue, self.isQuoted) = (file, catalogue, isQuoted)
  }

  /// What the file says, before its baseline is filled in, without what is faulty; nil where too
  /// little is left to be a rule set.
  mutating func read(_ json: String) -> RuleSet? {
    do {
      let (tree, repeatedKeys) = try JSONTree.withRepeatedKeys(json)
      return read(tree, repeatedKeys: repeatedKeys)
    } catch {
      faults = [.notJSON(file: file, line: error.line, reason: error.reason)]
      return nil
    }
  }

  /// The same of what is no JSON file, and says what one would.
  mutating func read(_ tree: JSONTree, repeatedKeys: [String] = []) -> RuleSet? {
    let top = object(
      tree, path: "",
      keys: [
        "id", "kind", "title", "document", "effective", "baseline", "remove", "summary", "checked",
        "parameters",
      ])
    guard let top else { return nil }
    let kind = string(top, "kind")
    let id = string(top, "id")
    if let kind, kind != catalogue.kind {
      // The keys of another kind are unknown here, and nothing is wrong with them.
      faults = [.wrongKind(id: id ?? file, kind: kind, needed: catalogue.kind)]
      return nil
    }
    let document = text(top, "document")
    // Which parameters there are, the kind says.
    let parameters =
      kind == nil ? [:] : parameters(top, document: document ?? Text(""), origin: id ?? "")
    let effective =
      top["effective"].flatMap { object($0, path: "effective", keys: ["from", "to"]) } ?? [:]
    let set = RuleSet(
      id: id ?? file, kind: catalogue.kind, title: text(top, "title") ?? Text(""),
      document: document ?? Text(""),
      effective: (
        optionalString(effective, "from", path: "effective"),
        optionalString(effective, "to", path: "effective")
      ),
      summary: optionalText(top, "summary"), baseline: optionalString(top, "baseline"),
      removed: removed(top, except: parameters), parameters: parameters)
    for path in repeatedKeys { add(.repeatedKey(file: file, path: path)) }
    return set
  }

  /// Adds a fault.
  mutating func add(_ fault: RuleError) { faults.append(fault) }

  /// The parameters that the set takes from its baseline no more.
  private mutating func removed(_ top: [String: JSONTree], except own: [String: Parameter])
    -> [String]
  {
    guard let tree = top["remove"] else { return [] }
    guard case .list(let entries) = tree else {
      addWrong("remove", Text(en: "a list of parameters", zh: "参数名的列表"))
      return []
    }
    return entries.compactMap { entry in
      guard case .text(let name) = entry, own[name] == nil else {
        addWrong(
          "remove",
          Text(en: "a list of parameters that are not given here", zh: "此处未给出的参数名的列表"))
        return nil
      }
      guard catalogue.key(name) != nil else {
        addUnknown("remove.\(name)", name, among: catalogue.keys.map(\.name))
        return nil
      }
      return name
    }
  }

  // MARK: Parameters

  private mutating func parameters(
    _ top: [String: JSONTree], document: Text, origin: String
  ) -> [String: Parameter] {
    let checked = optionalString(top, "checked")
    guard let tree = top["parameters"] else {
      add(.missingKey(file: file, path: "parameters"))
      return [:]
    }
    let entries = object(tree, path: "parameters") ?? [:]
    var parameters: [String: Parameter] = [:]
    for name in entries.keys.sorted() {
      let path = "parameters.\(name)"
      guard let key = catalogue.key(name) else {
        addUnknown(path, name, among: catalogue.keys.map(\.name))
        continue
      }
      // `help` is for whoever writes the file.
      let keys = ["value", "document", "clause", "grade", "row_grades", "checked", "note", "help"]
      guard let entry = object(entries[name] ?? .null, path: path, keys: keys) else { continue }
      parameters[name] = parameter(
        key, entry, path: path, document: document, checked: checked, origin: origin)
    }
    return parameters
  }

  private mutating func parameter(
    _ key: RuleKey, _ entry: [String: JSONTree], path: String, document: Text, checked: String?,
    origin: String
  ) -> Parameter? {
    var value: RuleValue?
    if let tree = entry["value"] {
      value = self.value(tree, key.form, path: path + ".value")
    } else {
      add(.missingKey(file: file, path: path + ".value"))
    }
    let grade = grade(entry, "grade", path: path)
    let rowGrades =
      entry["row_grades"].map { tree in
        self.rowGrades(tree, of: value, path: path + ".row_grades")
      } ?? [:]
    let ownDocument = optionalText(entry, "document", path: path)
    // An empty one waits to be filled in.
    let clause = optionalText(entry, "clause", path: path).flatMap { $0.en.isEmpty ? nil : $0 }
    let ownChecked = optionalString(entry, "checked", path: path)
    let note = optionalText(entry, "note", path: path)
    guard let value, let grade else { return nil }
    return Parameter(
      value: value, document: ownDocument ?? document, clause: clause, grade: grade,
      rowGrades: rowGrades, checked: ownChecked ?? checked ?? "", note: note, origin: origin)
  }

  /// The grades of single rows, records or cells; each must be there, or it would be lost.
  private mutating func rowGrades(_ tree: JSONTree, of value: RuleValue?, path: String)
    -> [String: Grade]
  {
    // Where the value is faulty, its rows are not known.
    guard let value else { return [:] }
    let entries = object(tree, path: path, keys: value.gradedNames) ?? [:]
    var grades: [String: Grade] = [:]
    for row in entries.keys.sorted() { grades[row] = grade(entries, row, path: path) }
    return grades
  }

  private mutating func grade(_ object: [String: JSONTree], _ key: String, path: String) -> Grade? {
    guard let name = string(object, key, path: path) else { return nil }
    guard let grade = Grade(rawValue: name) else {
      addWrong(
        "\(path).\(key)", Expectation.oneOf(Grade.allCases.map(\.rawValue)), found: name)
      return nil
    }
    return grade
  }

  // MARK: Members

  mutating func addWrong(_ path: String, _ expected: Text, found: String? = nil) {
    add(.wrongValue(file: file, path: path, expected: expected, found: found))
  }

  mutating func addUnknown(_ path: String, _ name: String, among names: [String]) {
    add(.unknownKey(file: file, path: path, nearest: nearestName(to: name, among: names)))
  }

  /// Looks at words that stand in tables, too, where sets of this kind may.
  mutating func checkKept(_ text: String, path: String) {
    guard catalogue.sheet != nil, let expected = Expectation.kept(text) else { return }
    addWrong(path, expected, found: text)
  }

  private mutating func object(_ tree: JSONTree, path: String) -> [String: JSONTree]? {
    if case .object(let object) = tree { return object }
    addWrong(path.isEmpty ? "the file" : path, Expectation.object)
    return nil
  }

  mutating func object(_ tree: JSONTree, path: String, keys: [String]) -> [String: JSONTree]? {
    guard let object = object(tree, path: path) else { return nil }
    for key in object.keys.sorted() where !keys.contains(key) {
      addUnknown(path.isEmpty ? key : "\(path).\(key)", key, among: keys)
    }
    return object
  }

  private mutating func string(_ object: [String: JSONTree], _ key: String, path: String = "")
    -> String?
  {
    let count = faults.count
    if let value = optionalString(object, key, path: path) { return value }
    if faults.count == count {
      add(.missingKey(file: file, path: path.isEmpty ? key : "\(path).\(key)"))
    }
    return nil
  }

  private mutating func optionalString(
    _ object: [String: JSONTree], _ key: String, path: String = ""
  ) -> String? {
    let path = path.isEmpty ? key : "\(path).\(key)"
    switch object[key] {
    case nil, .null?: return nil
    case .text(let text)?:
      checkKept(text, path: path)
      return text
    default:
      addWrong(path, Expectation.quotedText)
      return nil
    }
  }

  /// A text in both languages, or in one that stands for the other, too.
  private mutating func text(_ object: [String: JSONTree], _ key: String) -> Text? {
    if object[key] == nil { add(.missingKey(file: file, path: key)) }
    return optionalText(object, key)
  }

  private mutating func optionalText(
    _ object: [String: JSONTree], _ key: String, path: String = ""
  ) -> Text? {
    let path = path.isEmpty ? key : "\(path).\(key)"
    guard let tree = object[key] else { return nil }
    if case .text(let same) = tree {
      checkKept(same, path: path)
      return Text(same)
    }
    guard let pair = self.object(tree, path: path, keys: ["en", "zh"]) else { return nil }
    let en = optionalString(pair, "en", path: path)
    let zh = optionalString(pair, "zh", path: path)
    guard let text = Text(written: en, zh: zh) else {
      if pair["en"] == nil, pair["zh"] == nil { add(.missingKey(file: file, path: path + ".zh")) }
      return nil
    }
    return text
  }
}
