import Tables
import Testing

@Suite struct PermanentTests {
  private final class Name: Sendable {
    let text: String
    init(_ text: String) { self.text = text }
  }

  @Test("an object that nothing else refers to is still there, and is only itself")
  func stays() throws {
    let kept = (0..<100).map { Permanent(Name("name \($0)")) }
    try #require(kept.map { $0.read(\.text) } == (0..<100).map { "name \($0)" })
    #expect(kept[7] == kept[7] && kept[7] != kept[8])
    #expect(Set(kept + kept).count == 100)
  }
}
