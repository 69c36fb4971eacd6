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

  private struct OrderKey: Hashable {
    let hospital: String
    let firm: Int
    let orderID: String

    private let fingerprint: UInt64

    init(_ row: OrderLine) {
      (hospital, firm, orderID) = (row.hospital, row.firm, row.orderID)
      fingerprint = row.identity.order
    }

    func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
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

  /// What was counted.
  private(set) var counts: [Key: Counts] = [:]
  /// Every deduction, where they are kept.
  private(set) var details: [Detail] = []
  /// The rows that contradict each other.
  private(set) var conflicts: [SplitLines.Conflict] = []
  private var unconfirmed: [OrderKey: OrderLine] = [:]
  private var lateEmergencies: [OrderKey: SuppliedLine] = [:]

  /// A tally by the limits of a card; B1 is off where the file does not tell confirmation times.
  ///
  /// - Throws: `RuleError` for a limit that is not set.
  init(_ card: Card, exemptions: Exemptions, tellsConfirmation: Bool, keepsDetail: Bool)
    throws(RuleError)
  {
    measures = Self.measures(card, tellsConfirmation: tellsConfirmation)
    response = try ResponseTime(card.ruleSet)
    routine = try RoutineDelivery(card.ruleSet)
    fillRate = try FillRate(card.ruleSet)
    emergency = try EmergencyDelivery(card.ruleSet)
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

  /// Adds lines that were settled row by row.
  mutating func add(_ settled: [Key: SettledLines]) throws(NumberError) {
    for (key, lines) in settled {
      counts[key, default: Counts()].lines += lines.values.lines
      try counts[key, default: Counts()].values.add(lines.values)
      if measures.contains(.routineDelivery) {
        counts[key, default: Counts()][.routineDelivery] += lines.daysLate
      }
    }
  }

  /// Adds what was counted from other orders.
  mutating func add(_ others: OrderTally) throws(NumberError) {
    for (key, more) in others.counts {
      counts[key, default: Counts()].lines += more.lines
      try counts[key, default: Counts()].values.add(more.values)
      for measure in Measure.allCases { counts[key, default: Counts()][measure] += more[measure] }
    }
    details += others.details
    conflicts += others.conflicts
  }

  /// Takes all rows of some orders, in the order of the file; `seen` are lines of these orders that
  /// were settled, where they may come again.
  mutating func add(_ rows: [OrderLine], seen: [SeenLine] = []) throws(NumberError) {
    var split = SplitLines(seen: seen)
    for row in rows {
      if let line = split.add(row) { try judge(line) }
    }
    let (lines, conflicts) = try split.finish()
    for line in lines { try judge(line) }
    self.conflicts += conflicts
    judgeOrders()
  }

  /// Judges what only a whole quarter tells.
  mutating func finish() throws(NumberError) {
    conflicts.sort { $0.row < $1.row }
    for key in counts.keys.sorted(by: { ($0.quarter, $0.firm) < ($1.quarter, $1.firm) }) {
      try judgeFillRate(key)
    }
  }

  private mutating func judge(_ line: SuppliedLine) throws(NumberError) {
    let (order, supply) = (line.order, line.supply)
    let key = Key(firm: order.firm, quarter: order.facts.quarter)
    counts[key, default: Counts()].lines += 1
    if exemptions.entry(.fillRate, order)?.exempts != true {
      try counts[key, default: Counts()].values.add(supply)
    }
    if full.isShort(supply) {
      count(.fullSupply, 1, key, order, evidence: { [full] in full.evidence(supply) })
    }
    if order.facts.isUrgent {
      if emergency.isLate(supply) { keepFirst(line) }
    } else {
      let days = routine.daysLate(supply)
      if days > 0 {
        count(
          .routineDelivery, days, key, order, evidence: { [routine] in routine.evidence(supply) })
      }
    }
    if measures.contains(.response), response.isLate(order.facts) {
      let orderKey = OrderKey(order)
      if order.row < unconfirmed[orderKey]?.row ?? .max { unconfirmed[orderKey] = order }
    }
  }

  private mutating func keepFirst(_ line: SuppliedLine) {
    let key = OrderKey(line.order)
    if line.order.row < lateEmergencies[key]?.order.row ?? .max { lateEmergencies[key] = line }
  }

  /// Orders count once, by their first late line; a late emergency order is E1 only.
  private mutating func judgeOrders() {
    for (orderKey, order) in unconfirmed.sorted(by: { $0.value.row < $1.value.row })
    where lateEmergencies[orderKey] == nil {
      let key = Key(firm: order.firm, quarter: order.facts.quarter)
      count(.response, 1, key, order, evidence: { [response] in response.evidence(order.facts) })
    }
    for line in lateEmergencies.values.sorted(by: { $0.order.row < $1.order.row }) {
      let key = Key(firm: line.order.firm, quarter: line.order.facts.quarter)
      count(
        .emergencyDelivery, 1, key, line.order,
        evidence: { [emergency] in emergency.evidence(line.supply) })
    }
    unconfirmed.removeAll(keepingCapacity: true)
    lateEmergencies.removeAll(keepingCapacity: true)
  }

  private mutating func judgeFillRate(_ key: Key) throws(NumberError) {
    guard measures.contains(.fillRate), let values = counts[key]?.values else { return }
    let steps = try fillRate.stepsBelow(values)
    guard steps > 0 else { return }
    counts[key]?[.fillRate] += steps
    guard keepsDetail else { return }
    details.append(
      Detail(
        measure: .fillRate, key: key, count: steps, order: nil,
        evidence: try fillRate.evidence(values), answer: nil))
  }

  private mutating func count(
    _ measure: Measure, _ units: Int, _ key: Key, _ order: OrderLine, evidence: () -> Text
  ) {
    guard measures.contains(measure) else { return }
    let answer = exemptions.entry(measure, order)
    if answer?.exempts != true { counts[key, default: Counts()][measure] += units }
    guard keepsDetail else { return }
    details.append(
      Detail(
        measure: measure, key: key, count: units, order: order, evidence: evidence(),
        answer: answer))
  }
}

extension Exemptions.Entry {
  /// Whether the deduction falls away, for good or until the appeal is decided.
  var exempts: Bool { effect != .deducts }
}
