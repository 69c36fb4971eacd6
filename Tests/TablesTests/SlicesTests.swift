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
}
