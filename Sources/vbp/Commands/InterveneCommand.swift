import CommandLineKit
import Reporting
import Scorecard
import Tables
import Wording
import Writing

/// `vbp intervene`: what the totals of the last six months lead to in a quarter.
enum InterveneCommand: Command {
  static let name = "intervene"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "decide delayed payment and exclusion for a quarter", zh: "决定本季度的延迟付款与候选资格"),
    examples: [
      "vbp intervene events.csv --orders orders.csv --quarter 2021Q4 -o interventions.csv",
      "vbp intervene events.csv --orders orders.csv --quarter 2021Q4 --preview 6,15 --preview 8,20",
      "vbp intervene events.csv --orders orders.csv --quarter 2021Q4 "
        + "--previous events-before-appeal.csv",
      "vbp intervene events.csv --quarter 2022Q1 --set window.kind=half-years",
      "vbp intervene events.csv --orders orders.csv --quarter 2021Q4 --notices notices "
        + "-o interventions.csv",
    ],
    operands: ScorecardRun.operands,
    options: [
      Option(
        "quarter", value: "QUARTER",
        help: Text(en: "the quarter in which it applies, such as 2021Q4", zh: "执行干预的季度，如 2021Q4")),
      Option(
        "preview", value: "DELAY,EXCLUSION", repeats: true,
        help: Text(
          en: "who other thresholds would hit; may be given several times",
          zh: "试算其他阈值将涉及的企业；可重复")),
      Option(
        "previous", value: "EVENTS", completion: .table,
        help: Text(
          en: "the events as they were before: show only what has changed since",
          zh: "此前的事件表：只列出此后变动的决定")),
      LetterFolder.notices, LetterFolder.deadline,
    ] + ScorecardRun.options + Settings.computingOptions)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let quarters = try ScorecardRun.quarters("quarter", arguments)
    guard quarters.count == 1, let quarter = quarters.first else {
      throw UsageError.badValue(
        arguments.value("quarter") ?? "", option: "--quarter",
        expected: Text(en: "one quarter, such as 2021Q4", zh: "一个季度，如 2021Q4"))
    }
    let previews = try thresholds(arguments)
    let card = try ScorecardRun.card(settings)
    let rules = try InterventionRules(card.ruleSet)
    let notices = try ScorecardNotices(
      arguments, settings, card, about: [quarter], told: { $0.window(for: quarter) })
    // A faulty row may mean a distributor of which nothing but earlier events are known.
    if let previous = arguments.value("previous") {
      _ = try settings.schema("events", for: previous, isRead: false)
    }
    guard
      let run = try ScorecardRun(
        arguments, settings, card: card, events: arguments.operands[0],
        keepsDetail: notices != nil || settings.writesReport)
    else { return .findings }
    let table: OutputTable
    if let previous = arguments.value("previous") {
      guard let old = try self.previous(previous, arguments, settings, card) else {
        return .findings
      }
      let changes = try InterventionChange.between(
        old.scoring, run.scoring, quarter: quarter, rules: rules)
      table = InterventionTable.changes(changes, language: settings.language)
    } else {
      let list = try run.scoring.interventions(quarter, rules: rules)
      table =
        previews.isEmpty
        ? InterventionTable.table(
          list, roster: run.scoring.roster, language: settings.valueLanguage)
        : settings.leavingOpen(
          InterventionTable.columnsOfPreview,
          in: InterventionTable.preview(
            ([rules.thresholds] + previews).map { Preview(list, thresholds: $0) },
            roster: run.scoring.roster))
    }
    guard run.isAllowed(arguments, settings) else { return .undecided }
    let report = InterventionReport(
      run.scoring, quarter, rules, eventFile: run.eventFile, language: settings.language)
    try settings.write(report.sheet(table, isPreview: !previews.isEmpty)) { page in
      page.inputs = try run.inputs(settings)
      try report.complete(&page, isView: !previews.isEmpty || arguments.has("previous"))
    }
    try notices?.write(run) { try $0.interventions(quarter) }
    return .done
  }

  private static func thresholds(_ arguments: Arguments) throws(UsageError) -> [Thresholds] {
    if arguments.has("preview"), arguments.has("previous") {
      throw .badValue(
        "--preview", option: "--previous",
        expected: Text(en: "choose one of the two", zh: "二者只能选其一"))
    }
    var list: [Thresholds] = []
    for text in arguments.all("preview") {
      guard let thresholds = Preview.thresholds(text) else {
        throw .badValue(
          text, option: "--preview",
          expected: Text(
            en: "write two rising numbers, such as 5,15", zh: "请写两个递增的数，如 5,15"))
      }
      list.append(thresholds)
    }
    return list
  }

  /// The same orders with the events of an earlier day.
  private static func previous(
    _ file: String, _ arguments: Arguments, _ settings: Settings, _ card: Card
  ) throws -> ScorecardRun? {
    if [arguments.operands[0], arguments.value("orders"), file].contains("-") {
      throw UsageError.badValue(
        "-", option: "--previous",
        expected: Text(
          en: "the files are read twice and cannot come from standard input",
          zh: "须读取两次，不能来自标准输入"))
    }
    return try ScorecardRun(arguments, settings, card: card, events: file)
  }
}
