public import Wording

/// An option of a command.
public struct Option: Sendable {
  /// The long name without dashes.
  public let name: String
  /// The one-letter name.
  public let letter: Character?
  /// What the value is, such as `FILE`; nil for a switch.
  public let value: String?
  /// The values that are allowed; empty for any.
  public let choices: [String]
  /// Whether it may be given more than once.
  public let repeats: Bool
  /// What a shell can offer for the value; the choices where nothing else is said.
  public let completion: Completion
  /// Whether its value is a file that is written.
  public let isOutput: Bool
  /// What it does.
  public let help: Text

  /// Declares an option.
  public init(
    _ name: String, letter: Character? = nil, value: String? = nil, choices: [String] = [],
    repeats: Bool = false, completion: Completion? = nil, isOutput: Bool = false, help: Text
  ) {
    self.isOutput = isOutput
    self.name = name
    self.letter = letter
    self.value = value
    self.choices = choices
    self.repeats = repeats
    self.completion = completion ?? Completion(words: choices)
    self.help = help
  }
}

/// A file or word that a command takes besides its options.
public struct Operand: Sendable {
  /// Its name in the usage line, such as `BIDS`.
  public let name: String
  /// Whether it may be left out.
  public let isOptional: Bool
  /// What a shell can offer for it.
  public let completion: Completion
  /// What it is.
  public let help: Text

  /// Declares an operand.
  public init(
    _ name: String, isOptional: Bool = false, completion: Completion = .nothing, help: Text
  ) {
    self.name = name
    self.isOptional = isOptional
    self.completion = completion
    self.help = help
  }
}

/// What a command is called, takes and does; parsing, help and completions all come from here.
public struct CommandSpecification: Sendable {
  /// The words that call it, such as `select` or `rules diff`.
  public let name: String
  /// What it does, in one clause.
  public let summary: Text
  /// Command lines that show it at work.
  public let examples: [String]
  /// What it takes, in order.
  public let operands: [Operand]
  /// Its options.
  public let options: [Option]

  /// Declares a command.
  public init(
    _ name: String, summary: Text, examples: [String], operands: [Operand] = [],
    options: [Option] = []
  ) {
    self.name = name
    self.summary = summary
    self.examples = examples
    self.operands = operands
    self.options = options
  }
}
