import ExactNumbers
import Testing

@testable import Reporting

@Suite struct LineChartTests {
  func point(_ value: Int) -> LineChart.Point {
    .init(figure: Figure(Ratio(value), text: "\(value).0"))
  }

  @Test("a value lands where the scale puts it")
  func coordinates() {
    let chart = LineChart(
      title: "t", unit: "points", times: ["2021Q1", "2021Q2"],
      series: [.init(name: "A", points: [point(0), point(10)])])
    let markup = chart.chart.svg.markup
    // Height 220 + 2 × 22 = 264: the plot is 242 (value 0) to 32 (value 10).
    // Left: "10" is 2 × 6.72 + 10 = 23.44 wide; the first point lies 18 further right.
    #expect(markup.contains("points=\"41.44,242 "))
    #expect(markup.contains(",32\""))
  }

  @Test("a time without data makes a gap in the line")
  func gap() {
    let chart = LineChart(
      title: "t", unit: "points", times: ["1", "2", "3", "4"],
      series: [.init(name: "A", points: [point(1), point(2), nil, point(3)])])
    let markup = chart.chart.svg.markup
    #expect(markup.components(of: "<polyline") == 1)
    #expect(markup.components(of: "<circle") == 3)
  }

  @Test("no series, no times and no values still make a sheet")
  func empty() {
    for series in [
      [], [LineChart.Series(name: "A", points: [])], [.init(name: "A", points: [nil])],
    ] {
      let chart = LineChart(title: "t", unit: "u", times: ["1"], series: series)
      #expect(!chart.chart.svg.markup.contains("<circle"))
    }
  }
}

extension String {
  /// How often a text occurs.
  func components(of part: String) -> Int { ranges(of: part).count }
}
