import CommandLineKit
import RuleBook
import Wording

/// `vbp rules check`: whether a rule file can be used.
enum RulesCheckCommand: Command {
  static let name = "rules check"
  static let specification = CommandSpecification(
    name, summary: Text(en: "check a rule file", zh: "检查规则文件"),
    examples: ["vbp rules check my-province.json"],
    operands: [RulesOperand.one], options: RulesOperand.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    try settings.refuseReport()
    do {
      let (set, catalogue) = try RulesOperand.find(arguments.operands[0], arguments)
      let faults = try RuleTrial.faults(of: set, catalogue)
      guard faults.isEmpty else { return tell(faults, settings) }
      let unset = catalogue.keys.map(\.name).filter { set.parameters[$0]?.value == .unset }
      let text = Text(
        en: "\(set.id): \(set.parameters.count) parameters, \(unset.count) unset"
          + (unset.isEmpty ? "" : ": " + unset.joined(separator: ", ")),
        zh: "\(set.id)：\(set.parameters.count) 个参数，\(unset.count) 个未设定"
          + (unset.isEmpty ? "" : "：" + unset.joined(separator: "、")))
      try settings.write(text: text(settings.language).visible + "\n")
      return .done
    } catch let error as RuleError {
      return tell(error.faults, settings)
    }
  }

  private static func tell(_ faults: [RuleError], _ settings: Settings) -> ExitCode {
    for fault in faults { settings.tell(Text("vbp: ") + fault.message) }
    return .findings
  }
}
