extension Aliases {
  /// The names that stand for each other on some day, whichever it is.
  public struct Families: Sendable {
    /// All names of each family, folded, by one of them.
    private var members: [String: Set<String>] = [:]
    /// That one for each of them.
    private var representatives: [String: String] = [:]

    /// No families.
    public init() {}

    init(_ pairs: [(String, String)]) {
      for (a, b) in pairs {
        let (one, other) = (representative(of: a), representative(of: b))
        // The smaller family joins the larger one.
        let (joined, joining) =
          members(of: one).count < members(of: other).count ? (other, one) : (one, other)
        let all = members(of: joined).union(members(of: joining))
        for name in members(of: joining).union([joined]) { representatives[name] = joined }
        members[joining] = nil
        members[joined] = all
      }
    }

    /// The name, folded, by which all of a name's family are found; its own where it is alone.
    public func representative(of name: String) -> String {
      representatives[name.foldedName] ?? name.foldedName
    }

    /// All names of a name's family, folded, with its own.
    public func members(of name: String) -> Set<String> {
      let own = representative(of: name)
      return members[own] ?? [own]
    }
  }
}
