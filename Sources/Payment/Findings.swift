import Interventions
public import Tables
import Wording

/// The findings that payment tables can have besides those of any table.
extension FindingCode {
  /// A due rule that the rule set does not have.
  public static let unknownDueRule = FindingCode(
    "unknown-due-rule", meaning: Text(en: "no due rule is called that", zh: "没有该付款规则"),
    remedy: Text(
      en: "use an id of the rule set; `vbp rules show` lists them",
      zh: "请使用规则集中的规则编号；用 vbp rules show 查看"))
  /// A decision that `vbp intervene` does not write.
  public static let unknownIntervention = FindingCode(
    "unknown-intervention", meaning: Text(en: "no such intervention", zh: "没有该干预措施"),
    remedy: Sanction.remedy)
  /// Not a quarter.
  public static let notAQuarter = FindingCode(
    "not-a-quarter", meaning: Text(en: "not a quarter", zh: "不是有效的季度"),
    remedy: Text(en: "write it like 2021Q4", zh: "请写成 2021Q4"))
  /// Values of an invoice that do not go together.
  public static let impossibleInvoice = FindingCode(
    "impossible-invoice",
    meaning: Text(en: "the values of the invoice contradict each other", zh: "发票各项内容自相矛盾"),
    remedy: Text(en: "correct the row from the invoice and the contract", zh: "请按发票与合同更正"))

  /// The codes of payment tables, in the order of the catalogue.
  public static let ofPayments: [FindingCode] = [
    unknownDueRule, unknownIntervention, notAQuarter, impossibleInvoice,
  ]
}
