import ExactNumbers
import RuleBook
import Tables
import Wording

/// Counts the units of B1–B4 and E1 for every distributor and quarter, row by row.
///
/// Memory holds the counts, the lines that are short, and what breaks a limit; with detail also
/// why. A deduction belongs to the quarter in which the line was ordered.
struct OrderTally {
  /// A distributor in a quarter.
  struct Key: Hashable {
    let firm: Int
    let quarter: Quarter
  }

  /// What was counted for a distributor in a quarter.
  struct Counts {
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
  struct Detail {
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

    init(_ row: OrderLine) {
      (hospital, firm, orderID) = (row.hospital, row.firm, row.orderID)
    }
  }

  /// Measures that the card has and the file can tell.
  private let measures: Set<Measure>
  private let response: ResponseTime
  private let routine: RoutineDelivery
  private let supply = FullSupply()
  private let fillRate: FillRate
  private let emergency: EmergencyDelivery
  private let exemptions: Exemptions
  private let keepsDetail: Bool

  private var split = SplitLines()
  private var counts: [Key: Counts] = [:]
  private var details: [Detail] = []
  private var unconfirmed: [OrderKey: OrderLine] = [:]
  private var lateEmergencies: [OrderKey: SuppliedLine] = [:]

  /// A tally by the limits of a card; B1 is off where the file does not tell confirmation times.
  ///
  /// - Throws: `RuleError` for a limit that is not set.
  init(_ card: Card, exemptions: Exemptions, tellsConfirmation: Bool, keepsDetail: Bool)
    throws(RuleError)
  {
    measures = Set(
      Measure.allCases.filter {
        card.indicator(of: $0) != nil && ($0 != .response || tellsConfirmation)
      })
    response = try ResponseTime(card.ruleSet)
    routine = try RoutineDelivery(card.ruleSet)
    fillRate = try FillRate(card.ruleSet)
    emergency = try EmergencyDelivery(card.ruleSet)
    self.exemptions = exemptions
    self.keepsDetail = keepsDetail
  }

  /// Takes a row of the order table.
  mutating func add(_ row: OrderLine) throws(NumberError) {
    if let line = split.add(row) { try judge(line) }
  }

  /// Judges what had to wait for the last row.
  ///
  /// - Returns: the counts and the details, and the rows that contradict each other.
  mutating func finish() throws(NumberError)
    -> (counts: [Key: Counts], details: [Detail], conflicts: [SplitLines.Conflict])
  {
    let (lines, conflicts) = try split.finish()
    for line in lines { try judge(line) }
    judgeOrders()
    for key in counts.keys.sorted(by: { ($0.quarter, $0.firm) < ($1.quarter, $1.firm) }) {
      try judgeFillRate(key)
    }
    return (counts, details, conflicts)
  }

  private mutating func judge(_ line: SuppliedLine) throws(NumberError) {
    let order = line.order
    let key = Key(firm: order.firm, quarter: order.quarter)
    counts[key, default: Counts()].lines += 1
    if exemptions.entry(.fillRate, order)?.exempts != true {
      try counts[key, default: Counts()].values.add(line)
    }
    if supply.isShort(line) {
      count(.fullSupply, 1, key, order, evidence: { [supply] in supply.evidence(line) })
    }
    if order.isUrgent {
      if emergency.isLate(line) { keepFirst(line) }
    } else {
      let days = routine.daysLate(line)
      if days > 0 {
        count(.routineDelivery, days, key, order, evidence: { [routine] in routine.evidence(line) })
      }
    }
    if response.isLate(order) {
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
      let key = Key(firm: order.firm, quarter: order.quarter)
      count(.response, 1, key, order, evidence: { [response] in response.evidence(order) })
    }
    for line in lateEmergencies.values.sorted(by: { $0.order.row < $1.order.row }) {
      let key = Key(firm: line.order.firm, quarter: line.order.quarter)
      count(
        .emergencyDelivery, 1, key, line.order,
        evidence: { [emergency] in emergency.evidence(line) })
    }
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
