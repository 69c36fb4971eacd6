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
  /// A table in CSV.
  public static let table = Completion(endings: ["csv"])
  /// A folder.
  public static let folder = Completion(isFolder: true)
}
