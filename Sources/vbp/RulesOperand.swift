import CommandLineKit
import RuleBook
import Wording

/// Rule sets named on the command line, of whichever kind they are.
enum RulesOperand {
  static let one = Operand(
    "ID",
    completion: Completion(
      words: RuleOptions.catalogues.flatMap { RuleLibrary($0).builtInIDs },
      endings: ["json"] + RuleSheet.endings),
    help: Text(
      en: "built-in id or a JSON file; of a scorecard also a table (csv, xlsx)",
      zh: "内置编号或 JSON 文件；评价表也可为表格（csv、xlsx）"))

  /// The options of commands that read such a set: how a table of it is laid out.
  static let options = TableOptions.options + Settings.options

  static func find(_ name: String, _ arguments: Arguments) throws -> (RuleSet, RuleCatalogue) {
    let builtIn = RuleOptions.catalogues.first { RuleLibrary($0).builtInIDs.contains(name) }
    if let builtIn { return (try RuleLibrary(builtIn).ruleSet(name), builtIn) }
    let all = RuleOptions.catalogues.flatMap { RuleLibrary($0).builtInIDs }
    guard name.contains("/") || name.hasSuffix(".json") || RuleSheet.isNamed(name) else {
      throw RuleError.unknownRuleSet(name, nearest: suggestedName(for: name, among: all))
    }
    // A file says itself of which kind it is; the kind that does not fit is tried no further.
    var found: String?
    for catalogue in RuleOptions.catalogues {
      do {
        let set = try RuleLibrary(catalogue).ruleSet(name, schema: arguments.schema("card"))
        return (set, catalogue)
      } catch RuleError.wrongKind(_, let kind, _) {
        found = kind
      }
    }
    throw RuleError.wrongValue(
      file: name, path: "kind", expected: Expectation.oneOf(RuleOptions.catalogues.map(\.kind)),
      found: found)
  }
}
