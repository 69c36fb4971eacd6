import CommandLineKit
import RuleBook
import Scorecard
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
      "vbp new-rules --rules hospital-2021 -o my-scorecard.csv",
    ],
    options: [
      Option(
        "rules", value: "ID", completion: RulesOperand.one.completion,
        help: Text(
          en: "the set to start from: a built-in id of any kind, or a file, which keeps its id",
          zh: "作为起点的规则集：任一类的内置编号，或文件（保留其编号）"))
    ] + RulesOperand.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let name = try arguments.required("rules")
    let (model, catalogue) = try RulesOperand.find(name, arguments)
    let language = settings.language
    // Another form of one's own file is the same rule set.
    let set =
      RuleOptions.isBuiltIn(name)
      ? StarterRules.own(from: model, catalogue: catalogue, language: language) : model
    let isSheet = catalogue.kind == ScorecardKeys.catalogue.kind
    switch settings.format {
    case .csv? where isSheet, .xlsx? where isSheet:
      var settings = settings
      // Spreadsheets take Chinese text without a mark for something else.
      if settings.format == .csv, arguments.value("encoding") == nil {
        settings.encoding = .utf8WithMark
      }
      try settings.write(try CardSheet.table(of: set, language: language))
    case .csv?:
      throw UsageError.badValue(
        "csv", option: "--format",
        expected: Text(
          en: "only a scorecard can stand in a table; this kind is a JSON file",
          zh: "仅配送企业评价可写成表格；此类规则集为 JSON 文件"))
    default:
      try settings.refuseReport()
      try settings.write(
        text: StarterRules.json(of: set, catalogue: catalogue, language: language))
    }
    return .done
  }
}
