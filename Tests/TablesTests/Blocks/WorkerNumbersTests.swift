import Testing

@testable import Tables

@Suite("WorkerNumbers: workers in the order in which they were met")
struct WorkerNumbersTests {
  @Test("a worker keeps its number, and a new one has the next")
  func numbers() {
    let (a, b) = (WorkerIdentity(), WorkerIdentity())
    var workers = WorkerNumbers()
    #expect([a, b, a, WorkerIdentity(), b].map { workers.number(of: $0) } == [0, 1, 0, 2, 1])
  }
}
