public import Tables
import Wording

/// Order lines whose computed deduction somebody has answered for, from the recorded events.
///
/// An event about a computed indicator never deducts by itself, so that nothing counts twice: it
/// names the order line and says whose fault it was, or how far the appeal is.
struct Exemptions: Sendable {
  /// The computed deduction that an event answers for.
  struct AnsweredDeduction: Hashable, Sendable {
    let measure: Measure
    let firm: Int
    /// The hospital; nil where the event does not say, or the order file tells none.
    let hospital: Int?
    let orderID: String
    /// The line; nil where whole orders are judged.
    let line: String?
  }

  /// A line of an order that events name, as the order file has it.
  struct KnownLine: Hashable, Sendable {
    let firm: Int
    /// The hospital; nil for whichever has such a line.
    let hospital: Int?
    let orderID: String
    let line: String
  }

  /// An event that answers for a computed deduction, and what it does to it.
  struct Answer: Sendable {
    let event: Event
    let effect: Effect
    /// Whether the deduction falls away, for good or until the appeal is decided.
    var exempts: Bool { effect != .deducts }
  }

  private var answers: [AnsweredDeduction: Answer] = [:]
  /// What was said of lines that came late or short by the fault of somebody else, once for all that
  /// it costs.
  private var causes: [KnownLine: Answer] = [:]
  /// The events of appeals about recorded indicators that name an order.
  private var appeals: [Event] = []
  private var measures: Set<Measure> = []
  private var orders: Set<Fingerprint> = []
  /// Whether one of them ends in such bits: hardly any order of a file passes, and to look for all of
  /// them would take longer than to read their rows.
  private var endings = [false]
  private var orderIDs: Set<String> = []

  /// Takes what events answer for; which hospital they name counts where the order file tells it.
  init(_ events: [Event], card: Card, tellsHospital: Bool = true) {
    // Of several rows about one deduction the earliest is told, not the one that stands first.
    let inTime = events.sorted {
      ($0.day, NameOrder($0.evidence), $0.fault.rawValue, $0.row)
        < ($1.day, NameOrder($1.evidence), $1.fault.rawValue, $1.row)
    }
    var places: [Int: Int] = [:]
    for (place, event) in inTime.enumerated() {
      var event = event
      places[event.row] = place
      if !tellsHospital { event.hospital = nil }
      guard case .indicator(let position) = event.subject,
        let measure = card.indicators[position].measure, let key = AnsweredDeduction(event, measure)
      else {
        addAppeal(event)
        continue
      }
      // What was decided stands, also before an appeal about it.
      if let known = answers[key], event.status == .appealed || known.event.status != .appealed {
        continue
      }
      // An attribution that was taken back leaves the deduction as it is.
      let effect = card.effect(of: event)
      answers[key] = Answer(event: event, effect: effect == .withdrawn ? .deducts : effect)
      measures.insert(measure)
      orders.insert(Fingerprint(key.orderID))
      orderIDs.insert(key.orderID)
    }
    let deducting = card.deductingFaults.value
    // Whether somebody else's fault is recorded, or an appeal about it was upheld, comes to the same.
    func rank(_ answer: Answer) -> Int { places[answer.event.row] ?? 0 }
    for (key, answer) in answers where answer.exempts && !deducting.contains(answer.event.fault) {
      guard key.measure.mayLackGoods, let line = key.line else { continue }
      let place = KnownLine(
        firm: key.firm, hospital: key.hospital, orderID: key.orderID, line: line)
      if let known = causes[place], rank(known) < rank(answer) { continue }
      causes[place] = answer
      measures.formUnion(Measure.allCases.filter(\.mayLackGoods))
    }
    var size = 1
    while size < 32 * orders.count { size *= 2 }
    endings = Array(repeating: false, count: size)
    for order in orders { endings[ending(of: order)] = true }
  }

  @inline(__always)
  private func ending(of order: Fingerprint) -> Int {
    Int(truncatingIfNeeded: order.value) & (endings.count &- 1)
  }

  /// An appeal about what was recorded changes no computed deduction, but its order must be there.
  private mutating func addAppeal(_ event: Event) {
    guard [.appealed, .upheld].contains(event.status), let order = event.order else { return }
    appeals.append(event)
    orders.insert(Fingerprint(order.id))
    orderIDs.insert(order.id)
  }

  /// Whether no event says something about an order.
  var isEmpty: Bool { orderIDs.isEmpty }

  /// Whether something may have been said about an order; false is certain.
  @inline(__always)
  func mayConcern(_ order: Fingerprint) -> Bool {
    endings[ending(of: order)] && orders.contains(order)
  }

  /// Whether something was said about an order.
  func concern(_ orderID: String) -> Bool { orderIDs.contains(orderID) }

  /// The events that answer for something which the order file does not have, or has of several of
  /// the hospitals: its lines of the orders that events name are known, and those that were left out
  /// as they were ordered `later`.
  func unmatched(_ known: Set<KnownLine>, later: Set<KnownLine>, hospitals: [String])
    -> [UnmatchedAnswer]
  {
    let byOrder = Dictionary(grouping: known, by: \.orderID)
    let byLaterOrder = Dictionary(grouping: later, by: \.orderID)
    let named =
      answers.map { (order: $0.orderID, line: $0.line, event: $1.event) }
      + appeals.map { (order: $0.order?.id ?? "", line: $0.order?.line, event: $0) }
    return named.compactMap { order, line, event in
      let own = byOrder[order] ?? []
      guard var answer = Self.unmatched(order, line, event, own, hospitals: hospitals) else {
        return nil
      }
      // Alone, as a line that was left out may be one of an order of which others were not.
      let laterOnes = byLaterOrder[order] ?? []
      answer.isLater =
        !laterOnes.isEmpty
        && [laterOnes, own + laterOnes].contains {
          Self.unmatched(order, line, event, $0, hospitals: hospitals) == nil
        }
      return answer
    }.sorted { $0.event.row < $1.event.row }
  }

  private static func unmatched(
    _ orderID: String, _ line: String?, _ event: Event, _ known: [KnownLine],
    hospitals: [String]
  ) -> UnmatchedAnswer? {
    func answer(_ field: String, _ value: String?, _ reason: Text) -> UnmatchedAnswer {
      UnmatchedAnswer(event: event, field: field, value: value, reason: reason)
    }
    if known.isEmpty {
      return answer(
        "order_id", orderID, Text(en: "the order file has no such order", zh: "订单表中没有该订单"))
    }
    let own = known.filter {
      $0.firm == event.firm && (event.hospital == nil || event.hospital == $0.hospital)
    }
    if own.isEmpty {
      return answer(
        "distributor", nil,
        Text(
          en: "the order \(orderID) is one of another distributor or hospital",
          zh: "订单 \(orderID) 属于其他配送企业或医疗机构"))
    }
    let places = Set(own.compactMap(\.hospital)).map { hospitals[$0] }.inNameOrder()
    if places.count > 1 {
      return answer(
        "hospital", nil,
        Text(en: "an order \(orderID) is one of: ", zh: "下列医疗机构均有订单 \(orderID)：")
          + Text(firstOf: places, counted: "家")
          + Text(en: "; say of which the event is", zh: "；请填写该事件属于哪家"))
    }
    guard let line, !own.contains(where: { $0.line == line }) else { return nil }
    let lines = Set(own.map(\.line)).inNameOrder().prefix(5)
    return answer(
      "line", line,
      Text(
        en: "the order \(orderID) has the lines \(lines.joined(separator: ", "))",
        zh: "订单 \(orderID) 的行号为 \(lines.joined(separator: "、"))"))
  }

  /// What was said about one line, or about its order.
  ///
  /// A shortage by the fault of somebody else is one cause, and is answered for once: what is said of
  /// a line by one of B2, B3 and B4 holds for all three, unless something was decided of that one. A
  /// line that came in full stays in the fill rate, which would only be the lower without it.
  func answer(_ measure: Measure, _ line: OrderLine, isShort: Bool) -> Answer? {
    guard measures.contains(measure), measure != .fillRate || isShort else { return nil }
    let own = answer(measure, line, of: line.hospital) ?? answer(measure, line, of: nil)
    guard own == nil || own?.event.status == .appealed, measure.mayLackGoods else {
      return own
    }
    return cause(line, of: line.hospital) ?? cause(line, of: nil) ?? own
  }

  private func answer(_ measure: Measure, _ line: OrderLine, of hospital: Int?) -> Answer? {
    answers[
      AnsweredDeduction(
        measure: measure, firm: line.firm, hospital: hospital, orderID: line.orderID,
        line: measure.judgesOrders ? nil : line.line)]
  }

  private func cause(_ line: OrderLine, of hospital: Int?) -> Answer? {
    causes[
      KnownLine(firm: line.firm, hospital: hospital, orderID: line.orderID, line: line.line)]
  }
}

extension Measure {
  /// Whether it counts what a shortage leads to: a line that comes late, or short, or never.
  fileprivate var mayLackGoods: Bool {
    switch self {
    case .routineDelivery, .fullSupply, .fillRate: true
    case .response, .emergencyDelivery: false
    }
  }
}

extension Exemptions.AnsweredDeduction {
  /// What an event about a computed indicator answers for; nil where it names no order.
  init?(_ event: Event, _ measure: Measure) {
    guard let order = event.order else { return nil }
    self.init(
      measure: measure, firm: event.firm, hospital: event.hospital, orderID: order.id,
      line: measure.judgesOrders ? nil : order.line)
  }
}

/// An event that answers for an order line which the order file does not have.
struct UnmatchedAnswer: Sendable {
  let event: Event
  /// Whether it has the line, but ordered after the moment up to which orders are known.
  var isLater = false
  /// The column of the event that names what is not there.
  let field: String
  let value: String?
  let reason: Text
}

extension OrderCounts {
  /// The events that answer for something which the order file does not have, by the layout of
  /// their table; only notes outside of the quarters that the order file is about, and where the order
  /// was placed later.
  public func unmatchedAnswers(_ layout: TableReader.Layout) -> Findings {
    let quarters = Set(counts.keys.map(\.quarter))
    var findings = Findings()
    for answer in unmatched {
      let event = answer.event
      guard !answer.isLater else {
        findings.add(later(answer, layout))
        continue
      }
      let (code, reason) = layout.unmatched(answer.reason)
      findings.add(
        layout.finding(
          code,
          severity: quarters.contains(Quarter(of: event.day)) ? .error : .note,
          row: event.row, field: answer.field, value: answer.value, reason: reason))
    }
    return findings
  }

  private func later(_ answer: UnmatchedAnswer, _ layout: TableReader.Layout) -> Finding {
    layout.finding(
      .laterOrder, severity: .note, row: answer.event.row, field: "order_id",
      value: answer.event.order?.id,
      reason: Text(
        en: "it was placed after \(asOf.text), up to when the orders are known",
        zh: "下单晚于订单数据的截止时间 \(asOf.text)"))
  }
}
