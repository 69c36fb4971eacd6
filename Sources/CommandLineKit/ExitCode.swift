public import Wording

/// How a run ended; scripts rely on the numbers.
public enum ExitCode: Int32, Sendable, CaseIterable {
  /// Done.
  case done = 0
  /// There are findings in the input; nothing was written.
  case findings = 1
  /// A file cannot be read or written.
  case fileError = 2
  /// The rules cannot decide: a tie, an unset or unverified number.
  case undecided = 3
  /// The command line cannot be carried out.
  case usage = 64

  /// What the number says, in a few words.
  public var meaning: Text {
    switch self {
    case .done: Text(en: "done", zh: "完成")
    case .findings:
      Text(en: "findings in the input, nothing written", zh: "输入有问题，未写出任何结果")
    case .fileError: Text(en: "a file cannot be read or written", zh: "文件无法读写")
    case .undecided:
      Text(
        en: "the rules cannot decide: a tie, an unset or unverified number, a negotiation",
        zh: "规则无法决定：并列、数值未设定或未核实、须议价谈判")
    case .usage: Text(en: "the command line is wrong", zh: "命令行有误")
    }
  }
}
