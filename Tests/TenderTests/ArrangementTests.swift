import TestSupport
import Testing

@testable import Tender

@Suite struct ArrangementTests {
  @Test("each place gets the element that stands where the order says")
  func example() {
    var names = ["a", "b", "c", "d"]
    names.arrange(by: [2, 0, 3, 1])
    #expect(names == ["c", "a", "d", "b"])
  }

  @Test("any order is that of a new list, element by element", arguments: 0..<5)
  func orders(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for count in 0..<40 {
      let names = (0..<count).map { "\($0)" }
      let positions = Array(names.indices).shuffled(using: &random)
      var arranged = names
      arranged.arrange(by: positions)
      #expect(arranged == positions.map { names[$0] })
    }
  }
}
