public import ExactNumbers
public import Tables
import Wording

/// Everything of one run: the card, who was seen, what was recorded and what was counted.
public struct Scoring {
  /// The card.
  public let card: Card
  /// The distributors that either file names.
  public let roster: Roster
  /// The recorded events.
  public let events: [Event]
  /// What the order lines amount to; nil without an order file.
  public let orders: OrderCounts?
  /// The positions of each quarter's events.
  private let ofQuarter: [Quarter: [Int]]

  /// Puts a run together.
  public init(card: Card, roster: Roster, events: [Event], orders: OrderCounts?) {
    self.card = card
    self.roster = roster
    self.events = events
    self.orders = orders
    ofQuarter = Dictionary(grouping: events.indices) { Quarter(of: events[$0].day) }
  }

  /// How many events and order lines lie outside some quarters, and are not counted in them.
  public func outside(_ quarters: [Quarter]) -> (events: Int, lines: Int) {
    let inside = Set(quarters)
    let lines = orders?.counts.reduce(0) { sum, entry in
      inside.contains(entry.key.quarter) ? sum : sum + entry.value.lines + entry.value.pending
    }
    return (events.count { !inside.contains(Quarter(of: $0.day)) }, lines ?? 0)
  }

  /// Which of some quarters the files say nothing of: no event, and no order line that was due.
  public func withoutData(_ quarters: [Quarter]) -> [Quarter] {
    let known = orders?.counts.filter { $0.value.hasData }.map(\.key.quarter) ?? []
    let all = Set(known).union(ofQuarter.keys)
    return quarters.filter { !all.contains($0) }
  }

  /// How many order lines of some quarters wait for goods that are not yet due.
  public func pending(_ quarters: [Quarter]) -> Int {
    let inside = Set(quarters)
    return orders?.counts.reduce(0) { sum, entry in
      inside.contains(entry.key.quarter) ? sum + entry.value.pending : sum
    } ?? 0
  }

  /// The score of every distributor of the roster in a quarter, best first, those without data
  /// last, equals by name; hospital by hospital where they are apart.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  public func scores(_ quarter: Quarter) throws(NumberError) -> [Score] {
    let ofQuarter = (ofQuarter[quarter] ?? []).map { events[$0] }
    let byFirm = Dictionary(grouping: ofQuarter, by: \.firm)
    var scores: [Score] = []
    for firms in roster.byHospital {
      var ofHospital: [Score] = []
      for firm in firms {
        ofHospital.append(try score(firm, quarter, events: byFirm[firm] ?? []))
      }
      scores += ranked(ofHospital)
    }
    return scores
  }

  private func score(_ firm: Int, _ quarter: Quarter, events: [Event]) throws(NumberError)
    -> Score
  {
    let counts = orders?.counts[FirmQuarter(firm: firm, quarter: quarter)]
    let units = units(events: events, counts: counts)
    use(units, events: events, counts: counts)
    var points: [Ratio] = []
    var items = [Ratio](repeating: .zero, count: card.items.count)
    for (indicator, count) in zip(card.indicators, units) {
      let raw = try indicator.points.value * Ratio(count)
      let deducted = min(raw, indicator.cap.value)
      points.append(deducted)
      items[indicator.item] = try items[indicator.item] + deducted
    }
    let deduction = try items.sum()
    let lines = counts?.lines ?? 0
    return Score(
      firm: firm, quarter: quarter, units: units, points: points, itemPoints: items,
      deduction: deduction, score: try card.fullScore.value - deduction, lines: lines,
      perVolume: lines > 0
        ? try deduction * Ratio(card.volumeLines.value) / Ratio(lines) : nil,
      redLines: events.count { isRedLine($0) && card.effect(of: $0) == .deducts },
      hasData: counts?.hasData == true || !events.isEmpty)
  }

  /// Remembers which values of the card a score rests on.
  private func use(_ units: [Int], events: [Event], counts: OrderTally.Counts?) {
    // Without data the full score stands by itself, and rests on nothing that needs a source.
    guard !events.isEmpty || counts != nil else { return }
    let set = card.ruleSet
    set.use(ScorecardKeys.items)
    card.fullScore.use()
    for (indicator, count) in zip(card.indicators, units) where count > 0 {
      set.use(ScorecardKeys.indicators)
      indicator.use()
    }
    for event in events {
      card.useEffect(of: event)
      if isRedLine(event) { set.use(ScorecardKeys.redLines) }
    }
    guard let orders, let counts, counts.lines > 0 else { return }
    card.volumeLines.use()
    let measures = OrderIndicators.measures(card, tellsConfirmation: orders.tellsConfirmation)
    for measure in measures {
      for limit in measure.limits { set.use(limit) }
    }
    // By which hours they run decides about two of them.
    if !measures.isDisjoint(with: [.response, .routineDelivery]), set.has(ScorecardKeys.limitHours)
    {
      set.use(ScorecardKeys.limitHours)
    }
  }

  /// Units that deduct, by indicator.
  private func units(events: [Event], counts: OrderTally.Counts?) -> [Int] {
    var units = [Int](repeating: 0, count: card.indicators.count)
    for event in events {
      guard case .indicator(let position) = event.subject, !isAnswer(event),
        card.effect(of: event) == .deducts
      else { continue }
      units[position] += event.count
    }
    guard let counts else { return units }
    for (position, indicator) in card.indicators.enumerated() {
      if let measure = indicator.measure { units[position] += counts[measure] }
    }
    return units
  }

  private func isRedLine(_ event: Event) -> Bool {
    if case .redLine = event.subject { return true }
    return false
  }

  /// Whether an event only answers for an order line whose deduction is computed.
  func isAnswer(_ event: Event) -> Bool {
    guard orders != nil, case .indicator(let position) = event.subject else { return false }
    return card.indicators[position].measure != nil
  }

  private func ranked(_ scores: [Score]) -> [Score] {
    var ranked = scores.filter(\.hasData)
    // The roster is in the order of names already, and this sort keeps it between equals.
    ranked.sort { $0.score > $1.score }
    for index in ranked.indices {
      let isTie = index > 0 && ranked[index - 1].score == ranked[index].score
      ranked[index].rank = isTie ? ranked[index - 1].rank : index + 1
    }
    return ranked + scores.filter { !$0.hasData }
  }
}

extension Sequence<Ratio> {
  /// The exact sum.
  func sum() throws(NumberError) -> Ratio {
    var sum = Ratio.zero
    for value in self { sum = try sum + value }
    return sum
  }
}

/// The result of a distributor in a quarter.
public struct Score: Sendable {
  /// The distributor, as an index of the roster.
  public let firm: Int
  /// The quarter.
  public let quarter: Quarter
  /// Units by indicator that deduct, in the order of the card.
  public let units: [Int]
  /// Points by indicator, after the caps.
  public let points: [Ratio]
  /// Points by item.
  public let itemPoints: [Ratio]
  /// All points deducted.
  public let deduction: Ratio
  /// What is left of the full score.
  public let score: Ratio
  /// Order lines of the quarter.
  public let lines: Int
  /// Points per so many order lines; nil without order lines.
  public let perVolume: Ratio?
  /// Red-line events that are the distributor's fault.
  public let redLines: Int
  /// Whether there is any order line or event; without, the score says nothing.
  public let hasData: Bool
  /// The place by score, shared by equals; nil without data.
  public internal(set) var rank: Int?
}
