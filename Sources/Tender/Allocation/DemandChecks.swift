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
    _ demand: DemandList, rules: TenderRules, layout: TableReader.Layout
  ) throws -> Findings {
    var findings = Findings()
    checkBrands(demand, rules.ruleSet, layout, &findings)
    try checkNeeds(demand, rules.ruleSet, layout, &findings)
    return findings
  }

  private static func checkBrands(
    _ demand: DemandList, _ set: RuleSet, _ layout: TableReader.Layout, _ findings: inout Findings
  ) {
    let first = demand.firstOfBrand
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

  private static func checkNeeds(
    _ demand: DemandList, _ set: RuleSet, _ layout: TableReader.Layout, _ findings: inout Findings
  ) throws {
    guard let share = try set.given(TenderKeys.leastNeed, set.number) else { return }
    var needs: [HospitalNeed] = []
    for lot in 0..<demand.lotCount {
      try demand.read(of: lot) { rows, _, positions in
        for need in HospitalNeed.all(rows, positions) where try need.isLow(share.value) {
          needs.append(need)
        }
      }
    }
    let percent = share.value.percentPoints.text
    for need in needs.sorted(by: { $0.first < $1.first }) {
      let (use, least) = (try need.use, try need.use * share.value)
      findings.add(
        layout.finding(
          .lowNeed, row: demand[need.first].row, field: "volume", value: try need.volume.exactText,
          reason: Text(
            en:
              "less than \(percent)% of the mean use \(use.exactText), which is \(least.display) — ",
            zh: "低于平均用量 \(use.exactText) 的 \(percent)%，即 \(least.display)——")
            + share.reference))
    }
  }
}

/// The need of one lot, hospital or region, and strength: its brands are one need, beside one mean use.
private struct HospitalNeed {
  /// The position of the first row.
  let first: Int
  private var volumes: [Ratio] = []
  private var uses: Set<Ratio> = []
  private var hasReason = false

  private struct Place: Hashable { let region, strength: Int32 }

  /// The needs in the rows of a lot.
  static func all(_ rows: DemandRows, _ positions: ArraySlice<Int32>) -> [HospitalNeed] {
    guard rows.layout.place(.meanUse) > 0 else { return [] }
    var (needs, places) = ([HospitalNeed](), [Place: Int]())
    for position in positions.lazy.map({ Int($0) }) {
      let place = Place(
        region: rows.number(.region, of: position), strength: rows.number(.strength, of: position))
      let index = places[place] ?? needs.count
      if index == needs.count {
        places[place] = index
        needs.append(HospitalNeed(first: position))
      }
      needs[index].volumes.append(rows.amount(.volume, of: position) ?? .zero)
      if let use = rows.amount(.meanUse, of: position) { needs[index].uses.insert(use) }
      if rows.text(.reason, of: position) != nil { needs[index].hasReason = true }
    }
    return needs
  }

  private init(first: Int) { self.first = first }

  var volume: Ratio {
    get throws { try volumes.reduce(.zero) { try $0 + $1 } }
  }

  var use: Ratio {
    get throws { try uses.reduce(.zero) { try $0 + $1 } }
  }

  /// Whether it is less than a share of the mean use, and no reason is given.
  func isLow(_ share: Ratio) throws -> Bool {
    guard !hasReason, !uses.isEmpty else { return false }
    return try volume < use * share
  }
}

extension FindingCode {
  /// Less is reported than the rules ask for.
  static let lowNeed = FindingCode("low-need")
}
