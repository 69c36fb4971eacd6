import RuleBook
import Wording

/// What would settle a value that is not sure: which piece of which document, or which result.
enum SettlingSources {
  static func text(of key: RuleKey, _ catalogue: RuleCatalogue) -> Text {
    let known = (sources[catalogue.kind] ?? []).first { key.name.hasPrefix($0.keys) }
    return known?.text ?? Text(en: "the text of the document, with its clause", zh: "文件原文及条款")
  }

  /// By the beginnings of keys; the first that fits holds.
  private static let sources: [String: [(keys: String, text: Text)]] = [
    "tender": tender,
    "price-ratio": [
      (
        "",
        Text(
          en: "the annex of the price-ratio rule in full, or published prices of such pairs",
          zh: "差比价规则附表全文，或此类规格的公布价格")
      )
    ],
    "scorecard": [
      ("", Text(en: "an authority's assessment rules in full", zh: "主管部门考核办法全文"))
    ],
    "payment": [("", Text(en: "the settlement rules in full", zh: "结算办法全文"))],
  ]

  private static let tender: [(keys: String, text: Text)] = [
    (
      "comparable.decimals",
      Text(
        en: "the clause on rounding, or a result in which a fifth decimal decided",
        zh: "采购文件的取舍条款，或由第五位小数决定的公布结果")
    ),
    (
      "comparable.form_factor",
      Text(
        en: "the clause on comparable prices, or the result of a lot with several forms",
        zh: "采购文件的单位可比价条款，或含多种剂型品种的公布结果")
    ),
    ("comparable.", Text(en: "the clause on comparable prices", zh: "采购文件的单位可比价条款")),
    ("units.", Text(en: "the clause on bidding units", zh: "采购文件的竞价单元条款")),
    (
      "validity.ceilings",
      Text(en: "the published list of ceilings", zh: "公布的最高有效申报价表")
    ),
    ("validity.", Text(en: "the clause on ceilings", zh: "采购文件的最高有效申报价条款")),
    (
      "count.",
      Text(
        en: "the result of a lot in which an invalid bid changes the cap",
        zh: "无效报价影响最多入围企业数的品种的公布结果")
    ),
    ("ranking.tie_breaks", Text(en: "the clause on equal prices", zh: "采购文件的同价排序条款")),
    ("ranking.", Text(en: "the clause on ranking", zh: "采购文件的排序条款")),
    ("score.", Text(en: "the document's scoring table", zh: "采购文件的评分表")),
    (
      "shortlist.caps",
      Text(
        en: "the document's own table of the maximum number of shortlisted bidders",
        zh: "采购文件的最多入围企业数表")
    ),
    ("shortlist.guaranteed", Text(en: "the clause on the guaranteed line", zh: "采购文件的保底中选条款")),
    ("shortlist.", Text(en: "the clause on the shortlist", zh: "采购文件的入围条款")),
    ("selection.floor", Text(en: "the clause on floor prices by form", zh: "采购文件的分剂型保底价条款")),
    (
      "selection.statistics",
      Text(en: "the clause on the anchor, with a worked example", zh: "采购文件的基准价条款及算例")
    ),
    (
      "selection.deviation",
      Text(en: "the clause on the anchor, with a worked example", zh: "采购文件的基准价条款及算例")
    ),
    ("selection.", Text(en: "the clause on who is selected", zh: "采购文件的拟中选条款")),
    ("zero_volume.", Text(en: "the clause on winners without volume", zh: "采购文件的零采购量中选条款")),
    (
      "elimination.",
      Text(
        en: "the clause on dropping the highest bids, or every quote of such a tender",
        zh: "采购文件的最高报价淘汰条款，或该批次全部报价")
    ),
    ("payment_standard.", Text(en: "the clause on the payment standard", zh: "支付标准条款")),
    ("revival.", Text(en: "the clause on revival", zh: "采购文件的复活条款")),
    ("share.", Text(en: "the document's table of first-year shares", zh: "采购文件的首年约定采购量比例表")),
    ("volume.standby", Text(en: "the clause on standby suppliers", zh: "采购文件的备供条款")),
    (
      "volume.class",
      Text(en: "the document's table of classes and their shares", zh: "采购文件的分类及比例表")
    ),
    ("volume.", Text(en: "the clause on agreed volumes", zh: "采购文件的约定采购量条款")),
    ("demand.", Text(en: "the notice on reporting need", zh: "报量通知")),
    ("term.", Text(en: "the clause on the term", zh: "采购文件的采购周期条款")),
  ]
}
