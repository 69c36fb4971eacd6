public import ExactNumbers
public import RuleBook
public import Tables
public import Wording

/// A hospital's scorecard: items, indicators and what an event does.
public struct Card: Sendable {
  /// The rule set from which it comes.
  public let ruleSet: RuleSet
  /// The hospital whose card it is, where it says so.
  public let hospital: String?
  /// The day on which that hospital adopted it, where it says so.
  public let adopted: Day?
  /// The points before any deduction.
  public let fullScore: RuleSet.Cited<Ratio>
  /// The items in their order.
  public let items: [Item]
  /// The indicators in their order.
  public let indicators: [Indicator]
  /// The red lines in their order.
  public let redLines: [RedLine]
  /// Points are also shown per this many order lines.
  public let volumeLines: RuleSet.Cited<Int>
  /// Whether limits run on working days only, so that a calendar is needed.
  public let countsWorkingHours: Bool
  let deductingFaults: RuleSet.Cited<[FaultParty]>
  let upholdsRecords: RuleSet.Cited<Bool>
  let holdsBackAppeals: RuleSet.Cited<Bool>

  /// Reads a card from its rule set.
  ///
  /// - Throws: `RuleError` for a parameter that is needed and not there.
  public init(_ set: RuleSet) throws(RuleError) {
    ruleSet = set
    let set = set.readAhead
    func told(_ key: RuleKey) throws(RuleError) -> String? {
      set.has(key) ? try set.text(key).value : nil
    }
    hospital = try told(ScorecardKeys.hospital)
    adopted = try told(ScorecardKeys.adopted).flatMap { Day(iso: $0) }
    fullScore = try set.number(ScorecardKeys.fullScore)
    var items: [Item] = []
    for record in try set.records(ScorecardKeys.items).value { items.append(try Item(record)) }
    var indicators: [Indicator] = []
    for record in try set.records(ScorecardKeys.indicators).value {
      indicators.append(try Indicator(record, items: items, set: set))
    }
    var redLines: [RedLine] = []
    for record in try set.records(ScorecardKeys.redLines).value {
      redLines.append(try RedLine(record))
    }
    guard !items.isEmpty else {
      throw .wrongValue(
        file: set.id, path: ScorecardKeys.items.name,
        expected: Text(en: "at least one item", zh: "至少一个评价项目"))
    }
    self.items = items
    self.indicators = indicators
    self.redLines = redLines
    // A card that does not say otherwise counts the hours of all days.
    countsWorkingHours =
      set.has(ScorecardKeys.limitHours)
      ? try set.text(ScorecardKeys.limitHours).value == "working" : false
    volumeLines = try set.integer(ScorecardKeys.volumeLines)
    deductingFaults = try set.list(ScorecardKeys.deductingFaults).map { words in
      words.compactMap { FaultParty(rawValue: $0) }
    }
    upholdsRecords = try set.text(ScorecardKeys.upheld).map { $0 == "record" }
    holdsBackAppeals = try set.text(ScorecardKeys.pendingAppeal).map { $0 == "hold-back" }
  }

  /// Whose card it is and since when, where it says so.
  public var adoption: Text? {
    let parts = [
      hospital.map { Text(en: "of \($0)", zh: "适用医院：\($0)") },
      adopted.map { Text(en: "adopted on \($0.iso)", zh: "审定日期：\($0.iso)") },
    ].compactMap(\.self)
    guard let first = parts.first else { return nil }
    let rest = parts.dropFirst().reduce(Text("")) { $0 + Text(en: ", ", zh: "；") + $1 }
    return Text(en: "scorecard \(ruleSet.id) ", zh: "评价表 \(ruleSet.id)，") + first + rest
  }

  /// The limits of computed indicators, which count as used where lines were judged by them.
  var limits: RuleSet { ruleSet.readAhead }

  /// The position of the indicator that a measure computes; nil when the card has none.
  func indicator(of measure: Measure) -> Int? {
    indicators.firstIndex { $0.measure == measure }
  }

  /// The codes of the indicators that are computed, of many in a row the first and the last:
  /// `B1–B4 and E1`. Nil of a card that has none.
  public var computedCodes: Text? {
    var runs: [(first: String, last: String, next: String)] = []
    for code in indicators.filter({ $0.measure != nil }).map(\.code) {
      let digits = code.reversed().prefix { $0.isASCII && $0.isNumber }.count
      let number = Int(code.suffix(digits))
      let next = number.map { code.dropLast(digits) + String($0 + 1) } ?? ""
      let first = runs.last?.next == code ? runs.removeLast().first : code
      runs.append((first, code, String(next)))
    }
    let parts = runs.map { $0.first == $0.last ? $0.first : "\($0.first)–\($0.last)" }
    guard let last = parts.last else { return nil }
    let before = parts.dropLast()
    guard !before.isEmpty else { return Text(last) }
    return Text(
      en: before.joined(separator: ", ") + " and \(last)",
      zh: before.joined(separator: "、") + " 与 \(last)")
  }

  /// With fewer order lines in a quarter the fill rate is off; nil where it is never judged.
  public var fillRateLines: Int? {
    indicator(of: .fillRate) == nil
      ? nil : try? limits.integer(ScorecardKeys.fillRateLines).value
  }

  /// What must be said wherever the indicators are shown; nil when they are published ones.
  public var banner: Text? {
    guard let parameter = ruleSet.parameters[ScorecardKeys.indicators.name] else { return nil }
    let grades = indicators.flatMap { [$0.points.grade, $0.cap.grade] }.filter { $0 != .supplied }
    guard let weakest = grades.max(), weakest > .published else { return nil }
    let title = Text(
      en: "The indicators, points and caps of \(ruleSet.id) are \(weakest.title.en)",
      zh: "\(ruleSet.id) 的指标、分值和上限为\(weakest.title.zh)")
    guard let note = parameter.note else { return title + Text(en: ".", zh: "。") }
    return title + Text(en: ". ", zh: "。") + note
  }
}
