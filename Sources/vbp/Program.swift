import CommandLineKit
import ExactNumbers
import RuleBook
import Tables
import Tender
import Wording

/// Finds the command that was typed, runs it and turns every error into a message and exit code.
enum Program {
  static let version = "0.1.0"

  /// All commands, in the order in which help lists them.
  static let commands: [any Command.Type] = [
    RankCommand.self, SelectCommand.self, AllocateCommand.self, SpecsCommand.self,
    StatsCommand.self, CompareRulesCommand.self, RatioCommand.self, RatioAuditCommand.self,
    RatioCompareCommand.self, ScoreCommand.self, InterveneCommand.self, CompareCommand.self,
    PayCommand.self, InitTenderCommand.self, InitScorecardCommand.self, InitPaymentCommand.self,
    CheckCommand.self,
    SchemaCommand.self, RulesListCommand.self,
    RulesShowCommand.self,
    RulesDiffCommand.self, RulesCheckCommand.self, NewRulesCommand.self,
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
    } catch let error as LotError {
      let text = Text(
        en: "lot \(error.lot): a number is too large to be computed exactly (\(error.cause))",
        zh: "“\(error.lot)”：数值过大，无法精确计算（\(error.cause)）")
      return fail(text(language), .findings)
    } catch let error as NumberError {
      let text = Text(
        en: "a number of the rules is outside what can be computed exactly (\(error))",
        zh: "规则中的数值超出可精确计算的范围（\(error)）")
      return fail(text(language), .usage)
    } catch {
      return fail("\(error)", .fileError)
    }
  }

  private static func dispatch(_ words: [String], language: Language) throws -> ExitCode {
    let specifications = commands.map { $0.specification }
    let words = withoutLanguage(words)
    guard let first = words.first, !["--help", "-h", "help"].contains(first) else {
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
    let isPair = specifications.contains { $0.name.hasPrefix(first + " ") }
    let typed = words.prefix(isPair ? 2 : 1).joined(separator: " ")
    throw UsageError.unknownCommand(
      typed, nearest: nearestName(to: typed, among: specifications.map(\.name)))
  }

  /// The words behind a `--lang` that stands before the command, where it has been read already.
  private static func withoutLanguage(_ words: [String]) -> [String] {
    if words.first == "--lang" { return Array(words.dropFirst(2)) }
    return words.first?.hasPrefix("--lang=") == true ? Array(words.dropFirst()) : words
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
