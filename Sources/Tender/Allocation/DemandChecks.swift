import ExactNumbers
import RuleBook
public import Tables
import Wording

/// What reported need is held against.
extension TenderKeys {
  static let leastNeed = RuleKey(
    "demand.least_share", .number(.share(example: "0.8")), .share,
    others: .exempt(
      Text(en: "it is asked of the file before anything is decided", zh: "用于核对报量表，不影响结果")),
    en: "reported need is at least this share of the mean use, or has a reason",
    zh: "报量不低于平均用量的该比例，或附理由")
}

/// Holds a table of reported volumes against the rules by which it is shared out.
public enum DemandChecks {
  /// Brands where the rules need them, or know nothing of them; and needs that are far below what was
  /// used before, without a reason (round 11).
  ///
  /// - Throws: `RuleError` where a parameter is not set, `NumberError`.
  public static func findings(
    _ demand: [Demand], rules: TenderRules, layout: TableReader.Layout
  ) throws -> Findings {
    var findings = Findings()
    checkBrands(demand, rules.ruleSet, layout, &findings)
    try checkNeeds(demand, rules.ruleSet, layout, &findings)
    return findings
  }

  private static func checkBrands(
    _ demand: [Demand], _ set: RuleSet, _ layout: TableReader.Layout, _ findings: inout Findings
  ) {
    let first = demand.first { $0.brand != nil }
    switch set.word(of: TenderKeys.volumeRule).flatMap(VolumeRule.init) {
    case .ownNeed where first == nil && !demand.isEmpty:
      findings.add(
        layout.findingOfHeader(
          .missingColumn, field: "brand",
          Text(
            en: "\(set.id) gives winners a share of what was reported for their own brands",
            zh: "\(set.id) 按各品牌自身报量分配采购量")))
    case .regions where set.word(of: TenderKeys.brands) != "yes":
      guard let first else { return }
      findings.add(
        layout.finding(
          .contradiction, row: first.row, field: "brand", value: first.brand,
          reason: Text(
            en:
              "under \(set.id) hospitals do not report by brand: who is chosen supplies the region",
            zh: "\(set.id) 不按品牌报量，由选区的中选企业供应")))
    default: break
    }
  }

  /// The rows of one lot, hospital or region, and strength, with the first of them.
  private static func byHospital(_ demand: [Demand]) -> [(first: Demand, rows: [Demand])] {
    func key(_ row: Demand) -> [String] { [row.lot, row.region, row.strength?.text ?? ""] }
    let groups = Dictionary(grouping: demand, by: key)
    return demand.unique(by: key).map { ($0, groups[key($0)] ?? []) }
  }

  private static func checkNeeds(
    _ demand: [Demand], _ set: RuleSet, _ layout: TableReader.Layout, _ findings: inout Findings
  ) throws {
    guard let share = try set.given(TenderKeys.leastNeed, set.number) else { return }
    for (row, rows) in Self.byHospital(demand) where rows.allSatisfy({ $0.reason == nil }) {
      // Brands of one strength are one need, beside one mean use.
      let uses = Set(rows.compactMap(\.meanUse))
      guard !uses.isEmpty else { continue }
      var (use, volume) = (Ratio.zero, Ratio.zero)
      for other in uses { use = try use + other }
      for other in rows { volume = try volume + other.volume }
      let least = try use * share.value
      guard volume < least else { continue }
      let (percent, shown) = (share.value.percentPoints.text, least.display)
      findings.add(
        layout.finding(
          .lowNeed, row: row.row, field: "volume", value: volume.exactText,
          reason: Text(
            en: "less than \(percent)% of the mean use \(use.exactText), which is \(shown) — ",
            zh: "低于平均用量 \(use.exactText) 的 \(percent)%，即 \(shown)——") + share.reference))
    }
  }
}

extension FindingCode {
  /// Less is reported than the rules ask for.
  static let lowNeed = FindingCode("low-need")
}
