import CommandLineKit
import RuleBook
import Tables
import Tender
import Wording

/// `vbp rules test`: whether cases have the outcomes that they are expected to have.
enum RulesTestCommand: Command {
  static let name = "rules test"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "evaluate cases and compare them with their expected outcomes", zh: "评审案例并与预期结果核对"),
    examples: [
      "vbp rules test cn-2020-round2",
      "vbp rules test my-province.json cases.csv",
      "vbp rules test cn-2025-round11 --format markdown --lang zh",
    ],
    operands: [
      Operand(
        "RULES", completion: RuleOptions.ids(TenderKeys.catalogue),
        help: Text(en: "built-in id or a JSON file", zh: "内置编号或 JSON 文件")),
      Operand(
        "CASES", isOptional: true, completion: .table,
        help: Text(
          en: "CSV file of cases, or - for standard input; without it those of the built-in set",
          zh: "案例 CSV 文件，- 为标准输入；缺省为内置规则集自带的案例")),
    ], options: Settings.readingOptions)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let id = arguments.operands[0]
    let (cases, findings) = try cases(arguments)
    guard settings.accept(findings) else { return .findings }
    let trial = CaseTrial { try TenderRules.named(id, setting: $0) }
    let (results, faults) = try trial.results(cases)
    guard settings.accept(faults) else { return .findings }
    try settings.write(CaseResult.table(results, language: settings.language))
    if !settings.isQuiet { settings.tell(summary(results)) }
    return results.allSatisfy { $0.verdict == .pass } ? .done : .findings
  }

  /// The cases that were named, or those that the set ships.
  private static func cases(_ arguments: Arguments) throws -> ([WorkedCase], Findings) {
    let id = arguments.operands[0]
    // A set that cannot be used is told before anything of its cases.
    _ = try RuleLibrary(TenderKeys.catalogue).ruleSet(id)
    guard arguments.operands.count < 2 else {
      return try CaseTable.read(arguments.operands[1], schema: try arguments.schema("cases"))
    }
    guard BuiltInCases.ids.contains(id) else {
      throw UsageError.badValue(
        id, option: "RULES",
        expected: Text(
          en: "it has no cases of its own; name a file of CASES behind it",
          zh: "没有自带案例；请在其后给出案例文件"))
    }
    return try BuiltInCases.cases(of: id)
  }

  private static func summary(_ results: [CaseResult]) -> Text {
    func count(_ verdict: CaseResult.Verdict) -> Int { results.count { $0.verdict == verdict } }
    return Text(
      en: "cases: \(results.count), pass: \(count(.pass)), fail: \(count(.fail)), "
        + "open: \(count(.open))",
      zh: "\(results.count) 个案例：\(count(.pass)) 个通过，\(count(.fail)) 个不符，"
        + "\(count(.open)) 个未决")
  }
}
