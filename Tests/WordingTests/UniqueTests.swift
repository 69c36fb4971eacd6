import Testing

@testable import Wording

@Suite("unique: each once, where it stood first")
struct UniqueTests {
  @Test("the first of equals stays, and the order with it")
  func order() {
    #expect(["b", "a", "b", "c", "a"].unique == ["b", "a", "c"])
    #expect([Int]().unique.isEmpty)
  }

  @Test("of elements with one key the first stays")
  func keys() {
    #expect([21, 10, 11, 32, 40].unique(by: { $0 % 10 }) == [21, 10, 32])
  }
}
