import ExactNumbers
import Tables
import Wording

/// Reads one rule-set file, checking every key and the form of every value.
struct RuleSetFile {
  let file: String
  let catalogue: RuleCatalogue

  /// What the file says, before its baseline is filled in.
  func read(_ json: String) throws(RuleError) -> RuleSet {
    let tree: JSONTree
    do {
      tree = try JSONTree(json: json)
    } catch {
      throw .notJSON(file: file, reason: "\(error)".visible)
    }
    let top = try object(
      tree, path: "",
      keys: [
        "id", "kind", "title", "document", "effective", "baseline", "remove", "summary", "checked",
        "parameters",
      ])
    let kind = try string(top, "kind")
    guard kind == catalogue.kind else {
      throw .wrongKind(id: try string(top, "id"), kind: kind, needed: catalogue.kind)
    }
    let id = try string(top, "id")
    let document = try text(top, "document")
    let checked = try optionalString(top, "checked")
    guard let list = top["parameters"] else {
      throw .missingKey(file: file, path: "parameters")
    }
    let entries = try object(list, path: "parameters")
    var parameters: [String: Parameter] = [:]
    for name in entries.keys.sorted() {
      parameters[name] = try parameter(
        name, entries[name] ?? .null, document: document, checked: checked, origin: id)
    }
    let effective = try top["effective"].map { tree throws(RuleError) in
      try object(tree, path: "effective", keys: ["from", "to"])
    }
    return RuleSet(
      id: id, kind: kind, title: try text(top, "title"), document: document,
      effective: (
        try effective.flatMap { tree throws(RuleError) in
          try optionalString(tree, "from", path: "effective")
        },
        try effective.flatMap { tree throws(RuleError) in
          try optionalString(tree, "to", path: "effective")
        }
      ),
      summary: top["summary"] == nil ? nil : try text(top, "summary"),
      baseline: try optionalString(top, "baseline"),
      removed: try removed(top, except: parameters), parameters: parameters)
  }

  /// The parameters that the set takes from its baseline no more.
  private func removed(_ top: [String: JSONTree], except own: [String: Parameter])
    throws(RuleError) -> [String]
  {
    guard let tree = top["remove"] else { return [] }
    guard case .list(let entries) = tree else {
      throw .wrongValue(
        file: file, path: "remove", expected: Text(en: "a list of parameters", zh: "参数名的列表"))
    }
    var names: [String] = []
    for entry in entries {
      guard case .text(let name) = entry, own[name] == nil else {
        throw .wrongValue(
          file: file, path: "remove",
          expected: Text(
            en: "a list of parameters that are not given here", zh: "此处未给出的参数名的列表"))
      }
      guard catalogue.key(name) != nil else {
        throw .unknownKey(
          file: file, path: "remove.\(name)",
          nearest: nearestName(to: name, among: catalogue.keys.map(\.name)))
      }
      names.append(name)
    }
    return names
  }

  private func parameter(
    _ name: String, _ tree: JSONTree, document: Text, checked: String?, origin: String
  ) throws(RuleError) -> Parameter {
    let path = "parameters.\(name)"
    guard let key = catalogue.key(name) else {
      throw .unknownKey(
        file: file, path: path, nearest: nearestName(to: name, among: catalogue.keys.map(\.name)))
    }
    let entry = try object(
      tree, path: path,
      keys: ["value", "document", "clause", "grade", "row_grades", "checked", "note"])
    guard let value = entry["value"] else {
      throw .missingKey(file: file, path: path + ".value")
    }
    let ruleValue = try RuleValue(value, key: key, path: path + ".value", file: file)
    let rowGrades = try entry["row_grades"].map { tree throws(RuleError) in
      try self.rowGrades(tree, of: ruleValue, path: path + ".row_grades")
    }
    return Parameter(
      value: ruleValue,
      document: entry["document"] == nil ? document : try text(entry, "document", path: path),
      clause: entry["clause"] == nil ? nil : try text(entry, "clause", path: path),
      grade: try grade(entry, "grade", path: path), rowGrades: rowGrades ?? [:],
      checked: try optionalString(entry, "checked", path: path) ?? checked ?? "",
      note: entry["note"] == nil ? nil : try text(entry, "note", path: path), origin: origin)
  }

  /// The grades of single rows; each must be a row of the table, or it would be lost.
  private func rowGrades(_ tree: JSONTree, of value: RuleValue, path: String)
    throws(RuleError) -> [String: Grade]
  {
    var rows: [String] = []
    if case .table(let table) = value { rows = table.map(\.name) }
    let entries = try object(tree, path: path, keys: rows)
    var grades: [String: Grade] = [:]
    for row in entries.keys.sorted() { grades[row] = try grade(entries, row, path: path) }
    return grades
  }

  private func grade(_ object: [String: JSONTree], _ key: String, path: String)
    throws(RuleError) -> Grade
  {
    let name = try string(object, key, path: path)
    guard let grade = Grade(rawValue: name) else {
      throw .wrongValue(
        file: file, path: "\(path).\(key)",
        expected: Expectation.oneOf(Grade.allCases.map(\.rawValue)))
    }
    return grade
  }

  private func object(_ tree: JSONTree, path: String) throws(RuleError) -> [String: JSONTree] {
    guard case .object(let object) = tree else {
      throw .wrongValue(
        file: file, path: path.isEmpty ? "the file" : path, expected: Expectation.object)
    }
    return object
  }

  private func object(_ tree: JSONTree, path: String, keys: [String])
    throws(RuleError) -> [String: JSONTree]
  {
    let object = try object(tree, path: path)
    for key in object.keys.sorted() where !keys.contains(key) {
      throw .unknownKey(
        file: file, path: path.isEmpty ? key : "\(path).\(key)",
        nearest: nearestName(to: key, among: keys))
    }
    return object
  }

  private func string(_ object: [String: JSONTree], _ key: String, path: String = "")
    throws(RuleError) -> String
  {
    guard let value = try optionalString(object, key, path: path) else {
      throw .missingKey(file: file, path: path.isEmpty ? key : "\(path).\(key)")
    }
    return value
  }

  private func optionalString(_ object: [String: JSONTree], _ key: String, path: String = "")
    throws(RuleError) -> String?
  {
    switch object[key] {
    case nil, .null?: return nil
    case .text(let text)?: return text
    default:
      throw .wrongValue(
        file: file, path: path.isEmpty ? key : "\(path).\(key)", expected: Expectation.quotedText)
    }
  }

  /// A text in both languages, or one that reads the same in both.
  private func text(_ object: [String: JSONTree], _ key: String, path: String = "")
    throws(RuleError) -> Text
  {
    let path = path.isEmpty ? key : "\(path).\(key)"
    guard let tree = object[key] else { throw .missingKey(file: file, path: path) }
    if case .text(let same) = tree { return Text(same) }
    let pair = try self.object(tree, path: path, keys: ["en", "zh"])
    return Text(en: try string(pair, "en", path: path), zh: try string(pair, "zh", path: path))
  }
}
