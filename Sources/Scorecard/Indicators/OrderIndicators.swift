import RuleBook
import Tables
import Wording

/// An indicator that is computed from single order lines.
protocol LineIndicator: Sendable {
  /// How the card names its computation.
  var measure: Measure { get }
  /// How many units a line counts; none where it is in order.
  func units(_ supply: Supply) -> Int
  /// What shows these units, told for an appeal.
  func evidence(_ supply: Supply) -> Text
}

/// The computed indicators, by the limits of a card; every way of reading order lines asks them.
struct OrderIndicators: Sendable {
  /// Those that the card has and the file can tell.
  let measures: Set<Measure>
  let response: ResponseTime
  let routine: RoutineDelivery
  let full = FullSupply()
  let fillRate: FillRate
  let emergency: EmergencyDelivery
  private let hasResponse: Bool
  /// Up to when the orders are known; what is not yet due then waits.
  let asOf: Timestamp

  /// By the limits of a card; B1 is off where the file does not tell confirmation times.
  ///
  /// Without a moment everything is due.
  ///
  /// - Throws: `RuleError` for a limit that is not set.
  init(
    _ card: Card, tellsConfirmation: Bool, asOf: Timestamp = .endOfTime,
    calendar: WorkingDays? = nil
  ) throws(RuleError) {
    self.asOf = asOf
    measures = Self.measures(card, tellsConfirmation: tellsConfirmation)
    hasResponse = measures.contains(.response)
    var response = try ResponseTime(card.limits)
    var routine = try RoutineDelivery(card.limits)
    var emergency = try EmergencyDelivery(card.limits)
    (response.asOf, routine.asOf, emergency.asOf) = (asOf, asOf, asOf)
    // Emergencies have no holidays.
    if card.countsWorkingHours {
      (response.days, routine.days) = (calendar ?? WorkingDays(), calendar ?? WorkingDays())
    }
    (self.response, self.routine, self.emergency) = (response, routine, emergency)
    fillRate = try FillRate(card.limits)
  }

  /// The measures that a card has and a file can tell.
  static func measures(_ card: Card, tellsConfirmation: Bool) -> Set<Measure> {
    Set(
      Measure.allCases.filter {
        card.indicator(of: $0) != nil && ($0 != .response || tellsConfirmation)
      })
  }

  /// Whether an order was confirmed late, where that is judged.
  @inline(__always)
  func isUnconfirmed(_ order: OrderFacts) -> Bool { hasResponse && response.isLate(order) }

  /// Whether something of a line is missing that may still come in time: exactly at the limit it
  /// would be.
  func isPending(_ supply: Supply) -> Bool {
    full.isShort(supply) && limit(supply.facts) >= asOf
  }

  /// When a line must have arrived.
  func limit(_ order: OrderFacts) -> Timestamp {
    order.isUrgent ? emergency.limit(order) : routine.limit(order)
  }

  /// Whether an order was answered in time, by its lines; nil while that is not known.
  func response(to lines: [SplitLines.Line]) -> Response? {
    if lines.contains(where: { response.isLate($0.supply.facts) }) { return .late }
    return lines.contains { $0.supply.facts.confirmedAt == nil } ? nil : .inTime
  }

  /// How an order was answered.
  enum Response { case inTime, late }

  /// The days that count of a line that one row tells whole; nil where it must wait.
  ///
  /// Most lines are delivered at once, in full and in time, and are settled by this. What other
  /// rows may change, or must be told for an appeal, waits until all rows are known.
  @inline(__always)
  func settledDays(_ order: OrderFacts, keepsDetail: Bool) -> Int? {
    let supply = Supply(order)
    guard !full.isShort(supply), !isUnconfirmed(order), !emergency.isLate(supply) else {
      return nil
    }
    let days = routine.units(supply)
    return days > 0 && keepsDetail ? nil : days
  }

  /// The indicator that a whole order counts in, and its line to blame: B1 and E1 count once an
  /// order, by the line that came or was confirmed last, or never; a late emergency order is E1 only.
  ///
  /// Of lines that are equally late it is the one of the smallest number. In which order the rows
  /// stand in the file says nothing about the order.
  func ofOrder(_ lines: [SplitLines.Line], _ rows: [OrderLine])
    -> (indicator: any LineIndicator, line: SplitLines.Line)?
  {
    func last(
      _ done: (Supply) -> Timestamp?, where isLate: (Supply) -> Bool
    ) -> SplitLines.Line? {
      lines.filter { isLate($0.supply) }.max { a, b in
        let (moment, other) = (done(a.supply) ?? .endOfTime, done(b.supply) ?? .endOfTime)
        return moment == other
          ? rows[b.first].isNumbered(before: rows[a.first]) : moment < other
      }
    }
    if let late = last(\.arrivedAt, where: emergency.isLate) { return (emergency, late) }
    return last(\.facts.confirmedAt) { isUnconfirmed($0.facts) }.map { (response, $0) }
  }
}

extension OrderLine {
  /// Whether its number in the order comes before that of another line, or else its moment and what
  /// it asked for do; the row only where two lines are alike in all that is told of them.
  fileprivate func isNumbered(before other: OrderLine) -> Bool {
    if line != other.line {
      guard let number = Int(line), let others = Int(other.line), number != others else {
        return NameOrder(line) < NameOrder(other.line)
      }
      return number < others
    }
    if facts.orderedAt != other.facts.orderedAt { return facts.orderedAt < other.facts.orderedAt }
    return row < other.row
  }
}

extension Supply {
  /// When the line arrived, as evidence tells it.
  var arrival: Text {
    arrivedAt.map { Text(en: "arrived \($0.text)", zh: "到货 \($0.text)") }
      ?? Text(en: "never arrived", zh: "未到货")
  }
}
