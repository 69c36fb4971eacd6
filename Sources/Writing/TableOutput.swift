import Synchronization

/// A table on its way to where it is written, part by part.
public final class TableOutput<Failure: Error>: Sendable {
  private struct State {
    /// What stands before the rows, until there are some: a short table is written at once.
    var opening: [UInt8]
    var isEmpty = true
    var neutralised: Int
  }

  private let writer: any TableWriter
  private let put: @Sendable ([UInt8]) throws(Failure) -> Void
  private let state: Mutex<State>

  /// Begins a table with these columns, whose bytes, in UTF-8, `put` is given piece by piece; what it
  /// throws, writing throws.
  public init(
    _ columns: [OutputTable.Column], by writer: any TableWriter,
    put: @escaping @Sendable ([UInt8]) throws(Failure) -> Void
  ) {
    let opening = writer.opening(columns)
    state = Mutex(
      State(opening: Array(opening.pieces.joined()), neutralised: opening.neutralised))
    (self.writer, self.put) = (writer, put)
  }

  /// Writes the rows that come next.
  public func write(_ rows: WrittenRows) throws(Failure) {
    let pieces = rows.pieces.filter { !$0.isEmpty }
    let before = state.withLock { state in
      state.neutralised += rows.neutralised
      guard !pieces.isEmpty else { return [UInt8]() }
      defer { (state.opening, state.isEmpty) = ([], false) }
      return state.opening + writer.joint(isFirst: state.isEmpty).utf8
    }
    for (place, piece) in pieces.enumerated() {
      try put(place == 0 && !before.isEmpty ? before + piece : piece)
    }
  }

  /// Writes what stands behind all rows; returns how many texts were made harmless.
  public func finish() throws(Failure) -> Int {
    let (rest, neutralised) = state.withLock { state in
      (state.opening + writer.closing(isEmpty: state.isEmpty).utf8, state.neutralised)
    }
    if !rest.isEmpty { try put(rest) }
    return neutralised
  }
}
