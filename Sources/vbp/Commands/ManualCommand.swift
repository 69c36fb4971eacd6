import CommandLineKit
import Wording

/// `vbp manual`: the manual page for `man`.
enum ManualCommand: Command {
  static let name = "manual"
  static let specification = CommandSpecification(
    name, summary: Text(en: "write the manual page for `man`", zh: "输出供 man 使用的手册页"),
    examples: ["vbp manual -o vbp.1", "vbp manual --lang zh -o vbp.zh.1"],
    options: [Settings.output, Settings.language, Settings.help])

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    try settings.write(
      text: ManualPage.text(Program.specification, language: settings.language))
    return .done
  }
}
