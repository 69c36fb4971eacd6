import CommandLineKit
import Reporting
import RuleBook
import Wording

/// `vbp rules list`: the built-in rule sets.
enum RulesListCommand: Command {
  static let name = "rules list"
  static let specification = CommandSpecification(
    name, summary: Text(en: "list the built-in rule sets", zh: "列出内置规则集"),
    examples: ["vbp rules list", "vbp rules list --format json"], options: Settings.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let sets = try RuleOptions.catalogues.flatMap { catalogue in
      let library = RuleLibrary(catalogue)
      return try library.builtInIDs.map { try library.ruleSet($0) }
    }
    try settings.write(RuleTables.list(sets, language: settings.language))
    return .done
  }
}
