import Dispatch
import Files
import Synchronization
import Testing

@testable import Tables

@Suite("Slices: worked on side by side, in order")
struct SlicesTests {
  private struct Fault: Error, Equatable {
    let slice: Int
  }

  @Test(
    "The results are in the order of the list, on one thread and on all",
    arguments: [1, nil], [0, 1, 99, 100, 101, 1_000])
  func order(threads: Int?, count: Int) {
    let slices = inSlices(of: count, size: 100, threads: threads) { Array($0) }
    #expect(slices.flatMap { $0 } == Array(0..<count))
    #expect(slices.allSatisfy { (1...100).contains($0.count) })
  }

  @Test("Of several errors the first slice's is thrown", arguments: [1, nil])
  func firstError(threads: Int?) {
    #expect(throws: Fault(slice: 3)) {
      try inSlices(of: 1_000, size: 100, threads: threads) { slice throws(Fault) -> Int in
        if slice.lowerBound >= 300 { throw Fault(slice: slice.lowerBound / 100) }
        return 0
      }
    }
  }

  @Test(
    "Results are handed over in order, one at a time, while others are worked on",
    arguments: [1, nil], [0, 1, 99, 100, 101, 5_000])
  func handOver(threads: Int?, count: Int) throws {
    let taken = Mutex<[Int]>([])
    let isBusy = Mutex(false)
    try inSlices(of: count, size: 10, threads: threads) {
      Array($0)
    } take: { slice in
      #expect(!isBusy.withLock { busy in swap(true, &busy) })
      taken.withLock { $0 += slice }
      isBusy.withLock { $0 = false }
    }
    #expect(taken.withLock { $0 } == Array(0..<count))
  }

  @Test("While results are taken slowly, no more than a few are made ahead of them")
  func slowTaking() throws {
    let made = Mutex(0)
    let most = Mutex(0)
    try inSlices(of: 300, size: 1) { slice in
      made.withLock { $0 += 1 }
      return slice.lowerBound
    } take: { position in
      let ahead = made.withLock { $0 } - position
      most.withLock { $0 = max($0, ahead) }
      _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .microseconds(200))
    }
    // Four for each processor may wait, and each brings one more before it waits.
    #expect(most.withLock { $0 } <= 6 * Machine.processors + 2)
  }

  @Test("Behind the first slice with an error nothing is handed over", arguments: [1, nil])
  func errorBeforeHandOver(threads: Int?) {
    let taken = Mutex<[Int]>([])
    #expect(throws: Fault(slice: 3)) {
      try inSlices(of: 1_000, size: 100, threads: threads) { slice in
        if slice.lowerBound >= 300 { throw Fault(slice: slice.lowerBound / 100) }
        return slice.lowerBound
      } take: { start in
        taken.withLock { $0.append(start) }
      }
    }
    #expect(taken.withLock { $0 } == [0, 100, 200])
  }

  @Test("An error of who takes the results ends it", arguments: [1, nil])
  func errorOfTaking(threads: Int?) {
    let taken = Mutex<[Int]>([])
    #expect(throws: Fault(slice: 2)) {
      try inSlices(of: 1_000, size: 100, threads: threads) {
        $0.lowerBound / 100
      } take: { slice in
        if slice == 2 { throw Fault(slice: slice) }
        taken.withLock { $0.append(slice) }
      }
    }
    #expect(taken.withLock { $0 } == [0, 1])
  }

  /// Sets a new value and returns the old one.
  private func swap(_ new: Bool, _ value: inout Bool) -> Bool {
    defer { value = new }
    return value
  }
}
