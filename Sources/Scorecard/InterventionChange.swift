public import ExactNumbers
public import Interventions
public import Tables
public import Wording

/// A decision that another state of the records changes, such as after an upheld appeal.
public struct InterventionChange {
  /// A total and what it leads to.
  public struct Side {
    /// The total; nil without data.
    public let total: Ratio?
    /// What applies.
    public let sanction: Sanction
  }

  /// The distributor.
  public let name: String
  /// The quarters whose deductions were added.
  public let window: [Quarter]
  /// As it was.
  public let before: Side
  /// As it is.
  public let after: Side
  /// The events that differ.
  public let events: [Text]

  /// All decisions for a quarter that differ between two states of the records.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  public static func between(
    _ old: Scoring, _ new: Scoring, quarter: Quarter, rules: InterventionRules
  ) throws(NumberError) -> [InterventionChange] {
    // Both call a distributor as it is shown now.
    let before = try sides(old, quarter, rules, new.roster)
    let after = try sides(new, quarter, rules, new.roster)
    let window = rules.window(for: quarter)
    let none = Side(total: nil, sanction: .noData)
    var changes: [InterventionChange] = []
    for name in Set(before.keys).union(after.keys).inNameOrder() {
      let (old, new) = (before[name] ?? none, after[name] ?? none)
      guard old.total != new.total || old.sanction != new.sanction else { continue }
      changes.append(
        InterventionChange(name: name, window: window, before: old, after: new, events: []))
    }
    let differences = EventDifference.all(old, new, window: window)
    return changes.map { $0.adding(differences) }
  }

  private static func sides(
    _ scoring: Scoring, _ quarter: Quarter, _ rules: InterventionRules, _ roster: Roster
  ) throws(NumberError) -> [String: Side] {
    var sides: [String: Side] = [:]
    for item in try scoring.interventions(quarter, rules: rules) {
      sides[roster.known.shown(scoring.roster[item.firm])] = Side(
        total: item.total, sanction: item.applied)
    }
    return sides
  }

  func adding(_ differences: [EventDifference]) -> InterventionChange {
    InterventionChange(
      name: name, window: window, before: before, after: after,
      events: events + differences.filter { $0.name == name }.map(\.text))
  }
}

/// An event, or a count of order lines, that is not the same in two states of the records.
struct EventDifference {
  let name: String
  let text: Text

  /// What makes an event the same one, whatever its state.
  private struct Key: Hashable {
    let name: String
    let day: Day
    let code: String
    let evidence: String
    let order: String?
    let line: String?
  }

  /// Those of the events, and behind them those of the order lines.
  static func all(_ old: Scoring, _ new: Scoring, window: [Quarter]) -> [EventDifference] {
    between(old, new, window: window) + computed(old, new, window: window)
  }

  private static func between(_ old: Scoring, _ new: Scoring, window: [Quarter])
    -> [EventDifference]
  {
    let before = states(old, window, new.roster)
    let after = states(new, window, new.roster)
    let keys = Set(before.keys).union(after.keys)
    return keys.sorted {
      (NameOrder($0.name), $0.day, $0.code, NameOrder($0.evidence))
        < (NameOrder($1.name), $1.day, $1.code, NameOrder($1.evidence))
    }
    .compactMap { key in
      let absent = Text(en: "not recorded", zh: "未登记")
      let (from, to) = (before[key] ?? absent, after[key] ?? absent)
      guard from != to else { return nil }
      return EventDifference(
        name: key.name, text: Text("\(key.code) \(key.day.iso): ") + from + Text(" → ") + to)
    }
  }

  /// The computed indicators of which other units count, by name, quarter and indicator.
  private static func computed(_ old: Scoring, _ new: Scoring, window: [Quarter])
    -> [EventDifference]
  {
    let before = units(old, window, new.roster)
    let after = units(new, window, new.roster)
    let keys = Set(before.keys).union(after.keys).filter { before[$0] ?? 0 != after[$0] ?? 0 }
    return keys.sorted {
      (NameOrder($0.name), $0.quarter, $0.code) < (NameOrder($1.name), $1.quarter, $1.code)
    }.map { key in
      EventDifference(
        name: key.name,
        text: Text(
          en: "\(key.code) \(key.quarter.text), computed: \(before[key] ?? 0) → \(after[key] ?? 0)",
          zh: "\(key.code) \(key.quarter.text)，由订单计算：\(before[key] ?? 0) → \(after[key] ?? 0)"))
    }
  }

  /// What tells one computed count from the others.
  private struct Count: Hashable {
    let name: String
    let quarter: Quarter
    let code: String
  }

  private static func units(_ scoring: Scoring, _ window: [Quarter], _ roster: Roster)
    -> [Count: Int]
  {
    var units: [Count: Int] = [:]
    for (key, counts) in scoring.orders?.counts ?? [:] where window.contains(key.quarter) {
      for indicator in scoring.card.indicators {
        guard let measure = indicator.measure, counts[measure] > 0 else { continue }
        let name = roster.known.shown(scoring.roster[key.firm])
        units[Count(name: name, quarter: key.quarter, code: indicator.code)] = counts[measure]
      }
    }
    return units
  }

  private static func states(_ scoring: Scoring, _ window: [Quarter], _ roster: Roster)
    -> [Key: Text]
  {
    var states: [Key: Text] = [:]
    for event in scoring.events where window.contains(Quarter(of: event.day)) {
      let key = Key(
        name: roster.known.shown(scoring.roster[event.firm]), day: event.day,
        code: scoring.code(of: event),
        evidence: event.evidence, order: event.order?.id, line: event.order?.line)
      states[key] = Text("\(event.count) × ") + event.fault.title + Text(", ") + event.status.title
    }
    return states
  }
}

extension Scoring {
  /// The code of the indicator or red line that an event is about.
  func code(of event: Event) -> String {
    switch event.subject {
    case .indicator(let index): card.indicators[index].code
    case .redLine(let index): card.redLines[index].code
    }
  }
}
