import CommandLineKit
import Files
import Reporting
import RuleBook
import Scorecard
import Tables
import Wording

/// What `score`, `intervene` and `compare` have in common: reading events and orders by a card.
struct ScorecardRun {
  let scoring: Scoring
  let eventFile: String
  /// Counts the order lines as if other events had been recorded; nil without an order file.
  let recount: ([Event]) throws -> OrderCounts?
  private let files: (events: String, orders: String?)

  static let usualRules = "hospital-2021"

  static let operands = [
    Operand(
      "EVENTS", completion: .table,
      help: Text(
        en: "CSV file of recorded events, or - for standard input",
        zh: "扣分事件登记表（CSV），- 为标准输入"))
  ]

  static let options: [Option] =
    [
      Option(
        "orders", value: "FILE", completion: .table,
        help: Text(
          en: "CSV file of order lines, from which B1–B4 and E1 are computed",
          zh: "订单配送明细表（CSV），由其计算 B1–B4 和 E1")),
      Option(
        "as-of", value: "MOMENT",
        help: Text(
          en:
            "order lines as they stood then, such as 2021-10-05 or 2021-10-05T08:00; what was not "
            + "yet due is not counted (without it: the latest moment in the order file)",
          zh: "按该时点的订单情况考核，如 2021-10-05 或 2021-10-05T08:00；未到时限的不计（不填则为订单表中最晚的时间）")),
      Option(
        "calendar", value: "FILE", completion: .table,
        help: Text(
          en: "CSV file of days that are open or closed, where the card counts working days "
            + "(limits.hours=working); others are open from Monday to Friday",
          zh: "工作日历 CSV 文件，用于按工作日计时的评价表（limits.hours=working）；未列出的，周一至周五为工作日")),
      RuleOptions.rules(ScorecardKeys.catalogue, usually: usualRules),
      RuleOptions.set(ScorecardKeys.catalogue),
      RuleOptions.allowUnverified,
      Option(
        "threads", value: "N",
        help: Text(
          en: "read order lines on N threads; the result is the same for any number",
          zh: "读取订单明细的线程数；结果与线程数无关")),
    ]

  /// The card that was named, with the values that were set.
  static func card(_ settings: Settings) throws -> Card {
    try Card(try settings.ruleSet(ScorecardKeys.catalogue, usually: usualRules))
  }

  /// Reads both files, the orders of the command line unless others are named; nil when they have
  /// findings, which are then reported.
  init?(
    _ arguments: Arguments, _ settings: Settings, card: Card, events file: String,
    orders: String? = nil, keepsDetail: Bool = false, countsRates: Bool = false,
    byHospital: Bool = false
  ) throws {
    var roster = Roster(settings.aliases, byHospital: byHospital)
    let orderFile = orders ?? arguments.value("orders")
    let asOf = try Self.asOf(arguments)
    var (events, findings, layout) = try EventTable.read(
      file, schema: try settings.schema("events", for: file), card: card, roster: &roster,
      hasOrders: orderFile != nil)
    if byHospital, !events.isEmpty, !layout.columns.contains(where: { $0.field == "hospital" }) {
      throw Self.noHospitals(Text(en: "the file of events", zh: "扣分事件登记表"))
    }
    guard let calendar = try Self.calendar(arguments, settings, card) else { return nil }
    var counted: OrderCounts?
    var recount: ([Event]) throws -> OrderCounts? = { _ in nil }
    if let orderFile {
      let progress = Progress(orderFile, settings)
      defer { progress?.finish() }
      let schema = try settings.schema("orders", for: orderFile)
      // A row that is set aside may have the latest moment: what is told of others must not rest on it.
      if asOf == nil, !schema.leftOut.isEmpty {
        throw UsageError.badValue(
          orderFile, option: "--orders",
          expected: Text(
            en:
              "rows of it are set aside, so it does not tell up to when the orders are known; say so "
              + "with --as-of",
            zh: "部分行已搁置，无法据此确定数据截至何时；请用 --as-of 写明"))
      }
      var reading = try Self.reading(arguments)
      if let progress { reading.progress = { progress.update($0) } }
      let (counts, orderFindings) = try OrderTable.read(
        orderFile, schema: schema, card: card,
        events: events, roster: &roster, keepsDetail: keepsDetail, asOf: asOf, today: Self.today,
        countsRates: countsRates, calendar: calendar, reading: reading)
      if byHospital, let counts, !counts.tellsHospital {
        throw Self.noHospitals(Text(en: "the order file", zh: "订单表"))
      }
      counted = counts
      recount = { [roster, reading] events in
        var (roster, reading, schema) = (roster, reading, schema)
        (reading.progress, schema.log) = (nil, nil)
        return try OrderTable.read(
          orderFile, schema: schema, card: card, events: events, roster: &roster,
          keepsDetail: false, asOf: asOf, today: Self.today, calendar: calendar, reading: reading
        ).orders
      }
      if let counts { findings.add(counts.unmatchedAnswers(layout)) }
      findings.add(orderFindings)
    }
    findings.add(roster.findings(file: layout.name))
    guard settings.accept(findings) else { return nil }
    scoring = Scoring(card: card, roster: roster, events: events, orders: counted)
    eventFile = file == "-" ? "<stdin>" : file
    (files, self.recount) = ((file, orderFile), recount)
  }

  private static func noHospitals(_ file: Text) -> UsageError {
    .badValue(
      "hospital", option: "--by",
      expected: file + Text(en: " has no column of hospitals", zh: "没有“医疗机构”列"))
  }

  /// Up to when orders are known; nil where the file says it.
  private static func asOf(_ arguments: Arguments) throws(UsageError) -> Timestamp? {
    guard let text = arguments.value("as-of") else { return nil }
    guard arguments.has("orders") else {
      throw .badValue(
        text, option: "--as-of",
        expected: Text(
          en: "it is about order lines; give them with --orders", zh: "须同时用 --orders 给出订单表"))
    }
    guard let moment = Timestamp(iso: text) ?? Day(iso: text).map(Timestamp.init(endOf:)) else {
      throw .badValue(
        text, option: "--as-of",
        expected: Text(
          en: "write a day or a moment, such as 2021-10-05 or 2021-10-05T08:00",
          zh: "请写日期或时间，如 2021-10-05 或 2021-10-05T08:00"))
    }
    return moment
  }

  /// The days on which limits run; nil where the file of them has findings.
  private static func calendar(_ arguments: Arguments, _ settings: Settings, _ card: Card) throws
    -> WorkingDays??
  {
    guard let file = arguments.value("calendar") else {
      guard card.countsWorkingHours, arguments.has("orders") else { return .some(nil) }
      throw UsageError.badValue(
        "working", option: "limits.hours",
        expected: Text(
          en: "which days are holidays must be known: name a file of them with --calendar",
          zh: "须用 --calendar 给出工作日历，以确定节假日"))
    }
    guard card.countsWorkingHours else {
      throw UsageError.badValue(
        file, option: "--calendar",
        expected: Text(
          en:
            "the card counts the hours of all days; add --set limits.hours=working if it should not",
          zh: "评价表按自然日计时；如应按工作日计时，请加 --set limits.hours=working"))
    }
    let (days, findings) = try WorkingDays.read(
      file, schema: try settings.schema("calendar", for: file))
    return settings.accept(findings) ? .some(days) : nil
  }

  private static var today: Day? {
    let today = Machine.today
    return Day(year: today.year, month: today.month, day: today.day)
  }

  /// How order lines are read.
  private static func reading(_ arguments: Arguments) throws(UsageError) -> BlockReading {
    var reading = BlockReading()
    guard let text = arguments.value("threads") else { return reading }
    guard let threads = Int(text), (1...256).contains(threads) else {
      throw .badValue(
        text, option: "--threads",
        expected: Text(en: "write a number from 1 to 256", zh: "请写 1 到 256 的整数"))
    }
    reading.threads = threads
    return reading
  }

  /// The files that were read, as a report names them.
  func inputs(_ settings: Settings) throws -> [Page.Input] {
    let events = try settings.input(files.events, rows: scoring.events.count)
    return try [events] + [files.orders].compactMap { $0 }.map { try settings.input($0) }
  }

  /// The findings of a table of events alone, by the card that was named.
  static func check(events path: String, schema: Schema, card: Card) throws -> Findings {
    var roster = Roster(schema.aliases)
    var findings = try EventTable.read(
      path, schema: schema, card: card, roster: &roster, hasOrders: false
    ).findings
    findings.add(roster.findings(file: path))
    return findings
  }

  /// The findings of a calendar alone.
  static func check(calendar path: String, schema: Schema) throws -> Findings {
    try WorkingDays.read(path, schema: schema).findings
  }

  /// The findings of a table of order lines alone.
  static func check(orders path: String, schema: Schema, card: Card) throws -> Findings {
    var roster = Roster(schema.aliases)
    var findings = try OrderTable.read(
      path, schema: schema, card: card, events: [], roster: &roster, keepsDetail: false
    ).findings
    findings.add(roster.findings(file: path))
    return findings
  }

  /// The quarters of an option that must be given.
  static func quarters(_ option: String, _ arguments: Arguments) throws(UsageError) -> [Quarter] {
    let text = try arguments.required(option)
    guard let quarters = Quarter.list(text) else {
      throw .badValue(
        text, option: "--\(option)",
        expected: Text(
          en: "write quarters like 2021Q3, 2021H1, 2021, 2021Q2..2021Q4, or several with commas",
          zh: "请写成 2021Q3、2021H1、2021、2021Q2..2021Q4，多个用逗号分隔"))
    }
    return quarters
  }

  /// Whether the files say something of some of the quarters; else tells that there is nothing to score.
  func hasData(_ quarters: [Quarter], _ settings: Settings) -> Bool {
    guard scoring.withoutData(quarters).count == quarters.count, settings.draftInForce == nil else {
      return true
    }
    let period = Quarter.name(of: quarters)
    settings.tell(
      Text(
        en:
          "vbp: no event and no order line that was due in \(period): nothing to judge; check the "
          + "quarter and the dates in the files",
        zh: "vbp: \(period) 既无事件，也无已到时限的订单行，无从评价；请检查季度与表中日期"))
    return false
  }

  /// Whether the result may be written; else tells on which unverified numbers it rests.
  func isAllowed(_ arguments: Arguments, _ settings: Settings) -> Bool {
    settings.allows(scoring.card.ruleSet, ScorecardKeys.catalogue, arguments)
  }
}
