import ExactNumbers
import Testing

@testable import Reporting

@Suite("CurveChart: a curve with the interval of each point")
struct CurveChartTests {
  private static func figure(_ value: Int) -> Figure { Figure(Ratio(value), text: String(value)) }

  private static func chart(_ points: [(x: Int, y: Int, low: Int, high: Int)], mark: Int? = nil)
    -> String
  {
    CurveChart(
      title: "t", units: ("x", "y"), band: "b",
      points: points.map {
        .init(x: figure($0.x), y: figure($0.y), low: figure($0.low), high: figure($0.high))
      }, mark: mark.map { (figure($0), "now") }
    ).chart.svg.markup
  }

  @Test("the band goes along the upper ends and back along the lower ones; points say all three")
  func band() throws {
    let chart = Self.chart([(1, 2, 1, 3), (2, 4, 4, 4)])
    let polygons = chart.split(separator: "<polygon points=\"").dropFirst().compactMap {
      $0.split(separator: "\"").first?.split(separator: " ")
    }
    // The legend's mark first, then the band: of the second point both ends are one place.
    let band = try #require(polygons.dropFirst().first)
    #expect(band.count == 4 && band[1] == band[2])
    let x = band.map { $0.split(separator: ",")[0] }
    #expect(x[0] == x[3] && x[0] != x[1])
    #expect(chart.contains("1: 2 (1–3)") && chart.contains("2: 4 (4–4)"))
  }

  @Test("the marked place is on the axis and in the legend")
  func mark() {
    #expect(Self.chart([(1, 2, 1, 3), (2, 4, 4, 4)], mark: 2).contains("now: 2"))
    #expect(!Self.chart([(1, 2, 1, 3)]).contains("now"))
  }
}
