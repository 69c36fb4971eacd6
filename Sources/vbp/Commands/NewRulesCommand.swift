import CommandLineKit
import Tables
import Tender
import Wording

/// `vbp new-rules`: a starter rule set for a tender that is not built in.
enum NewRulesCommand: Command {
  static let name = "new-rules"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "write a starter rule set for your own tender", zh: "生成自有采购项目的规则集模板"),
    examples: [
      "vbp new-rules --rules cn-2020-round2 -o my-province.json",
      "vbp rules check my-province.json",
    ],
    options: [
      Option(
        "rules", value: "ID", completion: RuleOptions.ids(TenderKeys.catalogue),
        help: Text(en: "the built-in set to start from", zh: "作为起点的内置规则集"))
    ] + Settings.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    try settings.refuseReport()
    let rules = try RuleOptions.tenderRules(arguments, command: "new-rules").ruleSet
    try settings.write(text: StarterRules.json(from: rules, language: settings.language))
    return .done
  }
}
