import CommandLineKit
import Wording

/// `vbp completions`: what lets a shell complete commands, options, rule ids and files.
enum CompletionsCommand: Command {
  static let name = "completions"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "write completions for bash, zsh or fish", zh: "输出 bash、zsh 或 fish 的命令补全脚本"),
    examples: [
      "vbp completions bash -o vbp.bash", "vbp completions zsh -o _vbp",
      "vbp completions fish --lang zh -o vbp.fish",
    ],
    operands: [
      Operand(
        "SHELL", completion: Completion(words: shells),
        help: Text(
          en: "bash, zsh or fish; source what is written, or put it among the shell's completions",
          zh: "bash、zsh 或 fish；将输出 source，或放入该 shell 的补全目录"))
    ],
    options: [Settings.output, Settings.language, Settings.help])

  private static let shells = ["bash", "zsh", "fish"]

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let shell = arguments.operands[0]
    let (program, language) = (Program.specification, settings.language)
    switch shell {
    case "bash": try settings.write(text: BashCompletions.script(program))
    case "zsh": try settings.write(text: ZshCompletions.script(program, language: language))
    case "fish": try settings.write(text: FishCompletions.script(program, language: language))
    default:
      throw UsageError.notAChoice(
        shell, option: "SHELL", choices: shells,
        nearest: suggestedName(for: shell, among: shells))
    }
    return .done
  }
}
