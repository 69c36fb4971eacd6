import ExactNumbers
import RuleBook
import Tables
import Wording

/// Counts the units of B1–B4 and E1 for every distributor and quarter.
///
/// It takes lines that were settled row by row as sums, and all others order by order; with detail
/// it keeps each deduction. A deduction belongs to the quarter in which the line was ordered.
struct OrderTally: Sendable {
  /// A distributor in a quarter.
  struct Key: Hashable, Sendable {
    let firm: Int
    let quarter: Quarter
  }

  /// What was counted for a distributor in a quarter.
  struct Counts: Sendable {
    /// Order lines.
    var lines = 0
    /// Units by measure.
    var units: [Int] = Array(repeating: 0, count: Measure.allCases.count)
    var values = FillRate.Values()

    subscript(measure: Measure) -> Int {
      get { units[Measure.allCases.firstIndex(of: measure) ?? 0] }
      set { units[Measure.allCases.firstIndex(of: measure) ?? 0] = newValue }
    }
  }

  /// A computed deduction, told for an appeal.
  struct Detail: Sendable {
    let measure: Measure
    let key: Key
    let count: Int
    /// The order line; nil for the fill rate of a whole quarter.
    let order: OrderLine?
    let evidence: Text
    let answer: Exemptions.Entry?
  }

  /// Measures that the card has and the file can tell.
  let measures: Set<Measure>
  private let response: ResponseTime
  private let routine: RoutineDelivery
  private let full = FullSupply()
  private let fillRate: FillRate
  private let emergency: EmergencyDelivery
  private let exemptions: Exemptions
  private let keepsDetail: Bool

  private var table = QuarterTable(empty: Counts())
  private var quarters = QuarterFinder()
  /// Every deduction, where they are kept.
  private(set) var details: [Detail] = []
  /// The lines of orders that events name.
  private(set) var namedLines: Set<Exemptions.KnownLine> = []
  /// The rows that contradict each other.
  private(set) var conflicts: [SplitLines.Conflict] = []

  /// What was counted.
  var counts: [Key: Counts] {
    Dictionary(uniqueKeysWithValues: table.cells.map { ($0.key, $0.value) })
  }

  /// A tally by the limits of a card; B1 is off where the file does not tell confirmation times.
  ///
  /// - Throws: `RuleError` for a limit that is not set.
  init(_ card: Card, exemptions: Exemptions, tellsConfirmation: Bool, keepsDetail: Bool)
    throws(RuleError)
  {
    measures = Self.measures(card, tellsConfirmation: tellsConfirmation)
    response = try ResponseTime(card.limits)
    routine = try RoutineDelivery(card.limits)
    fillRate = try FillRate(card.limits)
    emergency = try EmergencyDelivery(card.limits)
    self.exemptions = exemptions
    self.keepsDetail = keepsDetail
  }

  /// The measures that a card has and a file can tell.
  static func measures(_ card: Card, tellsConfirmation: Bool) -> Set<Measure> {
    Set(
      Measure.allCases.filter {
        card.indicator(of: $0) != nil && ($0 != .response || tellsConfirmation)
      })
  }

  /// The events that answer for something which the order file does not have.
  var unmatchedAnswers: [UnmatchedAnswer] { exemptions.unmatched(namedLines) }

  /// Adds lines that were settled row by row.
  mutating func add(_ settled: QuarterTable<SettledLines>) throws(NumberError) {
    for (key, lines) in settled.cells {
      table[key.firm, key.quarter].lines += lines.values.lines
      try table[key.firm, key.quarter].values.add(lines.values)
      if measures.contains(.routineDelivery) {
        table[key.firm, key.quarter][.routineDelivery] += lines.daysLate
      }
    }
  }

  /// Adds what was counted from other orders.
  mutating func add(_ others: OrderTally) throws(NumberError) {
    for (key, more) in others.table.cells {
      table[key.firm, key.quarter].lines += more.lines
      try table[key.firm, key.quarter].values.add(more.values)
      for measure in Measure.allCases { table[key.firm, key.quarter][measure] += more[measure] }
    }
    details += others.details
    conflicts += others.conflicts
    namedLines.formUnion(others.namedLines)
  }

  /// Takes all rows of some orders; `seen` are lines of these orders that were settled, where they
  /// may come again.
  mutating func add(_ rows: [OrderLine], seen: [SeenLine] = []) throws(NumberError) {
    var split = SplitLines(rows, seen: seen)
    while split.nextOrder() { try judge(split.lines, rows) }
    conflicts += split.allConflicts()
  }

  /// Judges what only a whole quarter tells.
  mutating func finish() throws(NumberError) {
    conflicts.sort { $0.row < $1.row }
    let keys = table.cells.map(\.key)
    for key in keys.sorted(by: { ($0.quarter, $0.firm) < ($1.quarter, $1.firm) }) {
      try judgeFillRate(key)
    }
  }

  /// Judges the lines of one order, and the order: it counts once, by its first late line, and a
  /// late emergency order is E1 only.
  private mutating func judge(_ lines: [SplitLines.Line], _ rows: [OrderLine])
    throws(NumberError)
  {
    var (unconfirmed, lateEmergency): (SplitLines.Line?, SplitLines.Line?)
    func first(_ known: SplitLines.Line?, _ line: SplitLines.Line) -> SplitLines.Line {
      known.flatMap { rows[$0.first].row < rows[line.first].row ? $0 : nil } ?? line
    }
    for line in lines {
      note(rows[line.first])
      try judge(line.supply, rows[line.first])
      if line.supply.facts.isUrgent, emergency.isLate(line.supply) {
        lateEmergency = first(lateEmergency, line)
      }
      if measures.contains(.response), response.isLate(line.supply.facts) {
        unconfirmed = first(unconfirmed, line)
      }
    }
    if let line = lateEmergency {
      count(
        .emergencyDelivery, 1, rows[line.first],
        evidence: { [emergency] in emergency.evidence(line.supply) })
    } else if let line = unconfirmed {
      count(
        .response, 1, rows[line.first],
        evidence: { [response] in response.evidence(line.supply.facts) })
    }
  }

  /// Remembers a line of an order that events name.
  private mutating func note(_ order: OrderLine) {
    guard !exemptions.isEmpty, exemptions.concern(order.orderID) else { return }
    namedLines.insert(
      Exemptions.KnownLine(firm: order.firm, orderID: order.orderID, line: order.line))
  }

  private mutating func judge(_ supply: Supply, _ order: OrderLine) throws(NumberError) {
    let quarter = quarters.quarter(of: supply.facts)
    table[order.firm, quarter].lines += 1
    if exemptions.entry(.fillRate, order)?.exempts != true {
      try table[order.firm, quarter].values.add(supply)
    }
    if full.isShort(supply) {
      count(.fullSupply, 1, order, evidence: { [full] in full.evidence(supply) })
    }
    guard !supply.facts.isUrgent else { return }
    let days = routine.daysLate(supply)
    if days > 0 {
      count(.routineDelivery, days, order, evidence: { [routine] in routine.evidence(supply) })
    }
  }

  private mutating func judgeFillRate(_ key: Key) throws(NumberError) {
    guard measures.contains(.fillRate), let values = table[key]?.values else { return }
    let steps = try fillRate.stepsBelow(values)
    guard steps > 0 else { return }
    table[key.firm, key.quarter][.fillRate] += steps
    guard keepsDetail else { return }
    details.append(
      Detail(
        measure: .fillRate, key: key, count: steps, order: nil,
        evidence: try fillRate.evidence(values), answer: nil))
  }

  private mutating func count(
    _ measure: Measure, _ units: Int, _ order: OrderLine, evidence: () -> Text
  ) {
    guard measures.contains(measure) else { return }
    let answer = exemptions.entry(measure, order)
    let quarter = quarters.quarter(of: order.facts)
    if answer?.exempts != true { table[order.firm, quarter][measure] += units }
    guard keepsDetail else { return }
    details.append(
      Detail(
        measure: measure, key: Key(firm: order.firm, quarter: quarter), count: units,
        order: order, evidence: evidence(), answer: answer))
  }
}

extension Exemptions.Entry {
  /// Whether the deduction falls away, for good or until the appeal is decided.
  var exempts: Bool { effect != .deducts }
}
