import CommandLineKit
import ExactNumbers
import RuleBook
import Tables
import Wording

/// Finds the command that was typed, runs it and turns every error into a message and exit code.
enum Program {
  static let version = "0.1.0"

  /// All commands, in the order in which help lists them.
  static let commands: [any Command.Type] = [
    RankCommand.self, SelectCommand.self, RatioCommand.self, RatioAuditCommand.self,
    RatioCompareCommand.self, CheckCommand.self, RulesListCommand.self, RulesShowCommand.self,
    RulesDiffCommand.self, RulesCheckCommand.self,
  ]

  static func run(_ words: [String]) -> ExitCode {
    let language = Settings.language(words)
    do {
      return try dispatch(words, language: language)
    } catch let error as UsageError {
      return fail(error.message(language), .usage)
    } catch let error as RuleError {
      return fail(error.message(language), error.isGap ? .undecided : .usage)
    } catch let error as FileError {
      if error.isClosedPipe { return .done }
      let text = Text(
        en: "cannot read or write \(error.path): \(error.reason)",
        zh: "无法读写 \(error.path)：\(error.reason)")
      return fail(text(language), .fileError)
    } catch let error as NumberError {
      let text = Text(
        en: "a number is too large or cannot be decided to the last digit (\(error))",
        zh: "数值过大或无法确定末位数字（\(error)）")
      return fail(text(language), .findings)
    } catch {
      return fail("\(error)", .fileError)
    }
  }

  private static func dispatch(_ words: [String], language: Language) throws -> ExitCode {
    let specifications = commands.map { $0.specification }
    guard let first = words.first, !["--help", "-h", "help"].contains(first), first != "--lang"
    else {
      try ByteSink.writeToStandardOutput(
        Array(HelpText.overview(specifications, language: language).utf8))
      return words.isEmpty ? .usage : .done
    }
    if first == "--version" {
      try ByteSink.writeToStandardOutput(Array("vbp \(version)\n".utf8))
      return .done
    }
    // The longest name wins: `rules diff` before `rules`.
    for length in [2, 1] where words.count >= length {
      let name = words.prefix(length).joined(separator: " ")
      guard let command = commands.first(where: { $0.specification.name == name }) else { continue }
      let specification = command.specification
      let arguments = try Arguments(Array(words.dropFirst(length)), for: specification)
      if arguments.has("help") {
        let page = HelpText.page(specification, language: language)
        try ByteSink.writeToStandardOutput(Array(page.utf8))
        return .done
      }
      return try command.run(arguments, Settings(arguments, language: language))
    }
    let typed = words.prefix(first == "rules" ? 2 : 1).joined(separator: " ")
    throw UsageError.unknownCommand(
      typed, nearest: nearestName(to: typed, among: specifications.map(\.name)))
  }

  private static func fail(_ message: String, _ code: ExitCode) -> ExitCode {
    ByteSink.writeToStandardError("vbp: \(message.visible)\n")
    return code
  }
}

/// A command: what it takes, and what it does.
protocol Command: SendableMetatype {
  static var specification: CommandSpecification { get }
  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode
}
