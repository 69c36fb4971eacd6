public import ExactNumbers
public import Interventions
public import Tables
public import Wording

/// How far an appeal is.
public enum AppealState: String, NamedChoice, Sendable {
  /// Nothing is decided.
  case pending
  /// Nothing is decided, and it came after the last day for objections.
  case tooLate = "too-late"
  /// The event costs nothing.
  case upheld
  /// The event stands.
  case rejected
  /// The record was taken back.
  case withdrawn

  /// Its name.
  public var title: Text {
    switch self {
    case .pending: Text(en: rawValue, zh: "待处理")
    case .tooLate: Text(en: rawValue, zh: "逾期提出")
    case .upheld: Text(en: rawValue, zh: "申诉成立")
    case .rejected: Text(en: rawValue, zh: "申诉不成立")
    case .withdrawn: Text(en: rawValue, zh: "已撤销")
    }
  }
}

/// What a distributor's quarter comes to when appeals are decided in one way.
public struct AppealOutcome: Sendable {
  /// What the quarter costs.
  public let deduction: Ratio
  /// Its score.
  public let score: Ratio
  /// What follows, and in which quarter; nil where its window has a quarter without any data.
  public let decision: (quarter: Quarter, sanction: Sanction)?
}

/// Both ways in which appeals can be decided, everything else as it stands.
public struct AppealOutcomes: Sendable {
  /// If they are upheld.
  public let upheld: AppealOutcome
  /// If they are rejected.
  public let rejected: AppealOutcome

  /// The points that depend on it: what they are worth under the caps.
  ///
  /// - Throws: `NumberError` where the difference does not fit.
  public func points() throws(NumberError) -> Ratio { try rejected.deduction - upheld.deduction }
}

/// A recorded event about which a distributor has appealed.
public struct Appeal: Sendable {
  /// The event.
  public let event: Event
  /// The quarter in which it costs: that of the order, where it answers for one.
  public let quarter: Quarter
  /// How far the appeal is.
  public let state: AppealState
  /// What depends on it; nil where the card has no way to record that it was upheld.
  public let outcomes: AppealOutcomes?
}

/// The appeals about the events of some quarters, and what they are worth.
public struct AppealRegister {
  /// All that is open about a quarter of a distributor, decided in one way, as what is open about the
  /// other quarters is: under a cap, or in a window, appeals are worth together what none of them is alone.
  public struct Open {
    /// The distributor, as an index of the roster.
    public let firm: Int
    /// The quarter.
    public let quarter: Quarter
    /// How many appeals are pending.
    public let count: Int
    /// What depends on them together.
    public let outcomes: AppealOutcomes?
  }

  /// The appeals: open ones first, then by distributor, quarter and row.
  public private(set) var appeals: [Appeal] = []
  /// The quarters of distributors with pending appeals, in the same order.
  public private(set) var open: [Open] = []

  private let scoring: Scoring
  private let rules: InterventionRules
  private let quarters: [Quarter]
  private let recount: ([Event]) throws -> OrderCounts?
  /// The quarters of the order lines for which events answer, by the rows of the events.
  private let answered: [Int: Quarter]

  /// Collects the appeals about the events of some quarters.
  ///
  /// One that was received after `deadline` is too late, where both days are known. `recount` counts
  /// the order lines as if other events had been recorded.
  ///
  /// - Throws: `NumberError` where a sum does not fit, and what `recount` throws.
  public init(
    _ scoring: Scoring, _ quarters: [Quarter], deadline: Day?, rules: InterventionRules,
    recount: @escaping ([Event]) throws -> OrderCounts?
  ) throws {
    (self.scoring, self.rules) = (scoring, rules)
    (self.quarters, self.recount) = (quarters, recount)
    answered = Dictionary(
      (scoring.orders?.details ?? []).compactMap { detail in
        detail.answer.map { ($0.event.row, detail.key.quarter) }
      }, uniquingKeysWith: { first, _ in first })
    let places = scoring.roster.ranks
    let own = scoring.events.indices.filter { position in
      let event = scoring.events[position]
      return event.isAppeal && quarters.contains(quarter(of: event))
    }
    let stated = own.map { ($0, scoring.events[$0], state(of: scoring.events[$0], deadline)) }
    let sorted = stated.sorted { a, b in
      (a.2.isOpen ? 0 : 1, places[a.1.firm], quarter(of: a.1), a.1.row)
        < (b.2.isOpen ? 0 : 1, places[b.1.firm], quarter(of: b.1), b.1.row)
    }
    for (position, event, state) in sorted {
      appeals.append(
        Appeal(
          event: event, quarter: quarter(of: event), state: state,
          outcomes: try outcomes([position], in: quarter(of: event))))
    }
    var pending: [FirmQuarter: [Int]] = [:]
    var order: [FirmQuarter] = []
    for (position, event, state) in sorted where state == .pending {
      let key = FirmQuarter(firm: event.firm, quarter: quarter(of: event))
      if pending[key] == nil { order.append(key) }
      pending[key, default: []].append(position)
    }
    for key in order {
      let positions = pending[key] ?? []
      // What follows comes of a window: there the other quarters' appeals are decided, too.
      let all = order.filter { $0.firm == key.firm }.flatMap { pending[$0] ?? [] }
      open.append(
        Open(
          firm: key.firm, quarter: key.quarter, count: positions.count,
          outcomes: try outcomes(all, in: key.quarter)))
    }
  }

  /// The quarter in which an event costs: what answers for an order line, in that of the order.
  private func quarter(of event: Event) -> Quarter {
    answered[event.row] ?? Quarter(of: event.day)
  }

  private func state(of event: Event, _ deadline: Day?) -> AppealState {
    switch event.status {
    case .appealed:
      guard let received = event.appealedOn, let deadline else { return .pending }
      return deadline < received ? .tooLate : .pending
    case .withdrawn: return .withdrawn
    case .recorded, .upheld:
      return scoring.card.effect(of: event) == .deducts ? .rejected : .upheld
    }
  }

  // MARK: What they are worth

  /// What depends on appeals of one distributor in a quarter.
  private func outcomes(_ positions: [Int], in quarter: Quarter) throws -> AppealOutcomes? {
    guard let upheld = try outcome(positions, in: quarter, isWon: true),
      let rejected = try outcome(positions, in: quarter, isWon: false)
    else { return nil }
    return AppealOutcomes(upheld: upheld, rejected: rejected)
  }

  private func outcome(_ positions: [Int], in quarter: Quarter, isWon: Bool) throws
    -> AppealOutcome?
  {
    let card = scoring.card
    guard let first = positions.first else { return nil }
    var events = scoring.events
    for position in positions {
      let isAnswer = scoring.isAnswer(events[position])
      guard card.decide(&events[position], isWon: isWon, isAnswer: isAnswer) else { return nil }
    }
    let isComputed = positions.contains { scoring.isAnswer(events[$0]) }
    let orders = isComputed ? try recount(events) : scoring.orders
    let firm = events[first].firm
    let other = Scoring(
      card: card, roster: scoring.roster, events: events.filter { $0.firm == firm },
      orders: orders)
    guard let score = try other.scores(quarter).first(where: { $0.firm == firm }) else {
      return nil
    }
    return AppealOutcome(
      deduction: score.deduction, score: score.score,
      decision: try decision(on: firm, by: other, after: quarter))
  }

  /// What follows from a quarter: in the one after all that are asked about, where it counts in that
  /// one's window, else in the first in whose window it does.
  private func decision(on firm: Int, by other: Scoring, after quarter: Quarter) throws
    -> (Quarter, Sanction)?
  {
    guard let decided = decided(after: quarter), gaps(before: decided).isEmpty else { return nil }
    let list = try other.interventions(decided, rules: rules)
    return list.first { $0.firm == firm }.map { (decided, $0.applied) }
  }

  private func decided(after quarter: Quarter) -> Quarter? {
    let next = [quarters.max()?.adding(1)].compactMap(\.self)
    return (next + (1...InterventionRules.mostQuarters).map(quarter.adding)).first {
      rules.window(for: $0).contains(quarter)
    }
  }

  /// The quarters of a decision's window of which the files say nothing.
  private func gaps(before decided: Quarter) -> [Quarter] {
    scoring.withoutData(rules.window(for: decided))
  }

  /// The quarters in which something would follow from the appeals, if their windows had data in each
  /// quarter, with the quarters that have none.
  public var undecided: [(quarter: Quarter, window: [Quarter], gaps: [Quarter])] {
    Set(appeals.map(\.quarter)).compactMap(decided).unique.sorted().compactMap { quarter in
      let gaps = gaps(before: quarter)
      return gaps.isEmpty ? nil : (quarter, rules.window(for: quarter), gaps)
    }
  }
}

extension AppealState {
  /// Whether the hospital still has to answer.
  var isOpen: Bool { self == .pending || self == .tooLate }
}

extension Event {
  /// Whether somebody has appealed, as its status or the day of an appeal says.
  var isAppeal: Bool { appealedOn != nil || status == .appealed || status == .upheld }
}

extension AppealRegister {
  /// What an upheld appeal about a computed indicator is taken for, where the card upholds records and
  /// no status of an event takes such a deduction away; nil where there is none about one.
  public var lifting: Lifting? {
    let card = scoring.card
    let count = appeals.count { scoring.isAnswer($0.event) }
    guard card.upholdsRecords.value, count > 0 else { return nil }
    return Lifting(count: count, party: card.partyWithoutDeduction)
  }

  /// By whose fault deductions of order lines fall away.
  public struct Lifting {
    /// How many appeals are about such deductions.
    public let count: Int
    /// The party that would be recorded; nil where everybody's fault deducts.
    public let party: FaultParty?
  }
}

extension Card {
  /// The first party whose fault deducts nothing.
  fileprivate var partyWithoutDeduction: FaultParty? {
    FaultParty.allCases.first { !deductingFaults.value.contains($0) }
  }

  /// Records how an appeal was decided; `isAnswer` says whether the event only answers for a deduction
  /// that is computed. False where the card has no way to record it.
  fileprivate func decide(_ event: inout Event, isWon: Bool, isAnswer: Bool) -> Bool {
    guard upholdsRecords.value else {
      event.status = isWon ? .upheld : .recorded
      return true
    }
    event.status = isWon ? .withdrawn : .upheld
    guard isWon, isAnswer else { return true }
    // An answer that is taken back answers nothing, and the order lines still say what they did: only
    // somebody else's fault takes that away.
    guard let party = partyWithoutDeduction else { return false }
    event.status = .recorded
    if deductingFaults.value.contains(event.fault) { event.fault = party }
    return true
  }
}
