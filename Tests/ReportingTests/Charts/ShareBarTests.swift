import ExactNumbers
import Testing

@testable import Reporting

@Suite struct ShareBarTests {
  /// The frame is 100 wide.
  @Test(
    "a bar is as long as its share, within its frame",
    arguments: [("0.25", "25"), ("0", "0"), ("1", "100"), ("1.5", "100")])
  func length(share: String, width: String) throws {
    let bar = ShareBar.draw(Figure(try #require(Ratio(decimal: share)), text: share))
    #expect(bar.markup.contains("width=\"\(width)\" height=\"10\" fill=\"\(Ink.mark)\""))
  }
}
