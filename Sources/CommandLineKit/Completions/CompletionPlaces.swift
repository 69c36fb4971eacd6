/// The places of a command line where a value stands, grouped by what may stand there.
struct CompletionPlaces {
  /// A value of an option, or an operand.
  struct Place {
    /// The command's name.
    let command: String
    /// The option as it is typed, such as `--rules`, or the operand's number from 1.
    let position: String
  }

  /// What may stand in places, with all the places, in the order in which they were met.
  private(set) var groups: [(completion: Completion, places: [Place])] = []

  /// Collects the places of all commands.
  init(_ program: ProgramSpecification) {
    for option in program.options where option.value != nil { add(option, to: "") }
    for command in program.commands {
      for option in command.options where option.value != nil { add(option, to: command.name) }
      for (index, operand) in command.operands.enumerated() {
        add(operand.completion, Place(command: command.name, position: String(index + 1)))
      }
    }
  }

  /// The number of the group with a completion, from 1.
  func number(of completion: Completion) -> Int {
    (groups.firstIndex { $0.completion == completion } ?? 0) + 1
  }

  private mutating func add(_ option: Option, to command: String) {
    for spelling in option.spellings {
      add(option.completion, Place(command: command, position: spelling))
    }
  }

  private mutating func add(_ completion: Completion, _ place: Place) {
    if let index = groups.firstIndex(where: { $0.completion == completion }) {
      groups[index].places.append(place)
    } else {
      groups.append((completion, [place]))
    }
  }
}

extension String {
  /// The text in single quotes, as Bash and Zsh read it.
  var shellQuoted: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

/// What a shell can offer where a value is typed.
public struct Completion: Sendable, Hashable {
  /// The words to choose from; one that ends with `=` goes on with a value of its own.
  public let words: [String]
  /// Whether several of the words may stand there, with commas between them.
  public let isList: Bool
  /// The endings of the files to choose from, such as `csv`.
  public let endings: [String]
  /// Whether a folder is wanted.
  public let isFolder: Bool

  /// Declares what may stand in a place.
  public init(
    words: [String] = [], isList: Bool = false, endings: [String] = [], isFolder: Bool = false
  ) {
    self.words = words
    self.isList = isList
    self.endings = endings
    self.isFolder = isFolder
  }

  /// A name or number of the user's own.
  public static let nothing = Completion()
  /// A table, as a CSV file or a workbook.
  public static let table = Completion(endings: ["csv", "xlsx"])
  /// A folder.
  public static let folder = Completion(isFolder: true)
}
