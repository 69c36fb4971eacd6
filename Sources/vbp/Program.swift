import CommandLineKit
import ExactNumbers
import Files
import RuleBook
import Synchronization
import Tables
import Tender
import Wording

/// Finds the command that was typed, runs it and turns every error into a message and exit code.
enum Program {
  static let version = "0.1.0"
  /// The day of that version, which manual pages carry.
  static let versionDay = "2026-11-21"

  /// All commands under what they are for, in the order in which help lists them.
  static let topics: [(title: Text, commands: [any Command.Type])] = [
    (
      Text(en: "Begin, and check files", zh: "上手与检查文件"),
      [
        InitTenderCommand.self, InitScorecardCommand.self, InitPaymentCommand.self,
        SchemaCommand.self, CheckCommand.self,
      ]
    ),
    (
      Text(en: "Tenders", zh: "集采评审"),
      [
        RankCommand.self, SelectCommand.self, AllocateCommand.self, WinCommand.self,
        WhatIfCommand.self, SimulateCommand.self, SpecsCommand.self,
        StatsCommand.self, CompareRulesCommand.self,
      ]
    ),
    (
      Text(en: "Prices by the price-ratio rule", zh: "差比价换算"),
      [RatioCommand.self, RatioAuditCommand.self, RatioCompareCommand.self]
    ),
    (
      Text(en: "Distributors and payments", zh: "配送企业与付款"),
      [
        ScoreCommand.self, AppealsCommand.self, InterveneCommand.self, CompareCommand.self,
        PayCommand.self,
      ]
    ),
    (
      Text(en: "Publish, and prove it", zh: "公布与核验"),
      [NoticeCommand.self, VerifyCommand.self, DiffCommand.self]
    ),
    (
      Text(en: "Rules", zh: "规则"),
      [
        RulesListCommand.self, RulesShowCommand.self, RulesDiffCommand.self,
        RulesCheckCommand.self, RulesTestCommand.self, RulesRegisterCommand.self,
        NewRulesCommand.self,
      ]
    ),
    (
      Text(en: "Shell and manual", zh: "命令补全与手册"),
      [CompletionsCommand.self, ManualCommand.self]
    ),
  ]

  /// All commands, in the same order.
  static let commands = topics.flatMap(\.commands)

  static func run(_ typed: [String]) -> ExitCode {
    var words = typed
    let locale = LanguageOption.ofLocale(Machine.environment)
    do throws(UsageError) {
      let language = try LanguageOption.take(from: &words) ?? locale
      return run(words, typed: typed, language: language)
    } catch {
      return fail(error.message(locale), .usage)
    }
  }

  private static func run(_ words: [String], typed: [String], language: Language) -> ExitCode {
    do {
      return try dispatch(words, typed: typed, language: language)
    } catch {
      if (error as? FileError)?.isClosedPipe == true { return .done }
      let (message, code) = failure(error)
      return fail(message(language), code)
    }
  }

  /// What an error says that keeps a command from being carried out, and its exit code.
  static func failure(_ error: any Error) -> (message: Text, code: ExitCode) {
    switch error {
    case let error as any ManifestFault: return (error.message, .fileError)
    case let error as UsageError: return (error.message, .usage)
    case let error as RuleError: return (error.message, error.isGap ? .undecided : .usage)
    case let error as FileError:
      let reason = error.refusal?.message ?? Text(error.reason)
      return (
        Text(en: "cannot read or write \(error.path): ", zh: "无法读写 \(error.path)：") + reason,
        .fileError
      )
    case let error as NumberError:
      let text = Text(
        en: "a number of the rules is outside what can be computed exactly: ",
        zh: "规则中的数值超出可精确计算的范围：")
      return (text + error.reason, .usage)
    default: return (Text("\(error)"), .fileError)
    }
  }

  private static func dispatch(_ words: [String], typed: [String], language: Language) throws
    -> ExitCode
  {
    guard let first = words.first else {
      try overview(language)
      return .usage
    }
    switch first {
    case "--help", "-h", "help":
      try help(Array(words.dropFirst()), language)
      return .done
    case "--version":
      try ByteSink.writeToStandardOutput(Array("vbp \(version)\n".utf8))
      return .done
    default: break
    }
    guard let (command, rest) = command(words) else { throw unknown(words) }
    let arguments = try arguments(rest, of: command.specification)
    if arguments.has("help") {
      try page(command.specification, language)
      return .done
    }
    guard let path = arguments.value("manifest") else {
      return try run(command, arguments, typed: typed, language: language)
    }
    let manifest = try ManifestFile(path, arguments)
    let recording = Recording()
    FilesRead.begin()
    let code = try run(
      command, arguments, typed: typed, language: language, recording: recording)
    guard code == .done || code == .undecided else { return code }
    try manifest.write(
      RecordedRun(
        words: RecordedRun.plain(typed), language: language, code: code, inputs: manifest.inputs,
        folder: try WorkingFolder.path(), recording: recording))
    return code
  }

  /// Runs the command of a manifest again, with nothing written.
  ///
  /// - Throws: `UsageError` for words that are no command which can have a manifest; what the command
  ///   throws.
  static func again(_ typed: [String], _ language: Language) throws -> RecordedRun {
    var words = typed
    let language = try LanguageOption.take(from: &words) ?? language
    guard let (command, rest) = command(words) else { throw unknown(words) }
    let arguments = try arguments(rest, of: command.specification)
    let line = typed.joined(separator: " ")
    guard command.specification.options.contains(where: { $0.name == "manifest" }),
      !arguments.has("manifest"), !arguments.has("help")
    else {
      throw UsageError.badValue(
        line, option: "MANIFEST",
        expected: Text(en: "it is no command that has a manifest", zh: "该命令不生成清单"))
    }
    let named = try RecordedRun.named(arguments, by: "MANIFEST", line)
    let recording = Recording(isRepetition: true)
    FilesRead.begin()
    let code = try run(
      command, arguments, typed: typed, language: language, recording: recording)
    return RecordedRun(
      words: typed, language: language, code: code, inputs: RecordedRun.inputs(named),
      folder: try WorkingFolder.path(), recording: recording)
  }

  /// Runs a command, and again as long as its draft asks for it.
  private static func run(
    _ command: any Command.Type, _ arguments: Arguments, typed: [String], language: Language,
    recording: Recording? = nil
  ) throws -> ExitCode {
    var settings = try Settings(
      arguments, of: command.specification, words: typed, language: language, recording: recording)
    guard try settings.readAliases(arguments) else { return .findings }
    var code = try run(command, arguments, settings)
    while settings.draft?.takeRunAgain() == true { code = try run(command, arguments, settings) }
    guard let draft = settings.draftInForce, code == .done || code == .undecided else {
      return code
    }
    settings.tell(draft.banner)
    return .undecided
  }

  /// Runs a command once.
  private static func run(
    _ command: any Command.Type, _ arguments: Arguments, _ settings: Settings
  ) throws -> ExitCode {
    do {
      let code = try command.run(arguments, settings)
      // What was refused may not have been read to its end.
      if code != .findings { settings.aliases.notes.forEach { settings.note($0) } }
      return code
    } catch let error as InputError {
      _ = settings.accept(error.findings)
      return .findings
    }
  }

  /// Reads the words behind a command; an option that only others have is told apart.
  private static func arguments(_ words: [String], of command: CommandSpecification)
    throws(UsageError) -> Arguments
  {
    do {
      return try Arguments(words, for: command)
    } catch .unknownOption(let name, let nearest) {
      let others = commands.map { $0.specification }.filter {
        $0.options.contains { "--" + $0.name == name }
      }
      guard !others.isEmpty else { throw .unknownOption(name, nearest: nearest) }
      throw .optionOfOthers(name, commands: others.map(\.name))
    }
  }

  /// The command that some words begin with, and the words behind it; the longest name wins:
  /// `rules diff` before `rules`.
  private static func command(_ words: [String]) -> (any Command.Type, [String])? {
    for length in [2, 1] where words.count >= length {
      let name = words.prefix(length).joined(separator: " ")
      if let command = commands.first(where: { $0.name == name }) {
        return (command, Array(words.dropFirst(length)))
      }
    }
    return nil
  }

  private static func help(_ words: [String], _ language: Language) throws {
    guard !words.isEmpty else { return try overview(language) }
    guard let (command, _) = command(words) else { throw unknown(words) }
    try page(command.specification, language)
  }

  private static func overview(_ language: Language) throws {
    let text = HelpText.overview(specification, language: language, width: helpWidth)
    try ByteSink.writeToStandardOutput(Array(text.utf8))
  }

  private static func page(_ command: CommandSpecification, _ language: Language) throws {
    let text = HelpText.page(command, language: language, width: helpWidth)
    try ByteSink.writeToStandardOutput(Array(text.utf8))
  }

  private static var helpWidth: Int { Terminal.columns ?? 100 }

  /// What is wrong with words that begin no command.
  private static func unknown(_ words: [String]) -> UsageError {
    let specifications = commands.map { $0.specification }
    let first = words.first ?? ""
    if first.hasPrefix("-") {
      let options = (specification.options + specifications.flatMap(\.options)).map {
        "--" + $0.name
      }
      return options.contains(first)
        ? .optionBeforeCommand(first)
        : .unknownOption(first, nearest: suggestedName(for: first, among: options))
    }
    let next = specifications.map(\.name).filter { $0.hasPrefix(first + " ") }
    if !next.isEmpty, words.count == 1 || words[1].hasPrefix("-") {
      return .incompleteCommand(first, next: next.map { String($0.dropFirst(first.count + 1)) })
    }
    let typed = words.prefix(next.isEmpty ? 1 : 2).joined(separator: " ")
    return .unknownCommand(
      typed, nearest: suggestedName(for: typed, among: specifications.map(\.name)))
  }

  private static func fail(_ message: String, _ code: ExitCode) -> ExitCode {
    ByteSink.writeToStandardError("vbp: \(message.visible)\n")
    return code
  }
}

extension FileError.Refusal {
  fileprivate var message: Text {
    switch self {
    case .notRegular:
      Text(
        en: "it is no regular file; write what it gives into a file", zh: "不是普通文件；请将其内容存为文件")
    case .tooLarge:
      Text(
        en:
          "it has more than \(ByteSource.mostContents >> 20) MB, which no rule set or manifest has",
        zh: "超过 \(ByteSource.mostContents >> 20) MB，规则集与清单不会如此之大")
    }
  }
}

/// A command: what it takes, and what it does.
protocol Command: SendableMetatype {
  /// The words that call it; a command is found by them before its specification is made.
  static var name: String { get }
  static var specification: CommandSpecification { get }
  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode
}

/// Results that stay until the program ends, a moment later: the system takes all memory back at
/// once, which is faster than to free a million objects one by one.
enum Kept {
  private static let results = Mutex<[any Sendable]>([])

  /// Keeps a large result.
  static func keep(_ result: some Sendable) {
    results.withLock { $0.append(result) }
  }
}
