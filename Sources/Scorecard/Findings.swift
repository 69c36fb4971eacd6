public import Tables
import Wording

/// The findings that the tables of a scorecard can have besides those of any table.
extension FindingCode {
  /// An indicator that the card does not have.
  public static let unknownIndicator = FindingCode(
    "unknown-indicator",
    meaning: Text(en: "the card has no such indicator", zh: "评价表中没有该指标"),
    remedy: Text(
      en: "use a code of the rule set; `vbp rules show` lists them",
      zh: "请使用规则集中的指标代码；用 vbp rules show 查看"))
  /// A party that no rule knows.
  public static let unknownParty = FindingCode(
    "unknown-fault-party", meaning: Text(en: "no such party", zh: "没有该责任方"),
    remedy: FaultParty.remedy)
  /// A state that an event cannot be in.
  public static let unknownStatus = FindingCode(
    "unknown-status", meaning: Text(en: "no such status", zh: "没有该状态"),
    remedy: EventStatus.remedy)
  /// An event under an indicator that is computed from the order lines.
  public static let countedTwice = FindingCode(
    "counted-twice",
    meaning: Text(
      en: "this indicator is computed from the order lines", zh: "该指标由订单明细计算"),
    remedy: Text(
      en: "remove the event, or name the order line and another party or an appeal",
      zh: "请删除该事件；如为申诉或他方责任，请填写订单号、行号与相应状态"))
  /// Times or quantities of an order line that cannot be true together.
  public static let impossibleOrder = FindingCode(
    "impossible-order",
    meaning: Text(
      en: "the times or quantities of the order line contradict each other",
      zh: "订单行的时间或数量自相矛盾"),
    remedy: Text(en: "correct the row from the delivery note", zh: "请按随货单据更正"))
  /// One order line delivered whole by more than one row.
  public static let deliveredTwice = FindingCode(
    "delivered-twice",
    meaning: Text(
      en: "the order line is delivered in full more than once", zh: "该订单行重复全量到货"),
    remedy: Text(
      en: "remove the repeated row, or give each delivery its own quantity",
      zh: "请删除重复行，或按每批实际数量填写"))
  /// Rows of one order line that disagree.
  public static let unlikeParts = FindingCode(
    "unlike-parts",
    meaning: Text(
      en: "the rows of one order line disagree on what was ordered", zh: "同一订单行的各批订购信息不一致"),
    remedy: Text(
      en: "times, ordered quantity, price and flags must be the same in all its rows",
      zh: "各批的下单、确认时间、订购数量、单价和标记应一致"))
  /// An interval or quantity in a form that cannot be counted exactly.
  public static let tooManyDecimals = FindingCode(
    "too-many-decimals",
    meaning: Text(en: "more than six decimals, or too large", zh: "小数超过六位或数值过大"),
    remedy: Text(en: "round the quantity to six decimals", zh: "请将数量保留至六位小数"))

  /// The codes of a scorecard's tables, in the order of the catalogue.
  public static let ofScorecards: [FindingCode] = [
    unknownIndicator, unknownParty, unknownStatus, countedTwice, impossibleOrder, deliveredTwice,
    unlikeParts, tooManyDecimals,
  ]
}
