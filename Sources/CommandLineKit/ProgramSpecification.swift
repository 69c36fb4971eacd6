public import Wording

/// What the program is and holds; help, the manual page and completions are made from it.
public struct ProgramSpecification: Sendable {
  /// A name with what it is for, such as a variable of the environment or a file.
  public struct Entry: Sendable {
    /// The name as it is typed.
    public let name: String
    /// What it is for.
    public let help: Text

    /// Pairs a name with what it is for.
    public init(_ name: String, help: Text) {
      self.name = name
      self.help = help
    }
  }

  /// Commands that belong together, under a heading.
  public struct Topic: Sendable {
    /// What they are for.
    public let title: Text
    /// The commands in the order in which they are listed.
    public let commands: [CommandSpecification]

    /// Puts commands under a heading.
    public init(_ title: Text, _ commands: [CommandSpecification]) {
      self.title = title
      self.commands = commands
    }
  }

  /// The name by which it is called.
  public let name: String
  /// Its version, and the day of that version.
  public let version: (number: String, day: String)
  /// What it does, in one clause.
  public let summary: Text
  /// What to know before the first use, in paragraphs.
  public let description: [Text]
  /// The options that may stand without a command.
  public let options: [Option]
  /// The options that most commands share, which the manual explains once.
  public let commonOptions: [Option]
  /// All commands, in the order of work.
  public let topics: [Topic]
  /// The variables of the environment that it heeds.
  public let environment: [Entry]
  /// The files that belong to it.
  public let files: [Entry]

  /// Declares a program.
  public init(
    name: String, version: (number: String, day: String), summary: Text, description: [Text] = [],
    options: [Option] = [], commonOptions: [Option] = [], topics: [Topic],
    environment: [Entry] = [], files: [Entry] = []
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.description = description
    self.options = options
    self.commonOptions = commonOptions
    self.topics = topics
    self.environment = environment
    self.files = files
  }

  /// All commands in the order in which they are listed.
  public var commands: [CommandSpecification] { topics.flatMap(\.commands) }

  /// The words that may follow some words of a command, with what they do: `list`, `show` behind
  /// `rules`. A word that only leads to others is explained by these.
  func next(after words: [String]) -> [Entry] {
    var entries: [Entry] = []
    for command in commands {
      let parts = command.name.split(separator: " ").map(String.init)
      guard parts.count > words.count, Array(parts.prefix(words.count)) == words else { continue }
      let word = parts[words.count]
      guard !entries.contains(where: { $0.name == word }) else { continue }
      entries.append(Entry(word, help: help(of: words + [word], else: command)))
    }
    return entries
  }

  private func help(of words: [String], else first: CommandSpecification) -> Text {
    let name = words.joined(separator: " ")
    if let own = commands.first(where: { $0.name == name }) { return own.summary }
    return Text(next(after: words).map(\.name).joined(separator: ", "))
  }

  /// The first words of commands that have two.
  var groups: [String] {
    var groups: [String] = []
    for command in commands {
      let parts = command.name.split(separator: " ").map(String.init)
      if parts.count > 1, !groups.contains(parts[0]) { groups.append(parts[0]) }
    }
    return groups
  }
}

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
