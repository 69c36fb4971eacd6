import CommandLineKit
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
    ] + ScorecardRun.options + Settings.options)

  /// The views that exclude each other.
  private static let views = ["detail", "item", "indicator", "distributor"]

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let chosen = views.filter(arguments.has)
    if chosen.count > 1 {
      throw UsageError.badValue(
        "--\(chosen[0])", option: "--\(chosen[1])",
        expected: Text(en: "choose one of the two", zh: "二者只能选其一"))
    }
    let quarters = try ScorecardRun.quarters("quarter", arguments, command: "score")
    let card = try ScorecardRun.card(arguments)
    guard
      let run = try ScorecardRun(
        arguments, settings, card: card, events: arguments.operands[0],
        keepsDetail: arguments.has("detail") || settings.format == .html)
    else { return .findings }
    var scores = try quarters.flatMap { try run.scoring.scores($0) }
    if quarters.count > 1 { scores = byDistributor(scores, run.scoring.roster) }
    let table =
      switch chosen.first {
      case "detail": try details(run, quarters, settings.language)
      case let grouping?: try pareto(scores, grouping, run.scoring, settings.language)
      case nil: ScoreTable.table(scores, scoring: run.scoring, language: settings.language)
      }
    let sheet = try sheet(run, quarters, scores, table)
    guard run.isAllowed(arguments, settings) else { return .undecided }
    try settings.write(sheet) { page in
      page.inputs = try run.inputs(settings)
      let phases = try Phases(card.ruleSet)
      try ScoreReport(
        run: run, quarters: quarters, scores: scores,
        isTrial: quarters.contains { phases.phase($0) == .trial }, isView: !chosen.isEmpty,
        language: settings.language
      ).complete(&page)
    }
    return .done
  }

  /// The scores of each distributor together, quarter by quarter.
  private static func byDistributor(_ scores: [Score], _ roster: Roster) -> [Score] {
    scores.sorted {
      (roster.names[$0.firm], $0.quarter) < (roster.names[$1.firm], $1.quarter)
    }
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

  private static func sheet(
    _ run: ScorecardRun, _ quarters: [Quarter], _ scores: [Score], _ table: OutputTable
  ) throws -> Sheet {
    let set = run.scoring.card.ruleSet
    let phases = try Phases(set)
    var notes = run.notes(quarters)
    if let off = fillRateOff(scores, run.scoring.card) { notes.append(off) }
    if quarters.contains(where: { phases.phase($0) == .trial }) {
      notes.append(
        Text(
          en: "trial phase: for the hospital's own use, distributors are not told",
          zh: "试行阶段：仅供院内使用，不告知配送企业"))
    }
    if let note = run.sourceNote { notes.append(note) }
    return Sheet(
      title: Text(en: "Scorecard of distributors, ", zh: "药品配送企业评价表　")
        + Text(Quarter.name(of: quarters)),
      banner: run.scoring.card.banner, lead: [run.lead], sections: [.init(table: table)],
      notes: notes)
  }

  /// Whose fill rate is not judged for want of order lines.
  private static func fillRateOff(_ scores: [Score], _ card: Card) -> Text? {
    guard let minimum = card.fillRateLines else { return nil }
    let off = scores.count { $0.lines > 0 && $0.lines < minimum }
    guard off > 0 else { return nil }
    return Text(
      en: "fill rate off where a score rests on fewer than \(minimum) order lines: \(off)",
      zh: "订单行少于 \(minimum) 行、未考核配送率的评分：\(off) 项")
  }
}
