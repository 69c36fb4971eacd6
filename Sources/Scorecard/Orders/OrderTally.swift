import ExactNumbers
import RuleBook
import Tables
import Wording

/// Counts the units of B1–B4 and E1 for every distributor and quarter.
///
/// It takes lines that were settled row by row as sums, and all others order by order; with detail
/// it keeps each deduction. A deduction belongs to the quarter in which the line was ordered.
struct OrderTally: Sendable {
  /// What was counted for a distributor in a quarter.
  struct Counts: Sendable {
    /// The lines that were judged.
    var lines = 0
    /// The lines of which something is missing that is not yet due.
    var pending = 0
    var units: [Int] = Array(repeating: 0, count: Measure.allCases.count)
    var values = FillRate.Values()

    /// Whether something was judged.
    var hasData: Bool { lines > 0 || units.contains { $0 > 0 } }

    subscript(measure: Measure) -> Int {
      get { units[Measure.allCases.firstIndex(of: measure) ?? 0] }
      set { units[Measure.allCases.firstIndex(of: measure) ?? 0] = newValue }
    }
  }

  /// A computed deduction, told for an appeal.
  struct Detail: Sendable {
    let measure: Measure
    let key: FirmQuarter
    let count: Int
    /// The order line; nil for the fill rate of a whole quarter.
    let order: OrderLine?
    let evidence: Text
    let answer: Exemptions.Answer?
  }

  private let indicators: OrderIndicators
  private let exemptions: Exemptions
  private let keepsDetail: Bool
  private let countsRates: Bool

  private var table = QuarterTable(empty: Counts())
  private var quarters = QuarterFinder()
  /// Every deduction, where they are kept.
  private(set) var details: [Detail] = []
  /// The lines of orders that events name.
  private(set) var namedLines: Set<Exemptions.KnownLine> = []
  /// How order lines fared, where that is asked for.
  private(set) var rates: [RateKey: RateCounts] = [:]
  /// The rows that contradict each other.
  private(set) var conflicts: [SplitLines.Conflict] = []

  var counts: [FirmQuarter: Counts] {
    Dictionary(uniqueKeysWithValues: table.cells.map { ($0.key, $0.value) })
  }

  /// An empty tally by some indicators.
  init(
    _ indicators: OrderIndicators, exemptions: Exemptions, keepsDetail: Bool,
    countsRates: Bool = false
  ) {
    self.countsRates = countsRates
    self.indicators = indicators
    self.exemptions = exemptions
    self.keepsDetail = keepsDetail
  }

  /// The events that answer for something which the order file does not have, or has of several
  /// hospitals with these names, or only among lines that were ordered later.
  func unmatchedAnswers(hospitals: [String], later: Set<Exemptions.KnownLine>)
    -> [UnmatchedAnswer]
  {
    exemptions.unmatched(namedLines, later: later, hospitals: hospitals)
  }

  /// Adds lines that were settled row by row.
  mutating func add(_ settled: QuarterTable<SettledLines>) throws(NumberError) {
    for (key, lines) in settled.cells {
      table[key.firm, key.quarter].lines += lines.values.lines
      try table[key.firm, key.quarter].values.add(lines.values)
      if indicators.measures.contains(.routineDelivery) {
        table[key.firm, key.quarter][.routineDelivery] += lines.daysLate
      }
    }
  }

  /// Adds what was counted from other orders.
  mutating func add(_ others: OrderTally) throws(NumberError) {
    for (key, more) in others.table.cells {
      table[key.firm, key.quarter].lines += more.lines
      table[key.firm, key.quarter].pending += more.pending
      try table[key.firm, key.quarter].values.add(more.values)
      for measure in Measure.allCases { table[key.firm, key.quarter][measure] += more[measure] }
    }
    for (key, more) in others.rates { try rates[key, default: RateCounts()].add(more) }
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

  /// Judges the lines of one order, and then the order as a whole.
  private mutating func judge(_ lines: [SplitLines.Line], _ rows: [OrderLine])
    throws(NumberError)
  {
    for line in lines {
      note(rows[line.first])
      try judge(line.supply, rows[line.first])
    }
    if let (indicator, line) = indicators.ofOrder(lines, rows) {
      count(indicator, line.supply, rows[line.first])
    }
    try addRates(lines, rows)
  }

  /// Counts for the rates how the lines of one order fared, and whether it was answered in time.
  private mutating func addRates(_ lines: [SplitLines.Line], _ rows: [OrderLine])
    throws(NumberError)
  {
    guard countsRates else { return }
    let response = indicators.response(to: lines)
    var counted: Set<RateKey> = []
    for line in lines {
      let order = rows[line.first]
      let key = RateKey(order, quarters.quarter(of: order.facts))
      try addLine(line.supply, order, to: key)
      // An order counts once among each kind of product that it has.
      guard let response, exemptions.answer(.response, order, isShort: false)?.exempts != true,
        counted.insert(key).inserted
      else { continue }
      rates[key, default: RateCounts()].orders += 1
      if response == .inTime { rates[key, default: RateCounts()].confirmed += 1 }
    }
  }

  private mutating func addLine(_ supply: Supply, _ order: OrderLine, to key: RateKey)
    throws(NumberError)
  {
    let isShort = indicators.full.isShort(supply)
    let isExempt = Measure.allCases.contains {
      $0 != .response && exemptions.answer($0, order, isShort: isShort)?.exempts == true
    }
    guard !isExempt else {
      rates[key, default: RateCounts()].exempt += 1
      return
    }
    guard !indicators.isPending(supply) else {
      rates[key, default: RateCounts()].pending += 1
      return
    }
    let isOnTime = supply.arrivedAt.map { $0 <= indicators.limit(supply.facts) } ?? false
    try rates[key, default: RateCounts()].add(supply, isOnTime: isOnTime, isInFull: !isShort)
  }

  /// Remembers a line of an order that events name.
  private mutating func note(_ order: OrderLine) {
    guard !exemptions.isEmpty, exemptions.concern(order.orderID) else { return }
    namedLines.insert(
      Exemptions.KnownLine(
        firm: order.firm, hospital: order.hospital, orderID: order.orderID, line: order.line))
  }

  private mutating func judge(_ supply: Supply, _ order: OrderLine) throws(NumberError) {
    let quarter = quarters.quarter(of: supply.facts)
    guard !indicators.isPending(supply) else {
      table[order.firm, quarter].pending += 1
      return
    }
    table[order.firm, quarter].lines += 1
    if exemptions.answer(.fillRate, order, isShort: indicators.full.isShort(supply))?.exempts
      != true
    {
      try table[order.firm, quarter].values.add(supply)
    }
    count(indicators.full, supply, order)
    count(indicators.routine, supply, order)
  }

  private mutating func judgeFillRate(_ key: FirmQuarter) throws(NumberError) {
    guard indicators.measures.contains(.fillRate), let values = table[key]?.values else { return }
    let steps = try indicators.fillRate.stepsBelow(values)
    guard steps > 0 else { return }
    table[key.firm, key.quarter][.fillRate] += steps
    guard keepsDetail else { return }
    details.append(
      Detail(
        measure: .fillRate, key: key, count: steps, order: nil,
        evidence: try indicators.fillRate.evidence(values), answer: nil))
  }

  /// Counts the units of a line, except those that an event answers for.
  private mutating func count(
    _ indicator: some LineIndicator, _ supply: Supply, _ order: OrderLine
  ) {
    let (measure, units) = (indicator.measure, indicator.units(supply))
    guard units > 0, indicators.measures.contains(measure) else { return }
    let answer = exemptions.answer(measure, order, isShort: indicators.full.isShort(supply))
    let quarter = quarters.quarter(of: order.facts)
    if answer?.exempts != true { table[order.firm, quarter][measure] += units }
    guard keepsDetail else { return }
    details.append(
      Detail(
        measure: measure, key: FirmQuarter(firm: order.firm, quarter: quarter), count: units,
        order: order, evidence: indicator.evidence(supply), answer: answer))
  }
}
