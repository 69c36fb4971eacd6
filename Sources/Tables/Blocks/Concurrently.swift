import Dispatch
import Synchronization

/// Does some work once on each of several threads; the results come in the order of the threads.
public func concurrently<Value: Sendable>(
  _ threads: Int, _ work: @Sendable (_ thread: Int) throws -> Value
) -> [Result<Value, any Error>] {
  let results = Mutex([Result<Value, any Error>?](repeating: nil, count: threads))
  withoutActuallyEscaping(work) { work in
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let result = Result { try work(thread) }
      results.withLock { $0[thread] = result }
    }
  }
  return results.withLock { $0 }.compactMap { $0 }
}
