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
      "vbp intervene events.csv --orders orders.csv --quarter 2021Q4 --issued interventions.csv",
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
      Option(
        "previous-orders", value: "ORDERS", completion: .table,
        help: Text(
          en: "the order lines as they were before, such as before an appeal corrected them",
          zh: "此前的订单表，如申诉成立后更正之前的")),
      Option(
        "issued", value: "FILE", completion: .table,
        help: Text(
          en: "the decisions that were handed out: show only what is another now, and why",
          zh: "已发出的干预决定表：只列出现已不同的决定及原因")),
      Option(
        "partial-window",
        help: Text(
          en: "decide although the files have no data at all for a quarter of the window",
          zh: "累计窗口中有季度完全无数据时仍作决定")),
      LetterFolder.notices, LetterFolder.deadline,
    ] + ScorecardRun.options + Settings.computingOptions)

  /// What shows something else than the decisions.
  static let views = ["preview", "previous", "previous-orders", "issued"]

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let quarters = try ScorecardRun.quarters("quarter", arguments)
    guard quarters.count == 1, let quarter = quarters.first else {
      throw UsageError.badValue(
        arguments.value("quarter") ?? "", option: "--quarter",
        expected: Text(en: "one quarter, such as 2021Q4", zh: "一个季度，如 2021Q4"))
    }
    if let orders = arguments.value("previous-orders"), !arguments.has("orders") {
      throw UsageError.badValue(
        orders, option: "--previous-orders",
        expected: Text(
          en: "it is compared with the orders of now; give them with --orders",
          zh: "须与现在的订单表比较，请同时给出 --orders"))
    }
    let previews = try thresholds(arguments)
    let card = try ScorecardRun.card(settings)
    let rules = try InterventionRules(card.ruleSet)
    let notices = try ScorecardNotices(
      arguments, settings, card, about: [quarter], told: { $0.window(for: quarter) })
    // A faulty row may mean a distributor of which nothing but earlier rows are known.
    for (option, table) in [("previous", "events"), ("previous-orders", "orders")] {
      guard let previous = arguments.value(option) else { continue }
      _ = try settings.schema(table, for: previous, isRead: false)
    }
    guard
      let run = try ScorecardRun(
        arguments, settings, card: card, events: arguments.operands[0],
        keepsDetail: notices != nil || settings.writesReport)
    else { return .findings }
    guard isWhole(run.scoring, rules.window(for: quarter), arguments, settings) else {
      return .undecided
    }
    let table: OutputTable
    if let file = arguments.value("issued") {
      guard
        let changes = try changes(
          since: file, run, arguments, settings, card, quarter: quarter, rules: rules)
      else { return .findings }
      table = InterventionTable.changes(changes, language: settings.language)
    } else if arguments.has("previous") || arguments.has("previous-orders") {
      guard let old = try previous(arguments, settings, card) else { return .findings }
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
      try report.complete(&page, isView: views.contains(where: arguments.has))
    }
    try notices?.write(run) { try $0.interventions(quarter) }
    return .done
  }

  /// Whether the window has data in each of its quarters, or may lack some; else tells.
  private static func isWhole(
    _ scoring: Scoring, _ window: [Quarter], _ arguments: Arguments, _ settings: Settings
  ) -> Bool {
    let empty = scoring.withoutData(window)
    guard !empty.isEmpty, !arguments.has("partial-window") else { return true }
    let (names, period) = (empty.map(\.text), Quarter.name(of: window))
    settings.tell(
      Text(
        en:
          "vbp: no event and no order line that was due in \(names.joined(separator: ", ")), which "
          + "belongs to the window \(period): nothing is decided; give the files of the whole window, or "
          + "--partial-window to add up what there is",
        zh: "vbp: 累计窗口 \(period) 中的 \(names.joined(separator: "、")) 既无事件，也无已到时限的订单行，"
          + "不作决定；请给出整个窗口的数据，或用 --partial-window 只累计现有部分"))
    return false
  }

  private static func thresholds(_ arguments: Arguments) throws(UsageError) -> [Thresholds] {
    if arguments.has("preview"),
      let previous = ["previous", "previous-orders", "issued"].first(where: arguments.has)
    {
      throw .badValue(
        "--preview", option: "--\(previous)",
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

  /// What is no longer as it was handed out; nil where something that is read for it has findings.
  private static func changes(
    since file: String, _ run: ScorecardRun, _ arguments: Arguments, _ settings: Settings,
    _ card: Card, quarter: Quarter, rules: InterventionRules
  ) throws -> [InterventionChange]? {
    let (issued, findings) = try IssuedInterventions.read(
      file, schema: try settings.schema("interventions", for: file), quarter: quarter,
      roster: run.scoring.roster)
    guard settings.accept(findings) else { return nil }
    var then: Scoring?
    if arguments.has("previous") || arguments.has("previous-orders") {
      guard let old = try previous(arguments, settings, card) else { return nil }
      then = old.scoring
    }
    return try InterventionChange.since(
      issued, run.scoring, records: then, quarter: quarter, rules: rules)
  }

  /// The events and the orders of an earlier day; of what is not given, those of now.
  private static func previous(
    _ arguments: Arguments, _ settings: Settings, _ card: Card
  ) throws -> ScorecardRun? {
    let (events, orders) = (arguments.value("previous"), arguments.value("previous-orders"))
    if [arguments.operands[0], arguments.value("orders"), events, orders].contains("-") {
      throw UsageError.badValue(
        "-", option: events == nil ? "--previous-orders" : "--previous",
        expected: Text(
          en: "the files are read twice and cannot come from standard input",
          zh: "须读取两次，不能来自标准输入"))
    }
    return try ScorecardRun(
      arguments, settings, card: card, events: events ?? arguments.operands[0], orders: orders)
  }
}
