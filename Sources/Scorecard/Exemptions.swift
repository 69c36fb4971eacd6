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
    let orderID: String
    /// The line; nil where whole orders are judged.
    let line: String?
  }

  /// A line of an order that events name, as the order file has it.
  struct KnownLine: Hashable, Sendable {
    let firm: Int
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
  private var measures: Set<Measure> = []
  private var orders: Set<Fingerprint> = []
  /// Whether one of them ends in such bits: hardly any order of a file passes, and to look for all of
  /// them would take longer than to read their rows.
  private var endings = [false]
  private var orderIDs: Set<String> = []

  init(_ events: [Event], card: Card) {
    for event in events {
      guard case .indicator(let position) = event.subject,
        let measure = card.indicators[position].measure, let key = AnsweredDeduction(event, measure)
      else { continue }
      // What was decided stands, wherever in the file the appeal before it does.
      if let known = answers[key], event.status == .appealed, known.event.status != .appealed {
        continue
      }
      // An attribution that was taken back leaves the deduction as it is.
      let effect = card.effect(of: event)
      answers[key] = Answer(event: event, effect: effect == .withdrawn ? .deducts : effect)
      measures.insert(measure)
      orders.insert(Fingerprint(key.orderID))
      orderIDs.insert(key.orderID)
    }
    var places = 1
    while places < 32 * orders.count { places *= 2 }
    endings = Array(repeating: false, count: places)
    for order in orders { endings[ending(of: order)] = true }
  }

  @inline(__always)
  private func ending(of order: Fingerprint) -> Int {
    Int(truncatingIfNeeded: order.value) & (endings.count &- 1)
  }

  /// Whether nobody has answered for anything.
  var isEmpty: Bool { answers.isEmpty }

  /// Whether something may have been said about an order; false is certain.
  @inline(__always)
  func mayConcern(_ order: Fingerprint) -> Bool {
    endings[ending(of: order)] && orders.contains(order)
  }

  /// Whether something was said about an order.
  func concern(_ orderID: String) -> Bool { orderIDs.contains(orderID) }

  /// The events that answer for something which the order file does not have: its lines of the
  /// orders that events name are known.
  func unmatched(_ known: Set<KnownLine>) -> [UnmatchedAnswer] {
    let byOrder = Dictionary(grouping: known, by: \.orderID)
    return answers.compactMap { key, answer in
      Self.unmatched(key, answer.event, byOrder[key.orderID] ?? [])
    }.sorted { $0.event.row < $1.event.row }
  }

  private static func unmatched(_ key: AnsweredDeduction, _ event: Event, _ known: [KnownLine])
    -> UnmatchedAnswer?
  {
    func answer(_ field: String, _ value: String?, _ reason: Text) -> UnmatchedAnswer {
      UnmatchedAnswer(event: event, field: field, value: value, reason: reason)
    }
    if known.isEmpty {
      return answer(
        "order_id", key.orderID, Text(en: "the order file has no such order", zh: "订单表中没有该订单"))
    }
    let own = known.filter { $0.firm == key.firm }
    if own.isEmpty {
      return answer(
        "distributor", nil,
        Text(
          en: "the order \(key.orderID) is one of another distributor",
          zh: "订单 \(key.orderID) 属于其他配送企业"))
    }
    guard let line = key.line, !own.contains(where: { $0.line == line }) else { return nil }
    let lines = Set(own.map(\.line)).inNameOrder().prefix(5)
    return answer(
      "line", line,
      Text(
        en: "the order \(key.orderID) has the lines \(lines.joined(separator: ", "))",
        zh: "订单 \(key.orderID) 的行号为 \(lines.joined(separator: "、"))"))
  }

  /// What was said about one line, or about its order.
  func answer(_ measure: Measure, _ line: OrderLine) -> Answer? {
    guard measures.contains(measure) else { return nil }
    return answers[
      AnsweredDeduction(
        measure: measure, firm: line.firm, orderID: line.orderID,
        line: measure.judgesOrders ? nil : line.line)]
  }
}

extension Exemptions.AnsweredDeduction {
  /// What an event about a computed indicator answers for; nil where it names no order.
  init?(_ event: Event, _ measure: Measure) {
    guard let order = event.order else { return nil }
    self.init(
      measure: measure, firm: event.firm, orderID: order.id,
      line: measure.judgesOrders ? nil : order.line)
  }
}

/// An event that answers for an order line which the order file does not have.
struct UnmatchedAnswer: Sendable {
  let event: Event
  /// The column of the event that names what is not there.
  let field: String
  let value: String?
  let reason: Text
}

extension OrderCounts {
  /// The events that answer for something which the order file does not have, by the layout of
  /// their table; only notes outside of the quarters that the order file is about.
  public func unmatchedAnswers(_ layout: TableReader.Layout) -> Findings {
    let quarters = Set(counts.keys.map(\.quarter))
    var findings = Findings()
    for answer in unmatched {
      let event = answer.event
      let (code, reason) = layout.unmatched(answer.reason)
      findings.add(
        layout.finding(
          code, severity: quarters.contains(Quarter(of: event.day)) ? .error : .note,
          row: event.row, field: answer.field, value: answer.value, reason: reason))
    }
    return findings
  }
}
