import CommandLineKit
import Reporting
import RuleBook
import Wording

/// `vbp rules register`: how sure each value of the built-in rule sets is, whether cases hold it, and
/// what would settle it.
enum RulesRegisterCommand: Command {
  static let name = "rules register"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "list every value of the built-in rule sets with its grade and what would settle it",
      zh: "列出内置规则集的每个数值、可信度及核实所需资料"),
    examples: [
      "vbp rules register", "vbp rules register cn-2026-round12",
      "vbp rules register --format markdown --lang zh",
    ],
    operands: [
      Operand(
        "ID", isOptional: true, completion: RulesOperand.one.completion,
        help: Text(en: "only this set", zh: "仅此规则集"))
    ], options: RulesOperand.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let sets =
      try arguments.operands.first.map { [try RulesOperand.find($0, arguments)] }
      ?? RuleOptions.catalogues.flatMap { catalogue in
        let library = RuleLibrary(catalogue)
        return try library.builtInIDs.map { (try library.ruleSet($0), catalogue) }
      }
    try settings.write(RuleRegister.table(sets, language: settings.valueLanguage))
    return .done
  }
}
