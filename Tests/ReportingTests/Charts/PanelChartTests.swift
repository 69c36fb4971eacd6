import ExactNumbers
import Testing

@testable import Reporting

@Suite struct PanelChartTests {
  func point(_ value: Int) -> PanelChart.Point {
    .init(figure: Figure(Ratio(value), text: "\(value).0"))
  }

  @Test("every series has a panel, all to one scale")
  func coordinates() {
    let chart = PanelChart(
      title: "t", unit: "points", times: ["2021Q1", "2021Q2"],
      series: [
        .init(name: "A", points: [point(0), point(10)]),
        .init(name: "B", points: [point(5), point(0)]),
      ])
    let markup = chart.chart.svg.markup
    // A panel is (400 − 20) / 2 = 190 wide. Its plot begins 22 + 15 + 10 = 47 below the top (value 10)
    // and is 46 high: value 0 lies at 93, value 5 at 70. "10" is 2 × 6.72 wide and 10 away: 23.44; the
    // rest of 166.56 is halved, and the points stand in the middle of the halves: 65.08 and 148.36.
    #expect(markup.contains("points=\"65.08,93 148.36,47\""))
    // The second panel is 210 further right.
    #expect(markup.contains("points=\"275.08,70 358.36,93\""))
  }

  @Test("a time without data makes a gap in the line")
  func gap() {
    let chart = PanelChart(
      title: "t", unit: "points", times: ["1", "2", "3", "4"],
      series: [.init(name: "A", points: [point(1), point(2), nil, point(3)])])
    let markup = chart.chart.svg.markup
    #expect(markup.components(of: "<polyline") == 1)
    #expect(markup.components(of: "<circle") == 3)
  }

  @Test("no series, no times and no values still make a sheet")
  func empty() {
    for series in [
      [], [PanelChart.Series(name: "A", points: [])], [.init(name: "A", points: [nil])],
    ] {
      let chart = PanelChart(title: "t", unit: "u", times: ["1"], series: series)
      #expect(!chart.chart.svg.markup.contains("<circle"))
    }
  }
}

extension String {
  /// How often a text occurs.
  func components(of part: String) -> Int { ranges(of: part).count }
}
