import Dispatch
import Files
import Synchronization

/// Works on a list slice by slice on all processors, and returns the results in order.
///
/// What is done to a slice must not depend on the others: then the results, and the error of the
/// first slice that has one, are the same on any number of processors.
///
/// With `threads` 1 all is done in the caller's thread; with nil on all processors.
public func inSlices<Output: Sendable, Failure: Error>(
  of count: Int, size: Int, threads: Int? = nil,
  _ work: @Sendable (Range<Int>) throws(Failure) -> Output
) throws(Failure) -> [Output] {
  let slices = stride(from: 0, to: count, by: size).map { $0..<Swift.min($0 + size, count) }
  var outputs: [Output] = []
  outputs.reserveCapacity(slices.count)
  guard slices.count > 1, threads != 1 else {
    for slice in slices { outputs.append(try work(slice)) }
    return outputs
  }
  let results = Mutex<[Int: Result<Output, Failure>]>([:])
  DispatchQueue.concurrentPerform(iterations: slices.count) { index in
    let result: Result<Output, Failure>
    do throws(Failure) {
      result = .success(try work(slices[index]))
    } catch {
      result = .failure(error)
    }
    results.withLock { $0[index] = result }
  }
  let finished = results.withLock { $0 }
  for index in slices.indices {
    if let result = finished[index] { outputs.append(try result.get()) }
  }
  return outputs
}

/// The same for results that are handed over one at a time, in their order, while later slices are
/// still worked on. While they are taken slowly, no more than a few wait for their turn.
///
/// - Throws: the first error of a slice, or of `take`; behind it nothing is handed over.
public func inSlices<Output: Sendable>(
  of count: Int, size: Int, threads: Int? = nil,
  _ work: @Sendable (Range<Int>) throws -> Output, take: @Sendable (Output) throws -> Void
) throws {
  let handOver = HandOver<Output>()
  _ = inSlices(of: count, size: size, threads: threads) { slice in
    handOver.add(Result { try work(slice) }, at: slice.lowerBound / size, take)
  }
  try handOver.end()
}

/// Hands results over in their order, one at a time, as soon as their turn has come.
private final class HandOver<Output: Sendable>: Sendable {
  private struct State {
    var waiting: [Int: Result<Output, any Error>] = [:]
    var next = 0
    var isBusy = false
    var error: (any Error)?
    /// How many threads wait until something has been handed over.
    var sleepers = 0
  }

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)

  /// Adds a result; whoever is at it hands over what others add meanwhile.
  func add(
    _ result: Result<Output, any Error>, at position: Int, _ take: (Output) throws -> Void
  ) {
    state.withLock { $0.waiting[position] = result }
    repeat {
      while let result = nextResult() {
        let taken = Result { try take(try result.get()) }
        let sleepers = state.withLock { state in
          defer { (state.isBusy, state.sleepers) = (false, 0) }
          if case .failure(let error) = taken { state.error = error }
          return state.sleepers
        }
        for _ in 0..<sleepers { room.signal() }
      }
    } while waitForRoom()
  }

  /// Waits for another thread to hand something over where much waits for it; false where there is
  /// room.
  private func waitForRoom() -> Bool {
    let waits = state.withLock { state in
      guard state.isBusy, state.waiting.count > 4 * Machine.processors else { return false }
      state.sleepers += 1
      return true
    }
    if waits { room.wait() }
    return waits
  }

  func end() throws {
    if let error = state.withLock({ $0.error }) { throw error }
  }

  private func nextResult() -> Result<Output, any Error>? {
    state.withLock { state in
      guard !state.isBusy, state.error == nil,
        let result = state.waiting.removeValue(forKey: state.next)
      else { return nil }
      state.isBusy = true
      state.next += 1
      return result
    }
  }
}
