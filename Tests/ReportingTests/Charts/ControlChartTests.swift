import ExactNumbers
import Testing

@testable import Reporting

@Suite struct ControlChartTests {
  static func chart(_ values: [Int]) -> String {
    func figure(_ value: Int) -> Figure { Figure(Ratio(value), text: "\(value)") }
    return ControlChart(
      title: "t", unit: "u", names: ("low", "middle", "high"),
      points: values.enumerated().map {
        .init(
          time: "\($0.offset)", figure: figure($0.element), low: figure(0), middle: figure(1),
          high: figure(2))
      }
    ).chart.svg.markup
  }

  @Test("a point lies where the scale puts it, the limits beside it")
  func coordinates() {
    // 0 at 230, 2 at 34: 1 at 132.
    let markup = Self.chart([1])
    #expect(markup.contains(#"cy="132""#))
    #expect(
      markup.contains(">high 2<") && markup.contains(">middle 1<") && markup.contains(">low 0<"))
  }

  @Test("only a point outside of its limits has another form; on a limit is inside")
  func outside() {
    #expect(!Self.chart([0, 2]).contains("<polygon"))
    #expect(Self.chart([0, 3, 2]).components(of: "<polygon") == 1)
  }
}
