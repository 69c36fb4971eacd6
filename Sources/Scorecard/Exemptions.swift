import Tables

/// Order lines whose computed deduction somebody has answered for, from the recorded events.
///
/// An event about a computed indicator never deducts by itself, so that nothing counts twice: it
/// names the order line and says whose fault it was, or how far the appeal is.
struct Exemptions: Sendable {
  struct Key: Hashable, Sendable {
    let measure: Measure
    let firm: Int
    let orderID: String
    /// The line; nil where whole orders are judged.
    let line: String?
  }

  /// An event and what it does to the computed deduction.
  struct Entry: Sendable {
    let event: Event
    let effect: Effect
  }

  private var entries: [Key: Entry] = [:]
  private var measures: Set<Measure> = []
  private var orders: Set<Fingerprint> = []

  init(_ events: [Event], card: Card) {
    for event in events {
      guard case .indicator(let position) = event.subject,
        let measure = card.indicators[position].measure, let order = event.order
      else { continue }
      let key = Key(
        measure: measure, firm: event.firm, orderID: order.id,
        line: measure.judgesOrders ? nil : order.line)
      // An attribution that was taken back leaves the deduction as it is.
      let effect = card.effect(of: event)
      entries[key] = Entry(event: event, effect: effect == .withdrawn ? .deducts : effect)
      measures.insert(measure)
      orders.insert(Fingerprint(order.id))
    }
  }

  /// Whether nobody has answered for anything.
  var isEmpty: Bool { entries.isEmpty }

  /// Whether something may have been said about an order; false is certain.
  func mayConcern(_ order: Fingerprint) -> Bool { orders.contains(order) }

  /// What was said about one line, or about its order.
  func entry(_ measure: Measure, _ line: OrderLine) -> Entry? {
    guard measures.contains(measure) else { return nil }
    return entries[
      Key(
        measure: measure, firm: line.firm, orderID: line.orderID,
        line: measure.judgesOrders ? nil : line.line)]
  }
}
