import Dispatch
import Synchronization

/// Unpacks a large part on a thread of its own, so that what reads it need not wait.
final class PieceQueue: Sendable {
  private struct State: ~Copyable {
    var pieces: [[UInt8]] = []
    var isOver = false
    var isStopped = false
    var error: WorkbookError?
  }

  private let state = Mutex(State())
  private let arrived = DispatchSemaphore(value: 0)
  /// Keeps the thread from running far ahead.
  private let room = DispatchSemaphore(value: 0)
  private let finished = DispatchSemaphore(value: 0)

  /// Begins to unpack a part.
  init(_ archive: ZipArchive, _ entry: ZipArchive.Entry) {
    for _ in 0..<8 { room.signal() }
    DispatchQueue.global().async { [self] in
      do throws(WorkbookError) {
        var pieces = try archive.pieces(of: entry)
        while let piece = try pieces.next() {
          room.wait()
          let isStopped = state.withLock { state in
            state.pieces.append(piece)
            return state.isStopped
          }
          arrived.signal()
          if isStopped { break }
        }
      } catch {
        state.withLock { $0.error = error }
      }
      state.withLock { $0.isOver = true }
      arrived.signal()
      finished.signal()
    }
  }

  /// The next piece; nil at the end.
  func next() throws(WorkbookError) -> [UInt8]? {
    arrived.wait()
    let (piece, error) = state.withLock { state in
      (state.pieces.isEmpty ? nil : state.pieces.removeFirst(), state.error)
    }
    if let piece {
      room.signal()
      return piece
    }
    // Whoever asks again must see the end again.
    arrived.signal()
    if let error { throw error }
    return nil
  }

  /// Waits for the thread to end, whether all was read or not.
  func stop() {
    state.withLock { $0.isStopped = true }
    room.signal()
    finished.wait()
    finished.signal()
  }
}
