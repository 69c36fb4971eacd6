public import Wording

/// The manual page, made from the same specifications as help, for `man` (roff with man macros).
public enum ManualPage {
  /// The page in one language.
  public static func text(_ program: ProgramSpecification, language: Language) -> String {
    var page = Roff()
    let title = program.name.uppercased()
    page.macro(
      ".TH", [title, "1", program.version.day, "\(program.name) \(program.version.number)"])
    // No hyphens are put into commands and ids, and lines are not stretched.
    page.macro(".nh", [])
    page.macro(".ad", ["l"])
    page.section(Text(en: "NAME", zh: "名称")(language))
    page.line("\(program.name) - \(program.summary(language))")
    page.section(Text(en: "SYNOPSIS", zh: "用法")(language))
    page.line("\(program.name) COMMAND [OPERANDS] [OPTIONS]")
    page.section(Text(en: "DESCRIPTION", zh: "说明")(language))
    page.paragraphs(program.description.map { $0(language) })
    page.section(Text(en: "COMMANDS", zh: "命令")(language))
    for command in program.commands { add(command, program, to: &page, language) }
    page.section(Text(en: "COMMON OPTIONS", zh: "共用选项")(language))
    for option in program.commonOptions { page.entry(option.label, option.description(language)) }
    page.section(Text(en: "EXIT STATUS", zh: "退出码")(language))
    for code in ExitCode.allCases { page.entry(String(code.rawValue), code.meaning(language)) }
    page.section(Text(en: "ENVIRONMENT", zh: "环境变量")(language))
    for entry in program.environment { page.entry(entry.name, entry.help(language)) }
    page.section(Text(en: "FILES", zh: "文件")(language))
    for entry in program.files { page.entry(entry.name, entry.help(language)) }
    page.section(Text(en: "EXAMPLES", zh: "示例")(language))
    for (index, command) in program.commands.enumerated() {
      if index > 0 { page.macro(".PP", []) }
      page.line(command.summary(language) + Text(en: ":", zh: "：")(language))
      page.example(command.examples)
    }
    return page.source
  }

  private static func add(
    _ command: CommandSpecification, _ program: ProgramSpecification, to page: inout Roff,
    _ language: Language
  ) {
    page.subsection(HelpText.usage(command))
    page.line(command.summary(language) + Text(en: ".", zh: "。")(language))
    for operand in command.operands { page.entry(operand.name, operand.help(language)) }
    let common = program.commonOptions.map(\.name)
    for option in command.options where !common.contains(option.name) {
      page.entry(option.label, option.description(language))
    }
    let shared = command.options.filter { common.contains($0.name) }.map { "--" + $0.name }
    guard !shared.isEmpty else { return }
    page.macro(".PP", [])
    page.line(
      Text(
        en: "Common options: \(shared.joined(separator: ", ")).",
        zh: "共用选项：\(shared.joined(separator: "、"))。")(language))
  }
}

/// Lines of roff; what is not a macro is shown letter by letter.
private struct Roff {
  private(set) var source = ""

  mutating func macro(_ name: String, _ arguments: [String]) {
    source += ([name] + arguments.map(Self.argument)).joined(separator: " ") + "\n"
  }

  /// An argument of a macro, in quotes where it is more than one word. A day keeps its hyphens, by
  /// which it is known for a day.
  private static func argument(_ text: String) -> String {
    let isDay = text.allSatisfy { $0.isNumber || $0 == "-" }
    guard !isDay, text.contains(where: { !$0.isLetter }) else { return text }
    let parts = escaped(text).split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.joined(separator: "\\(dq") + "\""
  }

  mutating func section(_ title: String) { macro(".SH", [title]) }

  mutating func subsection(_ title: String) { macro(".SS", [title]) }

  /// A line that roff takes for text, even where it begins like a macro.
  mutating func line(_ words: String) {
    let words = Self.escaped(words)
    source += (words.hasPrefix(".") ? "\\&" : "") + words + "\n"
  }

  mutating func paragraphs(_ texts: [String]) {
    for (index, text) in texts.enumerated() {
      if index > 0 { macro(".PP", []) }
      line(text)
    }
  }

  /// A name, and indented below it what it means.
  mutating func entry(_ name: String, _ meaning: String) {
    source += ".TP\n"
    macro(".B", [name])
    line(meaning)
  }

  /// Lines that are shown as they are.
  mutating func example(_ lines: [String]) {
    source += ".PP\n.RS 4\n.nf\n"
    for line in lines { self.line(line) }
    source += ".fi\n.RE\n"
  }

  /// What roff would change: backslashes, hyphens, quotes and accents of ASCII. Behind a Chinese
  /// character a line may break, where no closing sign follows.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for (index, character) in zip(text.indices, text) {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      default: result.append(character)
      }
      let next = text[text.index(after: index)...].first
      if displayWidth(String(character)) == 2, !opening.contains(character),
        let next, next != " ", !closing.contains(next)
      {
        result += "\\:"
      }
    }
    return result
  }

  private static let opening = "（“《〔"
  private static let closing = "，。、；：）”》〕"
}
