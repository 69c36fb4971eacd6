import ExactNumbers
import Testing

@testable import Reporting

@Suite struct SlopeChartTests {
  static func chart(_ before: Int?, _ after: Int?) -> String {
    func figure(_ value: Int?) -> Figure? { value.map { Figure(Ratio($0), text: "\($0).0") } }
    return SlopeChart(
      title: "t", unit: "u", times: ("2021H1", "2021H2"),
      lines: [.init(name: "A", before: figure(before), after: figure(after))]
    ).chart.svg.markup
  }

  @Test("a line leads from the value before to the value after")
  func coordinates() {
    // 0 at 46 + 180 = 226, 10 at 46; "A 10.0" takes 40.32 and 26 to the axis.
    #expect(Self.chart(10, 0).contains(#"points="66.32,46 333.68,226""#))
  }

  @Test("falling lines are solid, rising ones dashed, level ones dotted")
  func strokes() {
    func isStroked(_ markup: String, _ stroke: Stroke) -> Bool {
      markup.contains("<polyline ")
        && markup.contains("dasharray=\"\(stroke.rawValue)\" stroke-linejoin")
    }
    #expect(isStroked(Self.chart(10, 5), .solid))
    #expect(isStroked(Self.chart(5, 10), .dashed))
    #expect(isStroked(Self.chart(5, 5), .dotted))
  }

  @Test("a value without a partner is a ring without a line")
  func alone() {
    let markup = Self.chart(10, nil)
    #expect(!markup.contains("<polyline"))
    #expect(markup.components(of: "<circle") == 1)
    #expect(markup.contains("<title>A: 10.0 → –</title>"))
  }
}
