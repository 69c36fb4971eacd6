public import Files
public import Tables
import Wording

/// Reads and checks the table of recorded events.
public enum EventTable {
  /// Reads a file of events by the schema `events`.
  ///
  /// The roster takes in the distributors that the file names; `hasOrders` says whether B1–B4 and
  /// E1 are computed from order lines in the same run.
  ///
  /// - Returns: the events, none when there are errors among the findings; and the layout, for what
  ///   the order lines show of them.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, card: Card, roster: inout Roster, hasOrders: Bool
  ) throws(FileError)
    -> (events: [Event], findings: Findings, layout: TableReader.Layout)
  {
    var reader = EventReader(
      table: try TableReader(path: path, schema: schema), card: card, hasOrders: hasOrders)
    roster.begin(file: reader.table.name)
    var events: [Event] = []
    while let row = try reader.table.next() {
      if let event = reader.event(row, roster: &roster) { events.append(event) }
    }
    let findings = reader.table.findings
    return (findings.hasErrors ? [] : events, findings, reader.table.layout)
  }
}

/// Builds events from rows.
private struct EventReader: ~Copyable {
  var table: TableReader
  let card: Card
  let hasOrders: Bool
  let hospital, distributor, date, indicator, count, fault, evidence, status, appealed, orderID,
    line: TableReader.Column
  /// Indicators and red lines by their codes and names in capitals.
  private let subjects: [String: Event.Subject]
  private var seen: [EventKey: Int] = [:]
  /// What events say about computed deductions, and the rows that say it.
  private var answers: [Exemptions.AnsweredDeduction: (effect: Effect, row: Int)] = [:]
  /// How many units all events have so far.
  private var units = 0
  /// With so many, those of the order lines still fit.
  private static let mostUnits = Int.max / 2

  /// What makes two rows the same event.
  private struct EventKey: Hashable {
    let firm: Int
    let hospital: Int?
    let day: Day
    let subject: Event.Subject
    let evidence: String
    let orderID: String?
    let line: String?
  }

  init(table: consuming TableReader, card: Card, hasOrders: Bool) {
    hospital = table.column("hospital")
    distributor = table.column("distributor")
    date = table.column("date")
    indicator = table.column("indicator")
    count = table.column("count")
    fault = table.column("fault_party")
    evidence = table.column("evidence")
    status = table.column("status")
    appealed = table.column("appealed_on")
    orderID = table.column("order_id")
    line = table.column("line")
    self.table = table
    self.card = card
    self.hasOrders = hasOrders
    subjects = Self.subjects(card)
  }

  /// What a cell may call an indicator or a red line: its code, or its name in either language.
  private static func subjects(_ card: Card) -> [String: Event.Subject] {
    let all =
      card.indicators.enumerated().map { ($1.code, $1.title, Event.Subject.indicator($0)) }
      + card.redLines.enumerated().map { ($1.code, $1.title, Event.Subject.redLine($0)) }
    // A card has each code and each name once.
    return Dictionary(
      all.flatMap { code, title, subject in
        [code, title.en, title.zh].map { (key($0), subject) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Large letters and small ones, and those of full and of half width, are one.
  private static func key(_ text: String) -> String { text.halfWidth.uppercased() }

  /// The event of a row; nil when something is missing or wrong, which is a finding.
  mutating func event(_ row: Record, roster: inout Roster) -> Event? {
    // Every value is read before any is missed, so that one pass finds all faults.
    // Of a file without the column nobody can say more than that.
    let needsHospital = roster.isByHospital && hospital.isPresent
    let hospital =
      needsHospital ? table.required(row, hospital) : table.text(row, hospital)
    let name = table.text(row, distributor)
    let day = table.day(row, date)
    let subject = subject(row)
    let countText = table.text(row, count)
    let count = countText == nil ? 1 : table.count(row, count)
    let fault = fault(row)
    let evidence = table.text(row, evidence)
    let status = status(row)
    let appealedOn = table.day(row, appealed)
    let order = table.text(row, orderID)
    let line = table.text(row, line)
    guard let name, let day, let subject, let count, let fault, let evidence, let status else {
      return nil
    }
    if needsHospital, hospital == nil { return nil }
    let place = hospital.map { roster.hospital(named: $0, on: day) }
    let event = Event(
      firm: roster.index(of: name, at: place, on: day), hospital: place, day: day, subject: subject,
      count: count, fault: fault, evidence: evidence, status: status, appealedOn: appealedOn,
      order: order.map { ($0, line) }, row: row.row)
    checkAppeal(event, row)
    checkComputed(event, row)
    checkRepeated(event, row)
    addUnits(of: event, row)
    return event
  }

  private mutating func subject(_ row: Record) -> Event.Subject? {
    guard let text = table.text(row, indicator) else { return nil }
    if let subject = subjects[Self.key(text)] { return subject }
    let known =
      card.indicators.flatMap { [$0.code, $0.title.zh] }
      + card.redLines.flatMap { [$0.code, $0.title.zh] }
    let nearest = nearestName(to: text, among: known)
    table.add(
      .unknownIndicator, row, indicator, value: text,
      reason: nearest.map {
        Text(
          en: "the card has no such indicator; did you mean `\($0)`?",
          zh: "评价表中没有该指标；是否应为“\($0)”？")
      })
    return nil
  }

  private mutating func fault(_ row: Record) -> FaultParty? {
    guard let text = table.text(row, fault) else { return nil }
    let party = FaultParty(named: text)
    if party == nil { table.add(.unknownParty, row, fault, value: text) }
    return party
  }

  private mutating func status(_ row: Record) -> EventStatus? {
    guard let text = table.text(row, status) else { return .recorded }
    let known = EventStatus(named: text)
    if known == nil { table.add(.unknownStatus, row, status, value: text) }
    return known
  }

  /// Nobody appeals before the event.
  private mutating func checkAppeal(_ event: Event, _ row: Record) {
    guard let received = event.appealedOn, received < event.day else { return }
    table.add(
      .contradiction, row, appealed, value: received.iso,
      reason: Text(
        en: "the appeal was received before the day of the event, \(event.day.iso)",
        zh: "申诉日期早于事件日期 \(event.day.iso)"))
  }

  /// With order lines at hand, an event of a computed indicator may only answer for a line.
  private mutating func checkComputed(_ event: Event, _ row: Record) {
    guard hasOrders, case .indicator(let position) = event.subject,
      let measure = card.indicators[position].measure
    else { return }
    // An appeal that was rejected leaves the deduction to the order lines.
    if event.fault == .distributor, event.status == .recorded, event.appealedOn == nil {
      table.add(.countedTwice, row, indicator, value: card.indicators[position].code)
    }
    checkAnswer(event, measure, row)
    let reason = Text(
      en: "an appeal about a computed indicator must name the order line",
      zh: "对由订单计算的指标提出申诉须填写订单号与行号")
    if event.order == nil {
      table.add(.missingValue, row, orderID, value: nil, reason: reason)
    } else if event.order?.line == nil, !measure.judgesOrders {
      table.add(.missingValue, row, line, value: nil, reason: reason)
    }
  }

  /// Two answers for one deduction must come to the same; an appeal waits for one and is none.
  private mutating func checkAnswer(_ event: Event, _ measure: Measure, _ row: Record) {
    guard event.status != .appealed, let key = Exemptions.AnsweredDeduction(event, measure) else {
      return
    }
    let effect = card.effect(of: event)
    let first = answers[key] ?? (effect, row.row)
    answers[key] = first
    guard first.effect != effect else { return }
    table.add(
      .contradiction, row, orderID, value: key.orderID,
      reason: Text(
        en: "row \(first.row) answers otherwise for the same deduction: "
          + "\(first.effect.title.en), here \(effect.title.en)",
        zh: "第 \(first.row) 行对同一扣分的处理不同：\(first.effect.title.zh)，此处为\(effect.title.zh)"))
  }

  private mutating func addUnits(of event: Event, _ row: Record) {
    guard event.count <= Self.mostUnits - units else {
      table.add(.tooLarge, row, count, value: String(event.count))
      return
    }
    units += event.count
  }

  private mutating func checkRepeated(_ event: Event, _ row: Record) {
    let key = EventKey(
      firm: event.firm, hospital: event.hospital, day: event.day, subject: event.subject,
      evidence: event.evidence,
      orderID: event.order?.id, line: event.order?.line)
    if let earlier = seen[key] {
      table.add(
        .duplicateRow, row, indicator, value: table.text(row, indicator),
        reason: Text(
          en: "the same event stands in row \(earlier)", zh: "与第 \(earlier) 行为同一事件"))
    } else {
      seen[key] = row.row
    }
  }
}
