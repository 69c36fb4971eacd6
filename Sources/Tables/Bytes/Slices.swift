import Dispatch
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
