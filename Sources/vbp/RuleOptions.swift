import CommandLineKit
import Payment
import PriceRatio
import RuleBook
import Scorecard
import Tender
import Wording

/// The options by which commands find their rules.
enum RuleOptions {
  /// All kinds of rule sets, in the order in which they are listed.
  static let catalogues = [
    TenderKeys.catalogue, ProfileKeys.catalogue, ListingKeys.catalogue, ScorecardKeys.catalogue,
    PaymentKeys.catalogue,
  ]

  /// The rules of a tender.
  static let rules = Option(
    "rules", value: "ID", completion: ids(TenderKeys.catalogue),
    help: Text(
      en: "rule set: a built-in id (see `vbp rules list`) or a JSON file",
      zh: "规则集：内置编号（见 vbp rules list）或 JSON 文件"))

  /// The rules of a tender, several of them.
  static let severalRules = Option(
    "rules", value: "IDS", completion: ids(TenderKeys.catalogue, isList: true),
    help: Text(
      en: "rule sets, separated by commas: built-in ids (see `vbp rules list`) or JSON files",
      zh: "以逗号分隔的规则集：内置编号（见 vbp rules list）或 JSON 文件"))

  static let allowUnverified = Option(
    "allow-unverified",
    help: Text(en: "use unverified numbers even where they decide", zh: "未核实的数值即使起决定作用也采用"))

  /// The option that replaces a value of rule sets of some kinds.
  static func set(_ catalogues: RuleCatalogue...) -> Option {
    let names = catalogues.flatMap(\.keys).compactMap { key -> String? in
      switch key.form {
      // A table is replaced row by row, and which rows there are, no shell knows.
      case .countTable, .nameTable, .records: nil
      case .number, .choice, .list, .text: key.name + "="
      }
    }
    return Option(
      "set", value: "KEY=VALUE", repeats: true, completion: Completion(words: names),
      help: Text(en: "replace one number of the rules for this run", zh: "本次运行替换规则中的一个数值"))
  }

  /// The built-in sets of a kind, or a file.
  static func ids(_ catalogue: RuleCatalogue, isList: Bool = false) -> Completion {
    Completion(
      words: RuleLibrary(catalogue).builtInIDs, isList: isList, endings: catalogue.fileEndings)
  }

  /// Whether a word is the id of a built-in set.
  static func isBuiltIn(_ name: String) -> Bool {
    catalogues.contains { RuleLibrary($0).builtInIDs.contains(name) }
  }

  /// The option that names a rule set, for commands that have a usual one.
  static func rules(_ catalogue: RuleCatalogue, usually id: String) -> Option {
    Option(
      "rules", value: "ID", completion: ids(catalogue),
      help: Text(
        en: "rule set: a built-in id or a file (\(catalogue.fileEndings.joined(separator: ", "))); "
          + "\(id) if not given",
        zh: "规则集：内置编号或文件（\(catalogue.fileEndings.joined(separator: "、"))）；缺省为 \(id)"))
  }

  /// The `KEY=VALUE` pairs that were given.
  static func assignments(_ arguments: Arguments) throws(UsageError)
    -> [(name: String, value: String)]
  {
    var pairs: [(name: String, value: String)] = []
    var names: Set<String> = []
    for assignment in arguments.all("set") {
      let parts = assignment.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else {
        throw .badValue(
          assignment, option: "--set",
          expected: Text(
            en: "write KEY=VALUE, such as selection.multiple=1.5",
            zh: "应写成 键=值，如 selection.multiple=1.5"))
      }
      let name = String(parts[0])
      guard names.insert(name).inserted else {
        throw .badValue(
          assignment, option: "--set",
          expected: Text(en: "give \(name) once", zh: "“\(name)”只能给出一次"))
      }
      pairs.append((name, String(parts[1])))
    }
    return pairs
  }
}

extension Settings {
  /// The rules of the tender that was named, with the values that were set.
  func tenderRules(id: String? = nil) throws -> TenderRules {
    let rules = try TenderRules.named(
      id ?? arguments.required("rules"), setting: RuleOptions.assignments(arguments))
    rules.ruleSets.forEach { recording?.note($0) }
    return rules
  }

  /// The rule set that an option names, or the usual one, with the values that were set.
  func ruleSet(_ catalogue: RuleCatalogue, by option: String = "rules", usually id: String) throws
    -> RuleSet
  {
    try ruleSet(catalogue, id: arguments.value(option) ?? id)
  }

  /// A rule set with the values that were set.
  func ruleSet(_ catalogue: RuleCatalogue, id: String) throws -> RuleSet {
    let schema = try arguments.schema("card", isOfRules: true)
    let set = try RuleLibrary(catalogue).ruleSet(id, schema: schema)
      .setting(RuleOptions.assignments(arguments), catalogue: catalogue)
    recording?.note(set)
    return set
  }

  /// Whether a result by this set may be written: what was used of it is verified, or unverified
  /// values are allowed; otherwise says why not.
  func allows(_ set: RuleSet, _ catalogue: RuleCatalogue, _ arguments: Arguments) -> Bool {
    guard !arguments.has("allow-unverified"), let doubt = set.doubt(catalogue) else {
      return true
    }
    tell(Text("vbp: ") + doubt)
    return false
  }
}
