import RuleBook
public import Scorecard
import Tables
public import Wording
import Writing

/// Every indicator of a card as those who are judged by it want to read it: what counts, from which
/// columns, limits, exemptions, an example with its sum.
public enum IndicatorPage {
  /// The page: all indicators in one table, then how the recorded ones are counted, and each computed
  /// one.
  ///
  /// - Throws: `RuleError` for a limit that is not set; `NumberError` where a sum does not fit.
  public static func sheet(of card: Card, language: Language) throws -> Sheet {
    let recorded = card.indicators.first { $0.measure == nil }
    let computed = card.indicators.filter { $0.measure != nil }
    var sections = [Sheet.Section(try overview(card, language))]
    if let recorded {
      let definition = try card.definition(of: recorded)
      let counts = Text(
        en:
          "a recorded event that names the indicator by its code or its name: its `count`, 1 where "
          + "that is empty", zh: "以编号或名称登记为该指标的事件：按“数量”计，未填为 1")
      sections.append(
        .init(
          facts(definition, counts, example: nil, basis: nil, language),
          heading: Text(en: "Recorded indicators", zh: "登记的指标")))
    }
    for indicator in computed {
      let definition = try card.definition(of: indicator)
      sections.append(
        .init(
          facts(
            definition, definition.counts, example: definition.example, basis: indicator.modelledOn,
            language),
          heading: Text("\(indicator.code) ") + indicator.title))
    }
    var sheet = Sheet(
      title: Text(en: "Indicators: ", zh: "指标说明：") + card.ruleSet.title, sections: sections)
    sheet.signatures = nil
    sheet.banner = card.banner
    sheet.lead = [card.adoption].compactMap(\.self)
    return sheet
  }

  private static func overview(_ card: Card, _ language: Language) throws -> OutputTable {
    OutputTable(
      columns: [
        .init("code", zh: "编号"), .init("indicator", zh: "指标"), .init("item", zh: "所属项目"),
        .init("unit", zh: "单位"), .init("points", zh: "扣分", numeric: true),
        .init("cap", zh: "季度上限", numeric: true), .init("method", zh: "取得方式"),
        .init("example", zh: "示例"), .init("basis", zh: "依据"),
      ],
      rows: try card.indicators.map { indicator in
        [
          .text(indicator.code), .text(indicator.title(language)),
          .text(card.items[indicator.item].title(language)), .text(indicator.unit(language)),
          .number(indicator.points.value.points), .number(indicator.cap.value.points),
          .text(indicator.methodTitle(language)),
          .text(try card.definition(of: indicator).example(language)),
          .text(indicator.modelledOn?(language) ?? ""),
        ]
      })
  }

  private static func facts(
    _ definition: IndicatorDefinition, _ counts: Text, example: Text?, basis: Text?,
    _ language: Language
  ) -> OutputTable {
    let fields = ["orders", "events"].compactMap(Schema.builtIn).flatMap(\.fields)
    let names = definition.columns.map { name in
      language == .chinese ? fields.first { $0.name == name }?.title ?? name : name
    }.joined(separator: language == .chinese ? "、" : ", ")
    let rows: [(Text, [String])] = [
      (Text(en: "counts", zh: "计什么"), [counts(language)]),
      (Text(en: "columns", zh: "所用的列"), [names]),
      (Text(en: "limit", zh: "限值"), definition.limits.map { $0(language) }),
      (Text(en: "does not count", zh: "不计"), definition.exemptions.map { $0(language) }),
      (Text(en: "example", zh: "示例"), [example?(language)].compactMap(\.self)),
      (Text(en: "modelled on", zh: "参照"), [basis?(language)].compactMap(\.self)),
    ]
    return OutputTable(
      columns: [.init("what", zh: "事项"), .init("definition", zh: "说明")],
      rows: rows.flatMap { what, texts in texts.map { [.text(what(language)), .text($0)] } })
  }
}
