import Testing

@testable import Scorecard

struct FullSupplyTests {
  @Test(
    "B3: a line is short when less arrived than was ordered",
    arguments: [(9, true), (10, false), (11, false)])
  func short(delivered: Int, isShort: Bool) throws {
    let line = Supply(try Samples.line(delivered: delivered).facts)
    #expect(FullSupply().isShort(line) == isShort)
  }

  @Test("of a line that never arrived everything is missing")
  func never() throws {
    #expect(FullSupply().isShort(Supply(try Samples.line(deliveredAt: nil).facts)))
  }
}
