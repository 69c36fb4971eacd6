public import Wording

/// What was typed, checked against a command's specification.
public struct Arguments: Sendable {
  /// The operands in order.
  public private(set) var operands: [String] = []
  /// How many tables are to be read.
  public private(set) var tableCount = 0
  /// The files that are named to be read, among words that may be others, such as the id of a rule set.
  public private(set) var inputs: [String] = []
  /// The files that are named to be written, each with its option.
  public private(set) var outputs: [(option: String, path: String)] = []
  private var values: [String: [String]] = [:]
  private let command: String

  /// Whether a switch or option was given.
  public func has(_ name: String) -> Bool { values[name] != nil }
  /// The value of an option, the last where it was given more than once.
  public func value(_ name: String) -> String? { values[name]?.last }
  /// The value of an option without which the command cannot do.
  ///
  /// - Throws: `UsageError` when it was not given.
  public func required(_ name: String) throws(UsageError) -> String {
    guard let value = value(name) else { throw .missingOption("--" + name, command: command) }
    return value
  }
  /// All values of an option.
  public func all(_ name: String) -> [String] { values[name] ?? [] }

  /// Reads a command line.
  ///
  /// - Throws: `UsageError` for an unknown option, a value that is missing or not allowed, the
  ///   wrong number of operands, or two tables that are both to come from standard input.
  public init(_ words: [String], for command: CommandSpecification) throws(UsageError) {
    self.command = command.name
    var rest = words[...]
    var optionsEnded = false
    while let word = rest.popFirst() {
      if optionsEnded || word == "-" || !word.hasPrefix("-") {
        operands.append(word)
      } else if word == "--" {
        optionsEnded = true
      } else {
        try take(word, rest: &rest, command)
      }
    }
    if has("help") { return }
    let needed = command.operands.filter { !$0.isOptional }.count
    guard operands.count >= needed else {
      throw .missingOperand(command.operands[operands.count].name, command: command.name)
    }
    guard operands.count <= command.operands.count else {
      throw .extraOperand(operands[command.operands.count], command: command.name)
    }
    let tables = tables(of: command)
    tableCount = tables.count
    inputs = named(by: command) { !$0.endings.isEmpty }.flatMap { place in
      place.completion.isList ? place.value.split(separator: ",").map(String.init) : [place.value]
    }
    outputs = command.options.filter(\.isOutput).flatMap { option in
      all(option.name).filter { $0 != "-" }.map { ("--" + option.name, $0) }
    }
    let fromInput = tables.filter { $0.path == "-" }
    if fromInput.count > 1 { throw .standardInputTwice(fromInput.map(\.name)) }
  }

  /// The tables that the command reads, by their operands and options.
  private func tables(of command: CommandSpecification) -> [(name: String, path: String)] {
    named(by: command) { $0 == .table }.map { ($0.name, $0.value) }
  }

  /// The values of operands and options, but for files that are written, that have some completion.
  private func named(by command: CommandSpecification, where isMeant: (Completion) -> Bool) -> [(
    name: String, completion: Completion, value: String
  )] {
    zip(command.operands, operands).map { ($0.name, $0.completion, $1) }.filter { isMeant($0.1) }
      + command.options.filter { !$0.isOutput && isMeant($0.completion) }.flatMap { option in
        all(option.name).map { ("--" + option.name, option.completion, $0) }
      }
  }

  private mutating func take(
    _ word: String, rest: inout ArraySlice<String>, _ command: CommandSpecification
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let typed = String(parts[0])
    guard let option = command.options.first(where: { $0.answers(to: typed) }) else {
      throw .unknownOption(
        typed, nearest: suggestedName(for: typed, among: command.options.map { "--" + $0.name }))
    }
    var attached = parts.count == 2 ? String(parts[1]) : nil
    guard option.value != nil else {
      guard attached == nil else { throw .unexpectedValue("--" + option.name) }
      values[option.name, default: []].append("")
      return
    }
    if attached == nil { attached = rest.popFirst() }
    guard let value = attached else { throw .missingValue("--" + option.name) }
    guard option.choices.isEmpty || option.choices.contains(value) else {
      throw .notAChoice(
        value, option: "--" + option.name, choices: option.choices,
        nearest: suggestedName(for: value, among: option.choices))
    }
    guard option.repeats || values[option.name] == nil else { throw .repeated("--" + option.name) }
    values[option.name, default: []].append(value)
  }
}

extension Option {
  fileprivate func answers(to typed: String) -> Bool {
    typed == "--" + name || letter.map { typed == "-\($0)" } ?? false
  }
}

/// A command line that cannot be carried out.
public enum UsageError: Error, Equatable, Sendable {
  /// No command has that name.
  case unknownCommand(String, nearest: String?)
  /// These words begin several commands and are none.
  case incompleteCommand(String, next: [String])
  /// An option of a command, typed before it.
  case optionBeforeCommand(String)
  /// An option that other commands have.
  case optionOfOthers(String, commands: [String])
  /// The command has no such option.
  case unknownOption(String, nearest: String?)
  /// An option needs a value.
  case missingValue(String)
  /// A switch takes no value.
  case unexpectedValue(String)
  /// The value is not one of those allowed.
  case notAChoice(String, option: String, choices: [String], nearest: String?)
  /// An option that may stand only once.
  case repeated(String)
  /// An operand is missing.
  case missingOperand(String, command: String)
  /// There is one operand too many.
  case extraOperand(String, command: String)
  /// Standard input is to be several tables; it can be read but once.
  case standardInputTwice([String])
  /// An option without which the command cannot work.
  case missingOption(String, command: String)
  /// A value that does not have the form it needs.
  case badValue(String, option: String, expected: Text)

  /// What is wrong and what to do.
  public var message: Text {
    switch self {
    case .unknownCommand(let name, let nearest):
      Text(
        en: "there is no command `\(name)`; `vbp --help` shows them all\(hint(nearest).en)",
        zh: "没有命令“\(name)”；用 vbp --help 查看全部\(hint(nearest).zh)")
    case .incompleteCommand(let name, let next):
      Text(
        en: "`\(name)` needs one more word: \(next.joined(separator: ", "))",
        zh: "“\(name)”之后还需要一个词：\(next.joined(separator: "、"))")
    case .optionBeforeCommand(let name):
      Text(
        en: "\(name) belongs behind the command; `vbp --help` shows the commands",
        zh: "\(name) 应写在命令之后；用 vbp --help 查看全部命令")
    case .optionOfOthers(let name, let commands):
      Text(
        en: "\(name) is no option of this command, but of \(commands.joined(separator: ", "))",
        zh: "此命令没有 \(name)，该选项属于 \(commands.joined(separator: "、"))")
    case .unknownOption(let name, let nearest):
      Text(en: "unknown option \(name)\(hint(nearest).en)", zh: "未知选项 \(name)\(hint(nearest).zh)")
    case .missingValue(let name): Text(en: "\(name) needs a value", zh: "\(name) 需要一个值")
    case .unexpectedValue(let name): Text(en: "\(name) takes no value", zh: "\(name) 不带值")
    case .notAChoice(let value, let option, let choices, let nearest):
      Text(
        en: "\(option) cannot be `\(value)`, only \(choices.joined(separator: ", "))"
          + hint(nearest).en,
        zh: "\(option) 不能是“\(value)”，可选：\(choices.joined(separator: "、"))"
          + hint(nearest).zh)
    case .repeated(let name): Text(en: "\(name) is given twice", zh: "\(name) 重复给出")
    case .missingOperand(let name, let command):
      Text(
        en: "\(name) is missing; see `vbp \(command) --help`",
        zh: "缺少 \(name)；参见 vbp \(command) --help")
    case .extraOperand(let word, let command):
      Text(
        en: "`\(word)` is one word too many; see `vbp \(command) --help`",
        zh: "多余的参数“\(word)”；参见 vbp \(command) --help")
    case .missingOption(let name, let command):
      Text(
        en: "\(name) is missing; see `vbp \(command) --help`",
        zh: "缺少 \(name)；参见 vbp \(command) --help")
    case .standardInputTwice(let names):
      Text(
        en: "\(names.joined(separator: " and ")) cannot both be standard input; "
          + "give one of them as a file",
        zh: "\(names.joined(separator: "和"))不能同时为标准输入；请将其中之一改为文件")
    case .badValue(let value, let option, let expected):
      Text(
        en: "\(option) cannot be `\(value)`: \(expected.en)",
        zh: "\(option) 不能是“\(value)”：\(expected.zh)")
    }
  }

  private func hint(_ nearest: String?) -> Text {
    guard let nearest else { return Text("") }
    return Text(en: "; did you mean `\(nearest)`?", zh: "；是否应为“\(nearest)”？")
  }
}
