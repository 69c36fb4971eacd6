public import RuleBook
import Wording

/// The parameters of a payment rule set.
public enum PaymentKeys {
  // Due dates
  static let dueRules = RuleKey(
    "due.rules",
    .records([
      .words("id"), .words("en"), .words("zh"),
      RuleColumn(
        "method", .choice(DueRule.Method.allCases.map(\.rawValue)), others: .otherWords),
      RuleColumn("offset", .number(.whole(from: 0, to: 3_650, example: "30")), others: .step("1")),
      .words("document"),
    ]), others: .byColumn,
    en: "due rules: the end of the month so many months after acceptance, or so many days after",
    zh: "付款规则：验收后若干月的月底，或验收后若干天")
  static let vbpRule = ruleName(
    "due.vbp", Text(en: "due rule of volume-based products", zh: "集采药品适用的付款规则"))
  static let otherRule = ruleName(
    "due.other", Text(en: "due rule of other products", zh: "其他药品适用的付款规则"))
  static let directRule = ruleName(
    "due.direct", Text(en: "due rule of direct settlement", zh: "直接结算适用的付款规则"))

  /// A parameter that names one of the due rules.
  private static func ruleName(_ name: String, _ meaning: Text) -> RuleKey {
    RuleKey(
      name, .text(.free(Text(en: "the id of a rule of due.rules", zh: "due.rules 中的规则编号"))),
      others: .exempt(
        Text(
          en: "another due rule is another scheme, which a set of its own says",
          zh: "采用其他付款规则即为另一方案，应另立规则集")), en: meaning.en,
      zh: meaning.zh)
  }

  // Delay
  static let delayAppliesTo = RuleKey(
    "delay.applies_to", .choice(["due-in-quarter", "accepted-in-quarter"]), others: .otherWords,
    en: "which invoices an intervention delays: those due, or those accepted, in its quarter",
    zh: "干预延迟的发票：应付日或验收日在执行季度内")

  static let delayOfMonthEnd = RuleKey(
    "delay.of_month_end", .choice(["month-end", "same-day"]), others: .otherWords,
    en: "a due date at the end of a month by its rule moves to the end of a month, or to the "
      + "same day",
    zh: "按规则为月底的应付日，延迟后仍为月底，或为同一日")

  // Legal limit and interest
  static let limitDays = RuleKey(
    "limit.days", .number(.whole(from: 0, to: 3_650, example: "30")), .days, others: .step("1"),
    en: "days in which small and medium firms are paid where no term is agreed",
    zh: "未约定期限时向中小企业付款的天数")
  static let limitContractDays = RuleKey(
    "limit.contract_days", .number(.whole(from: 0, to: 3_650, example: "60")), .days,
    others: .step("1"),
    en: "the longest term that a contract may agree, in days", zh: "合同可约定的最长付款天数")
  static let unknownSize = RuleKey(
    "limit.unknown_size", .choice(["small-or-medium", "large"]), others: .otherWords,
    en: "how an invoice is checked that does not say what size the firm is",
    zh: "未注明企业规模的发票按何种规模核对")
  static let largeFirms = RuleKey(
    "limit.large_firms", .choice(["base-due", "none"]), others: .otherWords,
    en: "legal limit of large firms: the due date of the payment rule, or none",
    zh: "大型企业的法定期限：付款规则的应付日，或不适用")
  static let dailyRate = RuleKey(
    "interest.daily_rate", .number(.share(example: "0.0005")), .share, others: .step("0.0001"),
    en: "late-payment interest per day for small and medium firms where no rate is agreed",
    zh: "未约定利率时中小企业逾期日利率")
  static let interestDecimals = RuleKey(
    "interest.decimals", .number(.whole(from: 0, to: 6, example: "2")), .decimals,
    others: .step("1"),
    en: "digits to which interest is rounded (half up)", zh: "利息四舍五入保留的小数位数")

  /// All of them, in the order in which they are shown.
  public static let catalogue = RuleCatalogue(
    kind: "payment",
    title: Text(en: "payment terms", zh: "付款期限"),
    keys: [
      dueRules, vbpRule, otherRule, directRule, delayAppliesTo, delayOfMonthEnd, limitDays,
      limitContractDays,
      unknownSize, largeFirms, dailyRate, interestDecimals,
    ],
    conditions: [
      .names(vbpRule, oneOf: dueRules), .names(otherRule, oneOf: dueRules),
      .names(directRule, oneOf: dueRules), .rising(limitDays, limitContractDays),
    ])
}
