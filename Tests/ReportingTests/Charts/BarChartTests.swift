import ExactNumbers
import Testing

@testable import Reporting

@Suite struct BarChartTests {
  static func figure(_ value: Int) -> Figure { Figure(Ratio(value), text: "\(value).0") }

  @Test("a bar is as long as the scale says")
  func length() {
    let chart = BarChart(
      title: "t", unit: "u", bars: [.init(name: "A", parts: [Self.figure(6)], text: "6.0")])
    // The name "A" takes 6.72, so bars begin at 6.72 + 8 = 14.72; "6.0" takes 20.16, so the plot
    // ends at 400 − 20.16 − 12 = 367.84. Steps of 2 end at 6: the bar takes all 353.12.
    // Its row is 8 to 30, its middle 19, its upper edge 19 − 6.5.
    #expect(chart.chart.svg.markup.contains(#"x="14.72" y="12.5" width="353.12" height="13""#))
  }

  @Test("parts stand one behind the other, told apart by their filling and named above")
  func parts() {
    let chart = BarChart(
      title: "t", unit: "u",
      bars: [.init(name: "A", parts: [Self.figure(2), Self.figure(4)], text: "6.0")],
      partNames: ["2021Q2", "2021Q3"])
    let markup = chart.chart.svg.markup
    // 2 of 6 is a third of 353.12; the second part begins there.
    #expect(markup.contains(#"x="14.72" y="30.5" width="117.71""#))
    #expect(markup.contains(#"x="132.43" y="30.5" width="235.41""#))
    #expect(markup.contains(">2021Q2<") && markup.contains(">2021Q3<"))
    #expect(markup.contains("<title>A: 2.0 + 4.0</title>"))
  }

  @Test("a threshold is a line across all bars at its value")
  func reference() {
    let chart = BarChart(
      title: "t", unit: "u", bars: [.init(name: "A", parts: [Self.figure(6)], text: "6.0")],
      references: [.init(figure: Self.figure(3), name: "delay above")])
    // 3 of 6: half of 353.12 from 14.72.
    let markup = chart.chart.svg.markup
    #expect(markup.contains(#"x1="191.28""#) && markup.contains(">delay above 3.0<"))
  }

  @Test("charts that cover the same values have the same scale")
  func covers() {
    let chart = BarChart(
      title: "t", unit: "u", bars: [.init(name: "A", parts: [Self.figure(3)], text: "3.0")],
      covered: [Self.figure(6)])
    // 3 of 6 are half of 353.12.
    #expect(chart.chart.svg.markup.contains(#"width="176.56" height="13""#))
  }

  @Test("nothing deducted has a number and no bar")
  func zero() {
    let chart = BarChart(
      title: "t", unit: "u", bars: [.init(name: "A", parts: [Self.figure(0)], text: "100.0")])
    #expect(!chart.chart.svg.markup.contains("height=\"13\""))
    #expect(chart.chart.svg.markup.contains(">100.0<"))
  }
}
