import Testing

@testable import Tables

@Suite("Concurrently: the same work on several threads")
struct ConcurrentlyTests {
  private struct Refused: Error, Equatable { let thread: Int }

  @Test("results come in the order of the threads, errors in their places", arguments: [1, 2, 7])
  func order(threads: Int) throws {
    let results = concurrently(threads) { thread throws -> Int in
      guard thread % 3 != 1 else { throw Refused(thread: thread) }
      return thread * 10
    }
    #expect(results.count == threads)
    for (thread, result) in results.enumerated() {
      if thread % 3 == 1 {
        #expect(throws: Refused(thread: thread)) { try result.get() }
      } else {
        #expect(try result.get() == thread * 10)
      }
    }
  }
}
