import ExactNumbers
import Testing

@testable import Reporting

@Suite struct FunnelPlotTests {
  static func plot(named: Bool) -> String {
    FunnelPlot(
      title: "t", sizeName: "lines", rateName: "%",
      points: [
        .init(
          name: "A", size: 10, rate: Figure(Ratio(1), text: "1.00"), shape: .diamond, isNamed: named
        )
      ], middle: Figure(Ratio(1), text: "all"),
      limits: [
        .init(name: "95%", places: [(5, 0, 9), (10, 0.5, 1), (10, 0.5, 1)], stroke: .dashed)
      ]
    ).chart.svg.markup
  }

  @Test("a point lies at its size and its rate")
  func coordinates() {
    // Ticks "0.0" to "1.0" take 20.16 + 10; sizes reach from there to 400 − 26 = 374 for 10.
    // The rate 1 is the top of the axis, at 30: a diamond from 374 − 5.2 to 374 + 5.2 around it.
    #expect(Self.plot(named: false).contains("374,24.8 379.2,30 374,35.2 368.8,30"))
  }

  @Test("a limit above the axis or at zero is not drawn")
  func limits() {
    // Of the upper limits 9 lies above the axis, of the lower ones 0 says nothing.
    let markup = Self.plot(named: false)
    #expect(markup.components(of: "<polyline") == 2)
    #expect(markup.contains(#"points="374,140 374,140""#))
    #expect(markup.contains(#"points="374,30 374,30""#))
  }

  @Test("only points that are to be named are named")
  func names() {
    #expect(!Self.plot(named: false).contains(">A 1.00<"))
    #expect(Self.plot(named: true).contains(">A 1.00<"))
  }
}
