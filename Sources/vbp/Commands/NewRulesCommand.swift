import CommandLineKit
import RuleBook
import Wording

/// `vbp new-rules`: a rule set of the user's own, of any kind, that begins as a built-in one.
enum NewRulesCommand: Command {
  static let name = "new-rules"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "write a rule set of your own that begins as another", zh: "以现有规则集为起点生成自有规则集"),
    examples: [
      "vbp new-rules --rules cn-2020-round2 -o my-province.json",
      "vbp rules check my-province.json",
      "vbp new-rules --rules hospital-2021 -o my-scorecard.json",
    ],
    options: [
      Option(
        "rules", value: "ID", completion: RulesOperand.one.completion,
        help: Text(
          en: "the set to start from: a built-in id of any kind, or a JSON file",
          zh: "作为起点的规则集：任一类的内置编号或 JSON 文件"))
    ] + Settings.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    try settings.refuseReport()
    let name = try arguments.required("rules")
    let (model, catalogue) = try RulesOperand.find(name)
    try settings.write(
      text: StarterRules.json(from: model, catalogue: catalogue, language: settings.language))
    return .done
  }
}
