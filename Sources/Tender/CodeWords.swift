import PriceRatio
import RuleBook
public import Wording
package import Writing

/// The words for the codes in the tables of a tender, as reports and workbooks show them.
package enum CodeWords {
  package static let decision: OutputTable.CodeWords = { Decision(rawValue: $0)?.title($1) }
  static let status: OutputTable.CodeWords = { BidStatus(rawValue: $0)?.title($1) }
  package static let entitlement: OutputTable.CodeWords = { Entitlement(rawValue: $0)?.title($1) }
  static let role: OutputTable.CodeWords = { AllocationLine.Role(rawValue: $0)?.title($1) }
  static let figure: OutputTable.CodeWords = { TenderFigures.titles[$0]?($1) }

  /// What decided: a parameter of the rules, or what is none.
  package static let basis: OutputTable.CodeWords = { code, language in
    let words =
      bases[code] ?? TenderKeys.catalogue.words(for: code)
      ?? ProfileKeys.catalogue.words(for: code)
    return words?(language)
  }

  private static let bases: [String: Text] = [
    "ruling": Text(en: "ruling", zh: "裁定"),
    "tie": Text(en: "tie", zh: "并列未决"),
    "entity": Text(en: "another bidder of the entity", zh: "同一合并主体的其他报价"),
    "main_strength": Text(en: "main strength", zh: "主品规"),
    "validity.quote": Text(en: "a quote", zh: "须有申报价"),
    "validity.ceiling": Text(en: "ceiling", zh: "最高有效申报价"),
    "validity.own_lowest": Text(en: "own lowest price", zh: "企业自身最低价"),
    "comparable.strength": Text(en: "conversion of the strength", zh: "规格折算"),
  ]

  /// Sentences that name parameters as their sources.
  static let reasons: OutputTable.CodeWords = { TenderKeys.catalogue.inWords($0, $1) }
}

extension Decision {
  /// The word for a cell.
  public var title: Text {
    switch self {
    case .yes: Text(en: "yes", zh: "是")
    case .no: Text(en: "no", zh: "否")
    case .tie: Text(en: "tie", zh: "并列未决")
    case .undecided: Text(en: "undecided", zh: "未决")
    }
  }
}

extension BidStatus {
  /// The words for a cell.
  public var title: Text {
    switch self {
    case .valid: Text(en: "valid", zh: "有效")
    case .noQuote: Text(en: "no quote", zh: "未申报价格")
    case .disqualified: Text(en: "disqualified", zh: "取消资格")
    case .withdrawn: Text(en: "withdrawn", zh: "撤回")
    case .noBid: Text(en: "no bid", zh: "未报价")
    case .aboveCeiling: Text(en: "above the ceiling", zh: "高于最高有效申报价")
    case .aboveOwnLowest: Text(en: "above the own lowest price", zh: "高于企业自身最低价")
    case .notComparable: Text(en: "not comparable", zh: "无法折算")
    }
  }
}

extension AllocationLine.Role {
  /// The words for a cell.
  public var title: Text {
    switch self {
    case .main: Text(en: "main supplier", zh: "主供")
    case .reported: Text(en: "reported brand", zh: "报量品牌")
    case .standby: Text(en: "standby", zh: "备供")
    case .tie: Text(en: "tie", zh: "并列未决")
    case .standbyTie: Text(en: "standby: tie", zh: "备供：并列未决")
    case .undecided: Text(en: "undecided", zh: "未决")
    case .hospitals: Text(en: "hospitals choose", zh: "医疗机构自主选择")
    }
  }
}

extension TenderFigures {
  /// The figures in words.
  static let titles: [String: Text] = [
    "lots": Text(en: "lots", zh: "品种数"),
    "lots_failed": Text(en: "lots without a winner", zh: "流标品种数"),
    "lots_open": Text(en: "lots left to decide", zh: "待决定品种数"),
    "products_bid": Text(en: "products bid", zh: "申报产品数"),
    "products_selected": Text(en: "products selected", zh: "拟中选产品数"),
    "share_products_selected": Text(en: "share of products selected", zh: "产品拟中选率"),
    "firms_bid": Text(en: "firms bidding", zh: "申报企业数"),
    "firms_selected": Text(en: "firms selected", zh: "拟中选企业数"),
    "share_firms_selected": Text(en: "share of firms selected", zh: "企业拟中选率"),
    "winners_per_lot": Text(en: "winners per lot", zh: "品种平均拟中选企业数"),
    "reference_products_selected": Text(en: "reference products selected", zh: "拟中选参比制剂数"),
    "mean_cut": Text(en: "mean cut", zh: "平均降幅"),
    "median_cut": Text(en: "median cut", zh: "降幅中位数"),
    "largest_cut": Text(en: "largest cut", zh: "最大降幅"),
    "mean_cut_from_former_price": Text(en: "mean cut from the former price", zh: "较原价平均降幅"),
    "median_cut_from_former_price": Text(
      en: "median cut from the former price", zh: "较原价降幅中位数"),
    "largest_cut_from_former_price": Text(
      en: "largest cut from the former price", zh: "较原价最大降幅"),
    "money_saved": Text(en: "money saved (yuan)", zh: "预计节约金额（元）"),
  ]
}
