import ExactNumbers
import Testing

@testable import Reporting

@Suite struct ParetoChartTests {
  @Test("bars and the line of shares have one scale: the line begins at the end of the first bar")
  func coordinates() throws {
    func row(_ name: String, _ points: Int, _ tenths: Int128, _ isVital: Bool) throws
      -> ParetoChart.Row
    {
      .init(
        name: name, amount: Figure(Ratio(points), text: "\(points).0"),
        cumulative: Figure(try Ratio(tenths, over: 10), text: "0.\(tenths)000"), isVital: isVital)
    }
    let chart = ParetoChart(
      title: "t", unit: "u", shareName: "s",
      rows: [try row("A", 8, 8, true), try row("B", 2, 10, false)])
    let markup = chart.chart.svg.markup
    // From 14.72 to 372 are 357.28; 8 of 10 are 285.82, which ends at 300.54.
    #expect(markup.contains(#"x="14.72" y="46.5" width="285.82""#))
    #expect(markup.contains(#"cx="300.54" cy="53""#))
    #expect(markup.contains(#"cx="372" cy="75""#))
    // The line at 80 %.
    #expect(markup.contains(#"x1="300.54" y1="42" x2="300.54" y2="86""#))
  }
}
