/// What was looked up for a few keys: what follows each other is often alike.
struct Remembered<Key, Value> {
  private var known: [(key: Key, value: Value)] = []
  /// So many are remembered.
  private static var capacity: Int { 8 }

  /// The value for the key that the test finds; nil where it is not known.
  @inline(__always)
  func value(_ isKey: (Key) throws -> Bool) rethrows -> Value? {
    for index in known.indices where try isKey(known[index].key) { return known[index].value }
    return nil
  }

  /// Remembers a value, and where there are too many nothing else.
  mutating func keep(_ value: Value, for key: Key) {
    if known.count == Self.capacity { forget() }
    known.append((key, value))
  }

  /// Forgets all.
  mutating func forget() { known.removeAll(keepingCapacity: true) }
}
