import TestSupport
import Testing

@testable import PriceRatio

@Suite("Grouping: elements by numbers, and what is found out about pairs")
struct GroupingTests {
  @Test("Groups come in the order in which they are met, and so do the elements of each")
  func order() {
    var grouper = Grouper(keys: 3)
    let groups = grouper.groups([7, 4, 9, 1, 6]) { $0 % 3 }
    #expect(groups.map(Array.init) == [[7, 4, 1], [9, 6]])
    #expect(groups.first(of: 1) == 9)
    // Nothing is left of the last time.
    #expect(grouper.groups([2, 0]) { $0 }.map(Array.init) == [[2], [0]])
    #expect(grouper.groups([]) { $0 }.isEmpty)
  }

  @Test("Groups are those of a dictionary", arguments: 0..<4)
  func againstDictionary(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var grouper = Grouper(keys: 20)
    for _ in 0..<50 {
      let keys = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
        Int.random(in: 0..<20, using: &random)
      }
      let groups = grouper.groups(keys.indices) { keys[$0] }
      var met: [Int] = []
      for key in keys where !met.contains(key) { met.append(key) }
      let expected = Dictionary(grouping: keys.indices) { keys[$0] }
      #expect(groups.map(Array.init) == met.map { expected[$0] })
    }
  }

  @Test("The same thing has the same number, a new one the next")
  func numbering() {
    var numbering = Numbering<String>()
    #expect(["b", "a", "b", "c"].map { numbering.number(of: $0) } == [0, 1, 0, 2])
    #expect(numbering.count == 3)
  }

  @Test("A pair is asked about once, each way round; a failure is asked about again")
  func memo() {
    struct Failure: Error {}
    var memo = PairMemo<Int>()
    var asked = 0
    func value(_ first: Int, _ second: Int) throws(Failure) -> Int {
      try memo.value(first, second) { () throws(Failure) in
        asked += 1
        guard first != second else { throw Failure() }
        return 10 * first + second
      }
    }
    #expect((try? value(1, 2)) == 12 && (try? value(2, 1)) == 21 && (try? value(1, 2)) == 12)
    #expect(asked == 2)
    #expect((try? value(3, 3)) == nil && (try? value(3, 3)) == nil)
    #expect(asked == 4)
  }
}
