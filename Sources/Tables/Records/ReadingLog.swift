import Synchronization

/// Which files were read as tables, and how many rows they had.
public final class ReadingLog: Sendable {
  private let rows = Mutex<[String: Int]>([:])

  /// Nothing was read yet.
  public init() {}

  /// Notes that a file was read to its end; a file that is read again counts once.
  func note(_ file: String, rows count: Int) { rows.withLock { $0[file] = count } }

  /// How many rows a file had; nil where it was not read to its end.
  public func rows(of file: String) -> Int? { rows.withLock { $0[file] } }
}
