import Synchronization

/// Results that stay until the program ends, a moment later: the system takes all memory back at
/// once, which is faster than to free a million objects one by one.
enum Kept {
  private static let results = Mutex<[any Sendable]>([])

  /// Keeps a large result.
  static func keep(_ result: some Sendable) {
    results.withLock { $0.append(result) }
  }
}
