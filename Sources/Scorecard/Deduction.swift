public import ExactNumbers
public import Tables
public import Wording

/// One deduction, or what was recorded and deducts nothing, told so that an appeal can be answered.
public struct Deduction {
  /// The distributor, as an index of the roster.
  public let firm: Int
  /// The quarter.
  public let quarter: Quarter
  /// The code of the indicator or red line.
  public let code: String
  /// The name of the indicator or red line.
  public let title: Text
  /// The day on which it happened, or the order was placed; the quarter for the fill rate.
  public let date: String
  /// The order and its line.
  public let order: (id: String, line: String)?
  /// How many units.
  public let count: Int
  /// The points of these units, before the cap.
  public let points: Ratio
  /// What is left of them under the cap, taken in the order of this list; zero without effect.
  public internal(set) var counted: Ratio
  /// Whose fault it was.
  public let fault: FaultParty
  /// Where a record or an appeal stands.
  public let status: EventStatus
  /// What it does to the score.
  public internal(set) var effect: Effect
  /// What shows it.
  public let evidence: Text
  /// The table and the row from which it comes; nil for the fill rate of a whole quarter.
  public let source: (file: String, row: Int)?

  /// The position of the indicator in the card; nil for a red line.
  let indicator: Int?
}

extension Scoring {
  /// Every deduction of some quarters, by distributor, quarter, indicator, date and row.
  ///
  /// The order lines must have been read with detail. The counted points of a distributor and
  /// quarter add up to the deduction of its `Score`.
  ///
  /// - Throws: `NumberError` where a product does not fit.
  public func deductions(_ quarters: [Quarter], eventFile: String) throws(NumberError)
    -> [Deduction]
  {
    var list: [Deduction] = []
    for event in events where !isAnswer(event) && quarters.contains(Quarter(of: event.day)) {
      list.append(try deduction(event, file: eventFile))
    }
    for detail in orders?.details ?? [] where quarters.contains(detail.key.quarter) {
      if let deduction = try deduction(detail) { list.append(deduction) }
    }
    return try capped(inOrder(list))
  }

  private func deduction(_ event: Event, file: String) throws(NumberError) -> Deduction {
    let (code, title, indicator, points) = try subject(of: event)
    var effect = card.effect(of: event)
    // A red line costs no points, and is reported beside them.
    if indicator == nil, effect == .deducts { effect = .reported }
    return Deduction(
      firm: event.firm, quarter: Quarter(of: event.day), code: code, title: title,
      date: event.day.iso, order: event.order.map { ($0.id, $0.line ?? "") }, count: event.count,
      points: points, counted: .zero, fault: event.fault, status: event.status, effect: effect,
      evidence: Text(event.evidence), source: (file, event.row), indicator: indicator)
  }

  private func subject(of event: Event) throws(NumberError)
    -> (code: String, title: Text, indicator: Int?, points: Ratio)
  {
    switch event.subject {
    case .indicator(let index):
      let indicator = card.indicators[index]
      let points = try indicator.points.value * Ratio(event.count)
      return (indicator.code, indicator.title, index, points)
    case .redLine(let index):
      return (card.redLines[index].code, card.redLines[index].title, nil, .zero)
    }
  }

  private func deduction(_ detail: OrderTally.Detail) throws(NumberError) -> Deduction? {
    guard let index = card.indicator(of: detail.measure) else { return nil }
    let indicator = card.indicators[index]
    let answer = detail.answer.map { Text(" — \($0.event.evidence)") } ?? Text("")
    return Deduction(
      firm: detail.key.firm, quarter: detail.key.quarter, code: indicator.code,
      title: indicator.title,
      date: detail.order.flatMap { $0.facts.orderedAt.day?.iso } ?? detail.key.quarter.text,
      order: detail.order.map { ($0.orderID, measureLine($0, detail.measure)) },
      count: detail.count, points: try indicator.points.value * Ratio(detail.count),
      counted: .zero, fault: detail.answer?.event.fault ?? .distributor,
      status: detail.answer?.event.status ?? .recorded,
      effect: detail.answer?.effect ?? .deducts, evidence: detail.evidence + answer,
      source: detail.order.flatMap { order in orders.map { ($0.file, order.row) } },
      indicator: index)
  }

  /// Where whole orders are judged, no line is to blame.
  private func measureLine(_ order: OrderLine, _ measure: Measure) -> String {
    measure.judgesOrders ? "" : order.line
  }

  /// Sorts by keys that are made once: a deduction is large, and a firm has thousands.
  private func inOrder(_ list: [Deduction]) -> [Deduction] {
    let places = roster.ranks
    let keys = list.enumerated().map { position, deduction in
      (
        place: (places[deduction.firm], deduction.quarter.index, deduction.indicator ?? .max),
        found: (deduction.date, deduction.source?.row ?? 0, position)
      )
    }
    return keys.sorted { a, b in
      a.place == b.place ? a.found < b.found : a.place < b.place
    }.map { list[$0.found.2] }
  }

  /// Gives each deduction what is left under the cap of its indicator.
  private func capped(_ list: [Deduction]) throws(NumberError) -> [Deduction] {
    struct Room: Hashable {
      let firm: Int
      let quarter: Quarter
      let indicator: Int
    }
    var used: [Room: Ratio] = [:]
    var result = list
    for index in result.indices {
      guard let indicator = result[index].indicator, result[index].effect == .deducts else {
        continue
      }
      let room = Room(
        firm: result[index].firm, quarter: result[index].quarter, indicator: indicator)
      let before = used[room] ?? .zero
      let after = min(try before + result[index].points, card.indicators[indicator].cap.value)
      result[index].counted = try after - before
      if result[index].counted == .zero { result[index].effect = .capped }
      used[room] = after
    }
    return result
  }
}
