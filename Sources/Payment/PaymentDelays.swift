public import Files
import Interventions
public import Tables
import Wording

/// The payment delays that interventions order, by distributor and quarter.
public struct PaymentDelays: Sendable {
  private var months: [String: [Decision]] = [:]
  /// The months by which payments of some days are delayed.
  struct Decision: Sendable {
    let first, last: Day
    let months: Int
  }

  /// The distributors on whom there is a decision.
  public private(set) var distributors: Set<String> = []

  /// No interventions.
  public init() {}

  /// Takes in the decision on a distributor for the days of a quarter.
  mutating func add(_ distributor: String, first: Day, last: Day, months count: Int) {
    distributors.insert(distributor)
    months[distributor, default: []].append(
      Decision(first: first, last: last, months: count))
  }

  /// The decisions on a distributor.
  func decisions(_ distributor: @autoclosure () -> String) -> [Decision] {
    months.isEmpty ? [] : months[distributor()] ?? []
  }

  /// Whether a distributor already has a decision for a quarter that begins on that day.
  func has(_ distributor: String, first: Day) -> Bool {
    months[distributor]?.contains { $0.first == first } ?? false
  }

  /// Reads the table that `vbp intervene` writes, in either language. Distributors of whom there are
  /// no invoices are noted where their names are near those of others.
  ///
  /// - Returns: the delays, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, invoicesOf invoiced: [String] = []
  ) throws(FileError) -> (delays: PaymentDelays, findings: Findings) {
    let known = Set(invoiced)
    let sorted = known.inNameOrder()
    // A distributor is called as in its invoices.
    var names = Names(schema.aliases)
    for name in sorted { names.settle(name) }
    var table = try TableReader(path: path, schema: schema)
    let (distributor, intervention) = (table.column("distributor"), table.column("intervention"))
    let (quarter, delayMonths) = (table.column("quarter"), table.column("delay_months"))
    let others = Others(table)
    var delays = PaymentDelays()
    while let row = try table.next() {
      let text = table.text(row, distributor)
      let days = quarterDays(&table, row, quarter)
      let sanction = sanction(&table, row, intervention)
      let months = sanction?.delaysPayment == true ? count(&table, row, delayMonths) : 0
      others.check(&table, row, sanction, days)
      guard let text, let days, let months else { continue }
      let name = names.taken(text, on: days.first)
      if delays.has(name, first: days.first) {
        table.add(.duplicateRow, row, distributor, value: name)
      }
      if !known.contains(name), !delays.distributors.contains(name) {
        table.noteUnmatched(
          row, distributor, value: name, among: sorted,
          what: Text(en: "there is no invoice of this distributor", zh: "没有该企业的发票"))
      }
      delays.add(name, first: days.first, last: days.last, months: months)
    }
    table.findings.add(names.findings(file: table.name))
    if names.showOthers { delays.rename(names) }
    return (table.findings.hasErrors ? PaymentDelays() : delays, table.findings)
  }

  /// Calls the distributors as they are shown, when all rows have been read.
  private mutating func rename(_ names: Names) {
    distributors = Set(distributors.map(names.shown))
    months = Dictionary(uniqueKeysWithValues: months.map { (names.shown($0), $1) })
  }

  private static func count(
    _ table: inout TableReader, _ row: Record, _ column: TableReader.Column
  ) -> Int? {
    if table.text(row, column) == nil {
      table.add(
        .missingValue, row, column, value: nil,
        reason: Text(en: "a delay needs its months", zh: "延迟付款须填写月数"))
      return nil
    }
    guard let months = table.count(row, column) else { return nil }
    let allowed = Sanction.allowedMonths
    guard allowed.contains(months) else {
      table.add(
        .outOfRange, row, column, value: String(months),
        reason: Text(
          en: "a delay is of \(allowed.lowerBound) to \(allowed.upperBound) months",
          zh: "延迟须为 \(allowed.lowerBound) 至 \(allowed.upperBound) 个月"))
      return nil
    }
    return months
  }

  /// The columns by which no payment is delayed, but which must not contradict the decision.
  private struct Others {
    let total, until, phase: TableReader.Column

    init(_ table: borrowing TableReader) {
      (total, until) = (table.column("total"), table.column("until"))
      phase = table.column("phase")
    }

    func check(
      _ table: inout TableReader, _ row: Record, _ sanction: Sanction?,
      _ quarter: (first: Day, last: Day)?
    ) {
      _ = table.amount(row, total)
      if let day = table.day(row, until), let quarter, day < quarter.first {
        table.add(
          .contradiction, row, until, value: day.iso,
          reason: Text(
            en: "it ends before its quarter begins, on \(quarter.first.iso)",
            zh: "早于执行季度首日 \(quarter.first.iso)"))
      }
      guard let word = table.text(row, phase) else { return }
      guard let known = Phase(named: word) else {
        table.add(
          .unknownWord, row, phase, value: word,
          reason: Text(
            en: "must be one of \(Phase.choices.en)", zh: "应为 \(Phase.choices.zh) 之一"))
        return
      }
      if known != .sanctioned, sanction?.delaysPayment == true {
        table.add(
          .contradiction, row, phase, value: word,
          reason: Text(
            en: "nothing is delayed in this phase, but the decision of the row delays payment",
            zh: "该阶段不执行干预，而本行决定延迟付款"))
      }
    }
  }

  /// The decision that a row names; nil for a word that is none.
  private static func sanction(
    _ table: inout TableReader, _ row: Record, _ column: TableReader.Column
  ) -> Sanction? {
    guard let word = table.text(row, column) else { return nil }
    let sanction = Sanction(named: word)
    if sanction == nil { table.add(.unknownIntervention, row, column, value: word) }
    return sanction
  }

  /// The first and the last day of a quarter such as 2021Q4.
  private static func quarterDays(
    _ table: inout TableReader, _ row: Record, _ column: TableReader.Column
  ) -> (first: Day, last: Day)? {
    guard let text = table.text(row, column) else { return nil }
    guard let quarter = Quarter(text), let first = quarter.firstDay, let last = quarter.lastDay
    else {
      table.add(.notAQuarter, row, column, value: text)
      return nil
    }
    return (first, last)
  }
}

extension [PaymentDelays.Decision] {
  /// The months by which a payment of that day is delayed; zero without an intervention.
  func months(on day: Day) -> Int {
    first { $0.first <= day && day <= $0.last }?.months ?? 0
  }
}
