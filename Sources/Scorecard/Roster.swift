import Wording

/// The distributors that the files name, each known by its index.
public struct Roster: Sendable {
  /// The names in the order in which they came.
  public private(set) var names: [String] = []
  private var indices: [String: Int] = [:]

  /// No distributors.
  public init() {}

  /// The index of a name, a new one when it comes for the first time.
  public mutating func index(of name: String) -> Int {
    if let index = indices[name] { return index }
    indices[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// The indices in the order of the names.
  public var sorted: [Int] { sortedPositions(names) }
}
