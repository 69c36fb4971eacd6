extension Aliases {
  /// The names that stand for each other on some day, whichever it is.
  public struct Families: Sendable {
    /// One name of each family, the same for all of them, by the folded names.
    private var representatives: [String: String] = [:]

    /// No families.
    public init() {}

    init(_ pairs: [(String, String)]) {
      for (a, b) in pairs {
        let (one, other) = (representative(of: a), representative(of: b))
        for name in [a.foldedName, b.foldedName] { representatives[name] = one }
        for (name, known) in representatives where known == other { representatives[name] = one }
      }
    }

    /// The name, folded, by which all of a name's family are found; its own where it is alone.
    public func representative(of name: String) -> String {
      representatives[name.foldedName] ?? name.foldedName
    }

    /// All names of a name's family, folded, with its own.
    public func members(of name: String) -> Set<String> {
      let own = representative(of: name)
      return Set(representatives.filter { $0.value == own }.keys).union([name.foldedName])
    }
  }
}
