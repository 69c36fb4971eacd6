import ExactNumbers
public import Tables
import Wording

/// The values by which rules decide and which a table of bids must therefore have.
///
/// A value that is not there would count as zero, as yes or as lost. One finding tells that a column
/// is missing, one for each row that a cell is empty.
public enum NeededValues {
  /// What is missing in some bids for rules under which they are to be evaluated.
  public static func findings(in bids: BidRows, rules: [TenderRules]) -> Findings {
    // Several rules may need the same of a bid.
    var (findings, told) = (Findings(), Set<Place>())
    for need in rules.flatMap(needs) {
      let hasColumn = bids.layout.hasColumn(of: need.field)
      if let other = need.onlyWith, !bids.layout.hasColumn(of: other) { continue }
      for lot in bids.lots() {
        for bid in lot.bids where need.isNeeded(bid, lot) && !need.isGiven(bid) {
          let place = Place(field: need.field, row: hasColumn ? bid.row : nil)
          guard told.insert(place).inserted else { continue }
          findings.add(finding(need, at: place, in: bids.layout))
        }
      }
    }
    findings.sortByRow()
    return findings
  }

  /// A cell that is empty, or the whole column where it is not there.
  private struct Place: Hashable {
    let field: String
    let row: Int?
  }

  private static func finding(_ need: Need, at place: Place, in layout: TableReader.Layout)
    -> Finding
  {
    guard let row = place.row else {
      return layout.findingOfHeader(.missingColumn, field: need.field, need.reason)
    }
    return layout.finding(
      .missingValue, row: row, field: need.field, value: nil, reason: need.reason)
  }

  /// A value that some bids must have.
  private struct Need {
    let field: String
    let reason: Text
    let isNeeded: (Bid, Lot) -> Bool
    let isGiven: (Bid) -> Bool
    /// A column without which a file lacks nothing.
    let onlyWith: String?

    /// Of every bid with a quote, unless it is said of which.
    init(
      _ field: String, _ reason: Text, of isNeeded: @escaping (Bid, Lot) -> Bool = hasQuote,
      isGiven: @escaping (Bid) -> Bool, onlyWith: String? = nil
    ) {
      self.onlyWith = onlyWith
      (self.field, self.reason, self.isNeeded, self.isGiven) = (field, reason, isNeeded, isGiven)
    }

    static func hasQuote(_ bid: Bid, _: Lot) -> Bool { bid.quote != nil }
  }

  private static func needs(of rules: TenderRules) -> [Need] {
    [coefficient] + rankingNeeds(rules) + ceilingNeeds(rules) + selectionNeeds(rules)
      + unitNeeds(rules)
  }

  /// Where a file has coefficients, one that is missing is not 1.
  private static var coefficient: Need {
    Need(
      "coefficient",
      Text(
        en: "other bids have a coefficient: write 1 where the price is not divided",
        zh: "其他报价填写了功能系数；不折算的请填 1"),
      isGiven: { $0.hasCoefficient }, onlyWith: "coefficient")
  }

  private static func rankingNeeds(_ rules: TenderRules) -> [Need] {
    let id = rules.ruleSet.id
    let points = Need(
      "technical_score",
      Text(
        en: "\(id) ranks by score: every bid with a quote needs its technical points",
        zh: "\(id) 按综合得分排序：有报价的均须填写技术分"),
      isGiven: { $0.technicalScore != nil })
    let ceiling = Need(
      "ceiling",
      Text(
        en: "\(id) ranks by the cut from the ceiling: every bid with a quote needs one",
        zh: "\(id) 按降幅排序：有报价的均须填写最高有效申报价"),
      isGiven: { $0.ceiling != nil })
    switch rules.ranking.basis.value {
    case .price: return []
    case .cut: return [ceiling]
    case .score:
      return rules.ranking.priceForm?.value == .lowest ? [points] : [points, ceiling]
    }
  }

  /// What tells which ceiling of the rules is a bid's, and what one follows from.
  private static func ceilingNeeds(_ rules: TenderRules) -> [Need] {
    guard let ceilings = rules.ceilings else { return [] }
    let id = rules.ruleSet.id
    var needs: [Need] = []
    if let basis = ceilings.basis?.value, basis != .all {
      needs.append(
        Need(
          basis.rawValue,
          Text(
            en: "\(id) sets ceilings by this column: every bid with a quote needs it",
            zh: "\(id) 按该列设最高有效申报价：有报价的均须填写"),
          isGiven: { basis.name(of: $0) != nil }))
    }
    if ceilings.listingShare != nil {
      let reason = Text(
        en: "\(id) takes the ceiling from both listed prices; one of them is missing",
        zh: "\(id) 的最高有效申报价由两个价格得出，缺少其一")
      needs.append(
        Need(
          "provincial_highest", reason,
          of: { bid, _ in bid.ceiling == nil && bid.listingMean != nil },
          isGiven: { $0.provincialHighest != nil }, onlyWith: "listing_mean"))
      needs.append(
        Need(
          "listing_mean", reason,
          of: { bid, _ in bid.ceiling == nil && bid.provincialHighest != nil },
          isGiven: { $0.listingMean != nil }, onlyWith: "provincial_highest"))
    }
    return needs
  }

  private static func selectionNeeds(_ rules: TenderRules) -> [Need] {
    let id = rules.ruleSet.id
    var needs: [Need] = []
    if rules.selection.paymentFloor != nil {
      needs.append(
        Need(
          "ceiling",
          Text(
            en: "\(id) pays at least a share of the ceiling: every bid with a quote needs one",
            zh: "\(id) 的支付标准不低于最高有效申报价的一定比例：有报价的均须填写"),
          isGiven: { $0.ceiling != nil }))
    }
    if rules.shortlist.caps == nil, rules.selection.tests.value.isEmpty,
      rules.ceilings?.table == nil
    {
      needs.append(
        Need(
          "ceiling",
          Text(
            en: "\(id) selects every bid at or under its ceiling: every bid with a quote needs one",
            zh: "\(id) 不高于最高有效申报价即中选：有报价的均须填写"),
          isGiven: { $0.ceiling != nil }))
    }
    if rules.selection.needsCostStatement?.value == true {
      needs.append(
        Need(
          "cost_statement",
          Text(
            en: "\(id) asks bids below the anchor for a statement of their cost: write Y or N",
            zh: "\(id) 要求低于基准价的报价作成本说明：请填写是或否"),
          isGiven: { $0.hasCostStatement != nil }, onlyWith: "cost_statement"))
    }
    return needs + rules.selection.tests.value.flatMap { testNeeds($0, id) }
  }

  /// What a test needs of every bid; one that lacks a ceiling may be selected by another test.
  private static func testNeeds(_ test: SelectionTest, _ id: String) -> [Need] {
    switch test {
    case .multiple, .floor, .cut: []
    case .line:
      [
        Need(
          "line",
          Text(
            en: "\(id) selects by the published line: every bid with a quote needs its group's",
            zh: "\(id) 按公布线确定中选：有报价的均须填写本组公布线"),
          isGiven: { $0.line != nil })
      ]
    }
  }

  /// Where all firms bid in one unit, what splits them does not matter.
  private static func unitNeeds(_ rules: TenderRules) -> [Need] {
    guard let units = rules.units else { return [] }
    let id = rules.ruleSet.id
    let isSplit: (Bid, Lot) -> Bool = { $1.bids.count > units.allUpTo.value }
    return [
      Need(
        "reported_volume",
        Text(
          en: "\(id) splits firms into bidding units by volume: every bid needs what was reported",
          zh: "\(id) 按报量划分竞价单元：均须填写报量"),
        of: isSplit, isGiven: { $0.reportedVolume != nil }),
      Need(
        "supplies_all_regions",
        Text(
          en: "\(id) lets a firm bid in unit A only if it can supply every region: write Y or N",
          zh: "\(id) 规定能供应全部地区的企业方可进入 A 单元：请填写是或否"),
        of: isSplit, isGiven: { $0.suppliesAllRegions != nil }),
    ]
      + (units.needsCompleteSystems?.value == true
        ? [
          Need(
            "complete_system",
            Text(
              en: "\(id) lets a system bid in unit A only if it has every part: write Y or N",
              zh: "\(id) 规定部件齐全的产品系统方可进入 A 单元：请填写是或否"),
            of: isSplit, isGiven: { $0.isCompleteSystem != nil })
        ] : [])
  }
}
