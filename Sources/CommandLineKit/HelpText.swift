public import Wording

/// Help, made from the specifications: examples first.
public enum HelpText {
  /// The page of one command, its explanations in lines of at most `width` columns.
  public static func page(_ command: CommandSpecification, language: Language, width: Int)
    -> String
  {
    var lines = ["vbp \(command.name) — \(command.summary(language))"].flatMap {
      $0.wrapped(to: width)
    }
    lines.append("")
    func section(_ title: Text, _ rows: [(String, Text)]) {
      guard !rows.isEmpty else { return }
      lines.append(title(language))
      lines += aligned(rows.map { ($0.0, $0.1(language)) }, width: width)
      lines.append("")
    }
    // Examples are there to be copied: they are never broken.
    lines.append(Text(en: "Examples", zh: "示例")(language))
    lines += command.examples.map { "  " + $0 } + [""]
    lines.append(Text(en: "Usage", zh: "用法")(language))
    lines += ["  " + usage(command), ""]
    section(Text(en: "Operands", zh: "参数"), command.operands.map { ($0.name, $0.help) })
    section(Text(en: "Options", zh: "选项"), command.options.map { ($0.label, $0.description) })
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  /// The page of the whole program.
  public static func overview(_ program: ProgramSpecification, language: Language, width: Int)
    -> String
  {
    let title = Text("\(program.name) — ") + program.summary
    let hint = Text(
      en: "`\(program.name) COMMAND --help` shows examples and options of a command; "
        + "`\(program.name) manual` writes the whole manual.",
      zh: "用 \(program.name) 命令 --help 查看该命令的示例与选项；\(program.name) manual 输出完整手册。")
    var lines = title(language).wrapped(to: width) + [""]
    let label = program.commands.map { displayWidth($0.name) }.max() ?? 0
    for topic in program.topics {
      lines.append(topic.title(language))
      lines += aligned(
        topic.commands.map { ($0.name, $0.summary(language)) }, width: width, label: label)
      lines.append("")
    }
    lines += hint(language).wrapped(to: width) + [""]
    lines.append(Text(en: "Exit codes", zh: "退出码")(language))
    lines += aligned(
      ExitCode.allCases.map { (String($0.rawValue), $0.meaning(language)) }, width: width)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The command line in one line, such as `vbp check [FILE] [OPTIONS]`.
  static func usage(_ command: CommandSpecification) -> String {
    let operands = command.operands.map { $0.isOptional ? "[\($0.name)]" : $0.name }
    let options = command.options.isEmpty ? [] : ["[OPTIONS]"]
    return (["vbp", command.name] + operands + options).joined(separator: " ")
  }

  /// Names, and beside them what they mean; where that is too narrow, below them. The names take at
  /// least `label` columns, so that several lists can be level.
  private static func aligned(_ rows: [(String, String)], width: Int, label: Int = 0) -> [String] {
    let label = (rows.map { displayWidth($0.0) } + [label]).reduce(0, max) + 2
    let room = width - 2 - label
    guard room >= narrowest else {
      return rows.flatMap { name, text in
        ["  " + name] + text.wrapped(to: max(width - 6, narrowest)).map { "      " + $0 }
      }
    }
    return rows.flatMap { name, text in
      text.wrapped(to: room).enumerated().map { index, line in
        let name = index == 0 ? name : ""
        return "  " + name + String(repeating: " ", count: label - displayWidth(name)) + line
      }
    }
  }

  /// The least columns in which an explanation reads well.
  private static let narrowest = 24
}

extension Option {
  /// The option as help shows it: `-o, --output FILE`.
  var label: String {
    let short = letter.map { "-\($0), " } ?? ""
    return short + "--" + name + (value.map { " " + $0 } ?? "")
  }

  var description: Text {
    guard !choices.isEmpty else { return help }
    return help
      + Text(
        en: ": " + choices.joined(separator: ", "), zh: "：" + choices.joined(separator: "、"))
  }

  /// The option as it is typed: `--output`, and `-o` where it has a letter.
  var spellings: [String] { ["--" + name] + (letter.map { ["-\($0)"] } ?? []) }
}
