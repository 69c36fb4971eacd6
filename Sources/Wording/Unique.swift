extension Sequence where Element: Hashable {
  /// Each element once, in the order of their first places.
  public var unique: [Element] { unique(by: { $0 }) }
}

extension Sequence {
  /// The first element of each key, in their order.
  public func unique<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}
