public import ExactNumbers
public import Interventions
public import RuleBook
public import Tables
public import Wording

/// The decision on one distributor for one quarter.
public struct Intervention: Sendable {
  /// The distributor, as an index of the roster.
  public let firm: Int
  /// The quarter in which it applies.
  public let quarter: Quarter
  /// The quarters whose deductions were added.
  public let window: [Quarter]
  /// The deduction of each quarter of the window; nil without data.
  public let parts: [Ratio?]
  /// Their sum; nil when no quarter has data.
  public let total: Ratio?
  /// What the total asks for.
  public let asked: Sanction
  /// What applies in this phase.
  public let applied: Sanction
  /// How far the hospital has gone.
  public let phase: Phase
  /// Months by which payment is delayed; zero where it is not.
  public let delayMonths: Int
  /// The last day of what is withheld; nil where nothing is.
  public let until: Day?
  /// Why.
  public let reason: Text
}

/// From when on scores are published and interventions apply.
public struct Phases: Sendable {
  private let publishedFrom: Quarter?
  private let sanctionedFrom: Quarter?

  /// Reads the phases of a card.
  ///
  /// - Throws: `RuleError` for a value that is no quarter.
  public init(_ set: RuleSet) throws(RuleError) {
    let set = set.readAhead
    publishedFrom = try Self.quarter(ScorecardKeys.publishedFrom, set)
    sanctionedFrom = try Self.quarter(ScorecardKeys.sanctionedFrom, set)
  }

  private static func quarter(_ key: RuleKey, _ set: RuleSet) throws(RuleError) -> Quarter? {
    guard set.has(key) else { return nil }
    guard let quarter = Quarter(try set.text(key).value) else {
      throw .wrongValue(
        file: set.id, path: key.name,
        expected: Text(en: "a quarter such as 2021Q3", zh: "季度，如 2021Q3"))
    }
    return quarter
  }

  /// How far the hospital has gone in a quarter; a phase that is not set has always been reached.
  public func phase(_ quarter: Quarter) -> Phase {
    if let sanctionedFrom, quarter < sanctionedFrom {
      return publishedFrom.map { quarter < $0 } == true ? .trial : .published
    }
    return .sanctioned
  }
}

/// How interventions are decided: window, thresholds, phases.
public struct InterventionRules: Sendable {
  /// The thresholds in force.
  public let thresholds: Thresholds
  /// Months by which payment is delayed.
  public let delayMonths: Int
  let windowQuarters: Int?
  /// So many quarters a window has at most.
  static let mostQuarters = 40
  private let phases: Phases
  private let ruleSet: RuleSet

  /// Reads the rules of a card.
  ///
  /// - Throws: `RuleError` for a parameter that is needed and not there, or out of order.
  public init(_ set: RuleSet) throws(RuleError) {
    ruleSet = set
    let set = set.readAhead
    let delay = try set.number(ScorecardKeys.delayAbove).value
    let exclusion = try set.number(ScorecardKeys.exclusionAbove).value
    guard let thresholds = Thresholds(delayAbove: delay, exclusionAbove: exclusion) else {
      throw .wrongValue(
        file: set.id, path: ScorecardKeys.exclusionAbove.name,
        expected: Text(
          en: "at least \(ScorecardKeys.delayAbove.name), which is \(delay.exactText)",
          zh: "不小于 \(ScorecardKeys.delayAbove.name)（现为 \(delay.exactText)）的数"))
    }
    self.thresholds = thresholds
    delayMonths = try set.integer(ScorecardKeys.delayMonths).value
    let isRolling = try set.text(ScorecardKeys.windowKind).value == "rolling"
    windowQuarters = isRolling ? try set.integer(ScorecardKeys.windowQuarters).value : nil
    if let windowQuarters, !(1...Self.mostQuarters).contains(windowQuarters) {
      throw .wrongValue(
        file: set.id, path: ScorecardKeys.windowQuarters.name,
        expected: Text(
          en: "from 1 to \(Self.mostQuarters)", zh: " 1 至 \(Self.mostQuarters) 的数"))
    }
    phases = try Phases(set)
  }

  /// The total above which payment is delayed, for those who only mark it.
  public static func delayAbove(_ set: RuleSet) throws(RuleError) -> Ratio {
    try set.number(ScorecardKeys.delayAbove).value
  }

  /// Remembers which values a decision rests on; nothing is delayed by a phase or by months where
  /// the total asks for nothing.
  func use(for asked: Sanction, isWithheld: Bool) {
    ruleSet.use(ScorecardKeys.windowKind)
    if windowQuarters != nil { ruleSet.use(ScorecardKeys.windowQuarters) }
    guard asked != .noData else { return }
    ruleSet.use(ScorecardKeys.delayAbove)
    ruleSet.use(ScorecardKeys.exclusionAbove)
    guard asked != .none else { return }
    ruleSet.use(ScorecardKeys.publishedFrom)
    ruleSet.use(ScorecardKeys.sanctionedFrom)
    if isWithheld { ruleSet.use(ScorecardKeys.delayMonths) }
  }

  /// The quarters whose deductions decide about `quarter`: those just before it, or the last
  /// half-year that ended before it.
  public func window(for quarter: Quarter) -> [Quarter] {
    guard let windowQuarters else {
      // Before Q1 and Q2 the last half-year is Q3 and Q4 of the year before, else Q1 and Q2.
      let begin = quarter.adding(-2 - (quarter.number - 1) % 2)
      return [begin, begin.adding(1)]
    }
    return (1...windowQuarters).reversed().map { quarter.adding(-$0) }
  }

  /// How far the hospital has gone in a quarter.
  public func phase(_ quarter: Quarter) -> Phase { phases.phase(quarter) }
}

extension Scoring {
  /// The decision on every distributor for a quarter, largest total first, without data last.
  ///
  /// - Throws: `NumberError` where a sum does not fit.
  public func interventions(_ quarter: Quarter, rules: InterventionRules) throws(NumberError)
    -> [Intervention]
  {
    let window = rules.window(for: quarter)
    var parts = [[Ratio?]](repeating: [], count: roster.count)
    for part in window {
      for score in try scores(part) {
        parts[score.firm].append(score.hasData ? score.deduction : nil)
      }
    }
    var list: [Intervention] = []
    for firm in roster.sorted {
      list.append(
        try intervention(firm, quarter, window: window, parts: parts[firm], rules: rules))
    }
    // Sorting keeps the order of names between equals.
    return list.filter { $0.total != nil }.sorted { ($0.total ?? .zero) > ($1.total ?? .zero) }
      + list.filter { $0.total == nil }
  }

  private func intervention(
    _ firm: Int, _ quarter: Quarter, window: [Quarter], parts: [Ratio?],
    rules: InterventionRules
  ) throws(NumberError) -> Intervention {
    let known = parts.compactMap { $0 }
    let total = known.isEmpty ? nil : try known.sum()
    let asked = total.map(rules.thresholds.sanction) ?? .noData
    let phase = rules.phase(quarter)
    let applied = asked == .noData || phase == .sanctioned ? asked : .none
    let isWithheld = applied.delaysPayment
    rules.use(for: asked, isWithheld: isWithheld)
    return Intervention(
      firm: firm, quarter: quarter, window: window, parts: parts, total: total, asked: asked,
      applied: applied, phase: phase, delayMonths: isWithheld ? rules.delayMonths : 0,
      until: isWithheld ? quarter.lastDay : nil,
      reason: reason(window, parts, total, asked: asked, phase: phase, rules: rules))
  }

  private func reason(
    _ window: [Quarter], _ parts: [Ratio?], _ total: Ratio?, asked: Sanction, phase: Phase,
    rules: InterventionRules
  ) -> Text {
    guard let total else {
      return Text(
        en: "no orders and no events in \(Quarter.name(of: window))",
        zh: "\(Quarter.name(of: window)) 无订单亦无事件")
    }
    let sum = zip(window, parts).map { quarter, part in
      Text(quarter.text + " ") + (part.map { Text($0.points) } ?? Text(en: "no data", zh: "无数据"))
    }
    let (delay, exclusion) = (
      rules.thresholds.delayAbove.points, rules.thresholds.exclusionAbove.points
    )
    let compared =
      switch asked {
      case .delayAndExclusion: "\(total.points) > \(exclusion)"
      case .delay: "\(delay) < \(total.points) ≤ \(exclusion)"
      case .none, .noData: "\(total.points) ≤ \(delay)"
      }
    let why = Text(en: "\(compared) (", zh: "\(compared)（") + sum.joined() + Text(en: ")", zh: "）")
    guard phase != .sanctioned, asked != .none else { return why }
    return why
      + Text(
        en: "; \(asked.rawValue) not applied: phase \(phase.rawValue)",
        zh: "；处于\(phase.title.zh)阶段，未实施“\(asked.title.zh)”")
  }
}

extension Ratio {
  /// Points with at least one decimal, and as many as they need.
  public var points: String {
    (try? rounded(decimals: 1, rounding: .down)) == self
      ? (try? decimalText(decimals: 1)) ?? exactText : exactText
  }
}
