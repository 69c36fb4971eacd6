import CommandLineKit
import Files
import Tables
import Wording
import Writing

/// A command `vbp init …`: it writes a folder with a made-up example, which are tables, and a README
/// with the commands to try on them.
protocol ExampleCommand: Command {
  /// What the command does.
  static var summary: Text { get }
  /// How it is called.
  static var examples: [String] { get }
  /// What the example is, and that it is made up.
  static var title: Text { get }
  /// The tables in the order in which they are told.
  static var tables: [ExampleTable] { get }
}

extension ExampleCommand {
  static var specification: CommandSpecification {
    CommandSpecification(
      name, summary: summary, examples: examples,
      operands: [
        Operand(
          "DIR", completion: .folder,
          help: Text(en: "folder to write to; made if need be", zh: "写入的文件夹，可自动新建"))
      ], options: [Settings.encoding, Settings.language, Settings.quiet, Settings.help])
  }

  /// Writes the folder that was asked for and says what to do with it; no file is replaced.
  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let folder = arguments.operands[0]
    let files =
      try tables.map { (name: $0.name, text: try $0.text(settings.language)) }
      + [(name: "README.txt", text: guide(settings.language))]
    // Nobody's own files are replaced by an example.
    if let taken = files.map(\.name).first(where: { ByteSink.exists(folder + "/" + $0) }) {
      throw UsageError.badValue(
        folder, option: "DIR",
        expected: Text(
          en: "it already holds \(taken); name another folder", zh: "其中已有 \(taken)；请换一个文件夹"))
    }
    try ByteSink.makeFolder(folder)
    // Spreadsheets take Chinese text without a mark for something else.
    let isMarked = settings.language == .chinese && arguments.value("encoding") == nil
    let encoding = isMarked ? .utf8WithMark : settings.encoding
    for (name, text) in files {
      try Output(folder + "/" + name, encoding).write(whole: text)
    }
    guard !settings.isQuiet else { return .done }
    settings.tell(Text(en: "written to \(folder):", zh: "已写入 \(folder)："))
    for (name, _) in files { settings.tell(Text("  " + name)) }
    settings.tell(
      Text(
        en: "try there, as README.txt explains:", zh: "请在该文件夹内依次运行（说明见 README.txt）："))
    for line in lines(settings.language) { settings.tell(Text("  " + line)) }
    return .done
  }

  /// What can be tried, in order.
  private static var commands: [(what: Text, line: String)] {
    JSONTree.words("examples") { entry in
      (of: try entry.text("of"), what: try entry.wording(), line: try entry.text("line"))
    }
    .filter { name == "init " + $0.of }.map { ($0.what, $0.line) }
  }

  private static func guide(_ language: Language) -> String {
    let parts = zip(commands, lines(language)).map { command, line in
      "\n# " + command.what(language) + "\n" + line + "\n"
    }
    return title(language) + "\n" + parts.joined()
  }

  private static func lines(_ language: Language) -> [String] {
    commands.map { $0.line + (language == .chinese ? " --lang zh" : "") }
  }
}
