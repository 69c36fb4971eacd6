public import Wording

/// Help, made from the specifications: examples first.
public enum HelpText {
  /// The page of one command.
  public static func page(_ command: CommandSpecification, language: Language) -> String {
    var lines = ["vbp \(command.name) — \(command.summary(language))", ""]
    func section(_ title: Text, _ rows: [(String, Text)]) {
      guard !rows.isEmpty else { return }
      lines.append(title(language))
      lines += aligned(rows.map { ($0.0, $0.1(language)) })
      lines.append("")
    }
    lines.append(Text(en: "Examples", zh: "示例")(language))
    lines += command.examples.map { "  " + $0 } + [""]
    lines.append(Text(en: "Usage", zh: "用法")(language))
    lines += ["  " + usage(command), ""]
    section(Text(en: "Operands", zh: "参数"), command.operands.map { ($0.name, $0.help) })
    section(Text(en: "Options", zh: "选项"), command.options.map { ($0.label, $0.description) })
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  /// The page of the whole program.
  public static func overview(_ commands: [CommandSpecification], language: Language) -> String {
    let title = Text(
      en: "vbp — evaluate volume-based procurement: rank bids, pick winners, score distributors",
      zh: "vbp——带量采购评审：报价排序、拟中选、配送企业评分")
    let hint = Text(
      en: "`vbp COMMAND --help` shows examples and options of a command.",
      zh: "用 vbp 命令 --help 查看该命令的示例与选项。")
    let exits = Text(
      en: "Exit codes: 0 done, 1 findings in the input, 2 cannot read or write, "
        + "3 the rules cannot decide, 64 usage",
      zh: "退出码：0 完成，1 输入有问题，2 无法读写，3 规则无法决定，64 用法错误")
    return
      ([title(language), "", Text(en: "Commands", zh: "命令")(language)]
      + aligned(commands.map { ($0.name, $0.summary(language)) })
      + ["", hint(language), exits(language)]).joined(separator: "\n") + "\n"
  }

  private static func usage(_ command: CommandSpecification) -> String {
    let operands = command.operands.map { $0.isOptional ? "[\($0.name)]" : $0.name }
    let options = command.options.isEmpty ? [] : ["[OPTIONS]"]
    return (["vbp", command.name] + operands + options).joined(separator: " ")
  }

  private static func aligned(_ rows: [(String, String)]) -> [String] {
    let width = rows.map { displayWidth($0.0) }.max() ?? 0
    return rows.map { label, text in
      "  " + label + String(repeating: " ", count: width - displayWidth(label) + 2) + text
    }
  }
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
}
