import ExactNumbers
import Foundation
import FoundationXML
import Testing

@testable import Reporting

/// What every chart must keep, whatever it shows.
@Suite struct ChartTests {
  static let hostile = [
    "甲医药有限公司", "<script>alert(1)</script>", "\" onload=\"x", "]]>&amp;", "a\u{1B}[31m\u{202E}b",
    "e\u{301}<b>", String(repeating: "很长的名称", count: 30), "", "  ",
  ]

  static func figure(_ value: Int) -> Figure { Figure(Ratio(value), text: "\(value).0") }

  /// All charts of some names with some values, which repeat.
  static func charts(_ names: [String], _ values: [Int]) -> [Chart] {
    let items =
      values.isEmpty
      ? [] : names.enumerated().map { ($0.element, figure(values[$0.offset % values.count])) }
    return [
      BarChart(
        title: "bars", unit: "u",
        bars: items.map { .init(name: $0.0, parts: [$0.1, $0.1], text: $0.0) },
        partNames: names, references: items.map { .init(figure: $0.1, name: $0.0) }
      ).chart,
      ParetoChart(
        title: "pareto", unit: "u", shareName: "s",
        rows: items.map { .init(name: $0.0, amount: $0.1, cumulative: figure(1), isVital: false) }
      ).chart,
      PanelChart(
        title: "panels", unit: "u", times: names.indices.map { "Q\($0)" },
        series: items.map { item in
          .init(name: item.0, points: names.map { _ in .init(figure: item.1) })
        }
      ).chart,
      ControlChart(
        title: "control", unit: "u", names: ("l", "m", "h"),
        points: items.map {
          .init(time: $0.0, figure: $0.1, low: figure(0), middle: figure(1), high: figure(2))
        }
      ).chart,
      FunnelPlot(
        title: "funnel", sizeName: "n", rateName: "r",
        points: items.map {
          .init(name: $0.0, size: 9, rate: $0.1, shape: .diamond, isNamed: true)
        }, middle: figure(1),
        limits: [.init(name: "95%", places: [(1, 0, 1), (9, 0.2, 0.8)], stroke: .dashed)]
      ).chart,
      SlopeChart(
        title: "slopes", unit: "u", times: ("before", "after"),
        lines: items.map { .init(name: $0.0, before: $0.1, after: figure(1)) }
      ).chart,
      TimelineChart(
        title: "spans", unit: "u", names: ("f", "t", "l", "b"),
        ticks: items.isEmpty ? [] : [.init(day: 0, text: "0"), .init(day: 100, text: "1")],
        rows: items.map { .init(name: $0.0, from: 10, to: 50, limit: 30, text: $0.0) }
      ).chart,
    ]
  }

  @Test(
    "every chart is well-formed, without a number that is none",
    arguments: [
      ([], []), (["甲"], [5]), (["甲"], [0]), (["甲", "乙"], [3, 3]), (hostile, [1, 7, 0]),
      ((0..<40).map { "企业 \($0)" }, Array(0..<40)), (["a"], [1_000_000_000]),
    ])
  func wellFormed(names: [String], values: [Int]) throws {
    for chart in Self.charts(names, values) {
      let markup = chart.figure(note: "n", language: .english).markup
      let texts = try Elements.read(markup, where: chart.title)
      for (name, attributes) in texts.elements {
        #expect(!name.isEmpty && name != "script")
        for (key, value) in attributes where key != "aria-label" {
          #expect(!value.contains("nan") && !value.contains("inf") && !value.contains("–"))
          #expect(!key.hasPrefix("on"))
        }
      }
    }
  }

  @Test("a chart of the first hundred says how many are not drawn, one of all of them nothing")
  func first() throws {
    let chart = try #require(Self.charts(["a"], [1]).first)
    let rest = chart.first(of: 130).figure(note: "n", language: .english).markup
    #expect(rest.contains("Shown are the first 100; further, not drawn: 30"))
    #expect(chart.first(of: 100).figure(language: .english) == chart.figure(language: .english))
  }

  @Test("words that may be hostile come out as they went in, or visibly escaped")
  func escaped() throws {
    let chart = BarChart(
      title: "t", unit: "u",
      bars: [.init(name: "<b>&\"'", parts: [Self.figure(1)], text: "\u{202E}x")])
    let elements = try Elements.read(chart.chart.svg.markup, where: "bars")
    #expect(elements.texts.contains { $0.words == "<b>&\"'" })
    #expect(elements.texts.contains { $0.words == "\\u{202E}x" })
  }

  @Test("no chart is wider than its view box, however long and many the names")
  func inside() throws {
    let names = (0..<40).map { "第\($0)医药物流配送有限责任公司" }
    for chart in Self.charts(names, Array(0..<40)) where chart.title != "control" {
      let elements = try Elements.read(chart.svg.markup, where: chart.title)
      for text in elements.texts {
        #expect(text.left >= -0.01, "\(chart.title): \(text.words) at \(text.left)")
        #expect(
          text.right <= Chart.width + 0.01, "\(chart.title): \(text.words) to \(text.right)")
      }
    }
  }

  @Test("of forty names at the ends of lines none overlaps another")
  func apart() throws {
    let names = (0..<40).map { "企业\($0)" }
    for chart in Self.charts(names, [3, 3, 4]) where ["lines", "slopes"].contains(chart.title) {
      let texts = try Elements.read(chart.svg.markup, where: chart.title).texts
        .filter { $0.words.contains("企业") && $0.words.contains(".0") }
      #expect(texts.count >= 40)
      let sides = Dictionary(grouping: texts) { $0.left < Chart.width / 2 }
      for side in sides.values {
        let heights = side.map(\.y).sorted()
        let gaps = zip(heights, heights.dropFirst()).map { $1 - $0 }
        #expect(gaps.allSatisfy { $0 >= Lettering.line - 0.02 }, "\(chart.title)")
      }
    }
  }
}

/// The elements of some markup, read by an XML parser.
final class Elements: NSObject, XMLParserDelegate {
  /// Words with the room that they are estimated to take.
  struct Words {
    let words: String
    let left: Double
    let right: Double
    let y: Double
  }

  private(set) var elements: [(String, [String: String])] = []
  private(set) var words: [String] = []
  private(set) var texts: [Words] = []

  static func read(_ markup: String, where place: String) throws -> Elements {
    let elements = Elements()
    let parser = XMLParser(data: Data(markup.utf8))
    parser.delegate = elements
    try #require(parser.parse(), "\(place): \(String(describing: parser.parserError))")
    return elements
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append((name, attributes))
    words.append("")
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if !words.isEmpty { words[words.count - 1] += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard name == "text", let (_, attributes) = elements.last, let written = words.last,
      let x = Double(attributes["x"] ?? ""), let y = Double(attributes["y"] ?? "")
    else { return }
    let width = Lettering.width(written)
    let left =
      switch attributes["text-anchor"] {
      case "middle": x - width / 2
      case "end": x - width
      default: x
      }
    texts.append(Words(words: written, left: left, right: left + width, y: y))
  }
}
