import ExactNumbers
import Testing

@testable import Reporting

@Suite struct PriceLineTests {
  private func figure(_ text: String) throws -> Figure {
    Figure(try #require(Ratio(decimal: text)), text: text)
  }

  private func row(_ name: String, _ price: String) throws -> PriceLine.Row {
    .init(name: name, words: price, marks: [.init(figure: try figure(price), shape: .circle)])
  }

  @Test("marks lie on one axis from zero, in the order of their prices")
  func axis() throws {
    let line = PriceLine(
      title: "甲", unit: "yuan", rows: [try row("a", "1"), try row("b", "2"), try row("c", "4")])
    let circles = line.chart.svg.markup.split(separator: "<circle cx=\"").dropFirst()
    let places = try circles.map { try #require(Double($0.prefix { $0 != "\"" })) }
    try #require(places.count == 3)
    // From a price of 1 to 2 it is half as far as from 2 to 4.
    #expect(abs(2 * (places[1] - places[0]) - (places[2] - places[1])) < 0.05)
  }

  @Test(
    "a limit more than 2.5 times the highest price, or under a fiftieth of it, is left out",
    arguments: [("10", false), ("10.01", true), ("0.08", false), ("0.0799", true)])
  func limits(limit: String, isLeftOut: Bool) throws {
    var line = PriceLine(title: "甲", unit: "yuan", rows: [try row("a", "4")])
    line.limits = [.init(name: "the limit", figure: try figure(limit), stroke: .dashed)]
    #expect(line.leftOut.map(\.name) == (isLeftOut ? ["the limit"] : []))
    #expect(line.chart.svg.markup.contains("the limit") == !isLeftOut)
  }

  @Test("the words of a limit in the middle that fit on neither side of it stay on the sheet")
  func longLimit() throws {
    var line = PriceLine(title: "甲", unit: "yuan", rows: [try row("a", "4")])
    // 45 letters take 302.4 of 400; the limit at 2 lies near the middle.
    let name = String(repeating: "x", count: 45)
    line.limits = [.init(name: name, figure: try figure("2"), stroke: .dashed)]
    let words = try Elements.read(line.chart.svg.markup, where: "limit").texts
    let limit = try #require(words.first { $0.words == name })
    #expect(limit.left >= -0.01 && limit.right <= Chart.width)
  }

  @Test(
    "a mark above four times the middle one stands at the edge, and does not squash the others",
    arguments: [("4", false), ("4.01", true)])
  func outliers(price: String, isOutlier: Bool) throws {
    // The middle of 0.9, 1 and the price is 1.
    let line = PriceLine(
      title: "甲", unit: "yuan", rows: [try row("a", "0.9"), try row("b", "1"), try row("c", price)])
    #expect(line.hasOutliers == isOutlier)
    let circles = line.chart.svg.markup.split(separator: "<circle cx=\"").dropFirst()
    let places = try circles.map { try #require(Double($0.prefix { $0 != "\"" })) }
    // With the outlier the axis ends at 1 instead of 4 or more.
    #expect((places[1] > 200) == isOutlier, "\(places)")
  }

  @Test("a ceiling of one row that is too far away is left out, and told")
  func bounds() throws {
    var near = try row("a", "4")
    near.bounds = [.init(figure: try figure("5"), stroke: .solid)]
    var far = near
    far.bounds = [.init(figure: try figure("500"), stroke: .solid)]
    #expect(!PriceLine(title: "甲", unit: "yuan", rows: [near]).leavesOutBounds)
    #expect(PriceLine(title: "甲", unit: "yuan", rows: [far]).leavesOutBounds)
  }

  @Test("the line under the shortlist stands between its last row and the next; not below all")
  func division() throws {
    var line = PriceLine(title: "甲", unit: "yuan", rows: [try row("a", "1"), try row("b", "2")])
    line.division = (1, "shortlisted")
    #expect(line.chart.svg.markup.contains("shortlisted"))
    line.division = (2, "shortlisted")
    #expect(!line.chart.svg.markup.contains("shortlisted"))
  }

  @Test("names are escaped, in the picture and in what a screen reader learns of it")
  func hostileNames() throws {
    let line = PriceLine(title: "<b>", unit: "yuan", rows: [try row("</svg><script>", "1")])
    let markup = line.chart.svg.markup
    #expect(!markup.contains("<script") && !markup.contains("<b>"))
    #expect(markup.contains("&lt;/svg&gt;&lt;script&gt;"))
  }
}
