import CommandLineKit
import Reporting
import RuleBook
import Wording

/// `vbp rules diff`: the values in which two rule sets differ.
enum RulesDiffCommand: Command {
  static let name = "rules diff"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "show in which values two rule sets differ", zh: "比较两个规则集的差异"),
    examples: ["vbp rules diff cn-2020-round3 cn-2021-round4"],
    operands: [
      Operand("A", completion: RulesOperand.one.completion, help: RulesOperand.one.help),
      Operand("B", completion: RulesOperand.one.completion, help: RulesOperand.one.help),
    ], options: RulesOperand.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let (a, catalogue) = try RulesOperand.find(arguments.operands[0], arguments)
    let (b, other) = try RulesOperand.find(arguments.operands[1], arguments)
    guard catalogue.kind == other.kind else {
      throw RuleError.wrongKind(id: b.id, kind: b.kind, needed: a.kind)
    }
    let differences = RuleDifference.between(a, b, catalogue: catalogue)
    try settings.write(RuleTables.differences(differences, between: a, b))
    return .done
  }
}
