import CommandLineKit
import Reporting
import Scorecard
import Tables
import Wording
import Writing

/// `vbp score`: points, score and rank of every distributor in a quarter.
enum ScoreCommand: Command {
  static let name = "score"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "score the distributors of a quarter from events and orders", zh: "按季度评价配送企业"),
    examples: [
      "vbp score events.csv --orders orders.csv --quarter 2021Q3",
      "vbp score events.csv --orders orders.csv --quarter 2021 --lang zh --format table",
      "vbp score events.csv --orders orders.csv --quarter 2021Q3 --detail -o appeal.csv",
      "vbp score events.csv --orders orders.csv --quarter 2021H1 --indicator",
      "vbp score events.csv --orders orders.csv --quarter 2021Q3 --notices notices -o scores.csv",
      "vbp score events.csv --orders orders.csv --quarter 2021Q3 --rates --lang zh",
    ],
    operands: ScorecardRun.operands,
    options: [
      Option(
        "quarter", value: "QUARTERS",
        help: Text(
          en: "2021Q3; also 2021H1, 2021, 2021Q2..2021Q4 and lists with commas",
          zh: "季度，如 2021Q3；也可为 2021H1、2021、2021Q2..2021Q4 或逗号分隔的多个")),
      Option(
        "detail",
        help: Text(
          en: "list every deduction with its evidence and its order line",
          zh: "逐条列出扣分及其证据、订单行")),
      Option("item", help: Text(en: "where the points were lost, by item", zh: "按项目排列扣分（帕累托）")),
      Option(
        "indicator",
        help: Text(en: "where the points were lost, by indicator", zh: "按指标排列扣分（帕累托）")),
      Option(
        "distributor",
        help: Text(en: "where the points were lost, by distributor", zh: "按企业排列扣分（帕累托）")),
      Option(
        "rates",
        help: Text(
          en: "rates of order lines instead of points: on time, in full, both, by value, confirmed",
          zh: "输出各率：到货及时率、足量率、OTIF、配送率、订单响应率")),
      Option(
        "by", value: "WHAT", choices: ["hospital"],
        help: Text(
          en:
            "each hospital by itself, with caps, scores and ranks of its own; events and orders name it",
          zh: "按医疗机构分别评价，各自计上限、得分和排名；登记表和订单表须填医疗机构")),
      LetterFolder.notices, LetterFolder.deadline,
    ] + ScorecardRun.options + Settings.computingOptions)

  /// The views that exclude each other.
  private static let views = ["detail", "item", "indicator", "distributor", "rates"]

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let chosen = views.filter(arguments.has)
    if chosen.count > 1 {
      throw UsageError.badValue(
        "--\(chosen[0])", option: "--\(chosen[1])",
        expected: Text(en: "choose one of the two", zh: "二者只能选其一"))
    }
    let (countsRates, byHospital) = (arguments.has("rates"), arguments.has("by"))
    if countsRates || byHospital { _ = try arguments.required("orders") }
    let quarters = try ScorecardRun.quarters("quarter", arguments)
    let card = try ScorecardRun.card(settings)
    let notices = try ScorecardNotices(
      arguments, settings, card, about: quarters, told: { _ in quarters })
    guard
      let run = try ScorecardRun(
        arguments, settings, card: card, events: arguments.operands[0],
        keepsDetail: arguments.has("detail") || notices != nil || settings.writesReport,
        countsRates: countsRates, byHospital: byHospital)
    else { return .findings }
    guard run.hasData(quarters, settings) else { return .undecided }
    var scores = try quarters.flatMap { try run.scoring.scores($0) }
    if quarters.count > 1 { scores = byDistributor(scores, run.scoring.roster.ranks) }
    let table =
      switch chosen.first {
      case "rates":
        RateTable.table(run.scoring, quarters, language: settings.language)
      case "detail": try details(run, quarters, settings.language)
      case let grouping?:
        settings.leavingOpen(
          ParetoTable.columnsOfTotals,
          in: try pareto(scores, grouping, run.scoring, settings.language))
      case nil:
        // Whom others stand before is open.
        settings.leavingOpen(
          ["rank"],
          in: try ScoreTable.table(scores, scoring: run.scoring, language: settings.language))
      }
    let report = try ScoreReport(
      run.scoring, scores, of: quarters, eventFile: run.eventFile, language: settings.language)
    guard run.isAllowed(arguments, settings) else { return .undecided }
    var sheet = report.sheet(table)
    if countsRates {
      sheet.notes.insert(contentsOf: RateTable.notes(run.scoring, quarters), at: 0)
    }
    try settings.write(sheet) { page in
      page.inputs = try run.inputs(settings)
      try report.complete(&page, isView: !chosen.isEmpty)
    }
    try notices?.write(run) { try $0.scores(scores, of: quarters) }
    return .done
  }

  /// The scores of each distributor together, quarter by quarter.
  private static func byDistributor(_ scores: [Score], _ ranks: [Int]) -> [Score] {
    scores.sorted { (ranks[$0.firm], $0.quarter) < (ranks[$1.firm], $1.quarter) }
  }

  private static func details(_ run: ScorecardRun, _ quarters: [Quarter], _ language: Language)
    throws -> OutputTable
  {
    let list = try run.scoring.deductions(quarters, eventFile: run.eventFile)
    return DeductionTable.table(list, roster: run.scoring.roster, language: language)
  }

  private static func pareto(
    _ scores: [Score], _ view: String, _ scoring: Scoring, _ language: Language
  ) throws -> OutputTable {
    let grouping = Pareto.Grouping(rawValue: view) ?? .indicator
    let pareto = try Pareto(scores, by: grouping, card: scoring.card, roster: scoring.roster)
    return ParetoTable.table(pareto, language: language)
  }
}
