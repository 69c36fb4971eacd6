public import Tables

/// How many order lines a distributor had in a quarter, and how many of them failed.
public struct LineCount: Sendable, Equatable {
  /// All order lines.
  public var lines = 0
  /// Those that came late, or short, or not at all, by the distributor's fault; of a late emergency
  /// order one line.
  public var failed = 0
}

/// What charts ask of the records: which quarters there are, and how order lines fared in them.
extension Scoring {
  /// The quarters from the first with an event or an order line to `last`, at most `limit` of them.
  public func quarters(until last: Quarter, limit: Int) -> [Quarter] {
    let known = events.map { Quarter(of: $0.day) } + (orders?.counts.keys.map(\.quarter) ?? [])
    guard let first = known.min(), first <= last else { return [] }
    let begin = max(first, last.adding(1 - limit))
    return (begin.index...last.index).map(Quarter.init(index:))
  }

  /// The order lines of each distributor of the roster in some quarters; those without any are
  /// zero. The lines must have been read with detail.
  public func lineCounts(_ quarters: [Quarter]) -> [LineCount] {
    var counts = [LineCount](repeating: LineCount(), count: roster.count)
    guard let orders else { return counts }
    for firm in counts.indices {
      for quarter in quarters {
        counts[firm].lines +=
          orders.counts[FirmQuarter(firm: firm, quarter: quarter)]?.lines ?? 0
      }
    }
    var seen: Set<Int> = []
    for detail in orders.details where quarters.contains(detail.key.quarter) {
      // A line that is late and short fails once.
      guard detail.measure.judgesArrival, detail.answer?.exempts != true,
        let row = detail.order?.row, seen.insert(row).inserted
      else { continue }
      counts[detail.key.firm].failed += 1
    }
    return counts
  }
}

extension Measure {
  /// Whether it is about single lines that arrive late or short.
  fileprivate var judgesArrival: Bool {
    switch self {
    case .routineDelivery, .fullSupply, .emergencyDelivery: true
    case .response, .fillRate: false
    }
  }
}
