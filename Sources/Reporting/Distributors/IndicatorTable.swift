import ExactNumbers
import Scorecard
import Wording
import Writing

/// The indicators and red lines of a card, with points, cap, source and how sure they are.
enum IndicatorTable {
  /// The table; `only` are the codes that are told, nil for all.
  static func table(_ card: Card, language: Language, only codes: Set<String>? = nil)
    -> OutputTable
  {
    OutputTable(
      columns: [
        .init("indicator", zh: "指标"), .init("content", zh: "内容"),
        .init("points per unit", zh: "每单位扣分"), .init("cap per quarter", zh: "季度上限"),
        .init("source", zh: "依据"),
      ],
      rows: card.indicators.filter { codes?.contains($0.code) ?? true }.map { row($0, language) }
        + card.redLines.filter { codes?.contains($0.code) ?? true }.map { line in
          [
            .text(line.code), .text(line.title(language)),
            .text(Text(en: "outside points", zh: "不计分")(language)), .empty, .empty,
          ]
        })
  }

  private static func row(_ indicator: Indicator, _ language: Language) -> [Cell] {
    let unit = Text(
      en: "\(indicator.points.value.points) per \(indicator.unit.en)",
      zh: "\(indicator.points.value.points)／\(indicator.unit.zh)")
    var source = indicator.points.source
    if let model = indicator.modelledOn {
      source = source + Text(en: "; modelled on ", zh: "；参照") + model
    }
    return [
      .text(indicator.code), .text(indicator.title(language)), .text(unit(language)),
      .text(indicator.cap.value.points), .text(source(language)),
    ]
  }
}
