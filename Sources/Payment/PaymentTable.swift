import ExactNumbers
import Tables
public import Wording
public import Writing

/// The tables of `vbp pay`.
public enum PaymentTable {
  /// Every invoice with its due date, the legal limit and what lies beyond it.
  public static func table(_ plans: PaymentPlans, language: Language) -> OutputTable {
    let columns: [OutputTable.Column] = [
      .init("invoice", zh: "发票号"), .init("base_due", zh: "应付日", date: true),
      .init("delay", zh: "延迟月数", numeric: true), .init("due", zh: "执行付款日", date: true),
      .init("legal_limit", zh: "法定期限", date: true), .init("days_beyond", zh: "超期天数", numeric: true),
      .init("interest", zh: "逾期利息", numeric: true), .init("status", zh: "状态"),
      .init("distributor", zh: "配送企业"), .init("accepted_at", zh: "验收日期", date: true, dropOrder: 3),
      .init("amount", zh: "金额", numeric: true), .init("rule", zh: "付款规则", dropOrder: 2),
      .init("reason", zh: "说明", dropOrder: 1),
    ]
    // Made once, as they come again and again.
    let rules = Permanent(ReadyTexts(plans.rules.dueRules.map(\.id)))
    let distributors = Permanent(ReadyTexts(plans.invoices.distributors))
    return OutputTable(columns: columns, slicesOf: plans.count) { slice, row in
      var reasons: [PaymentPlan.Grounds: RowWriter.WrittenText] = [:]
      for position in slice {
        let plan = plans[position]
        row.text(plan.invoice.number)
        row.text(plan.baseDue?.iso ?? "")
        row.number(plan.delayMonths)
        row.text(plan.due?.iso ?? "")
        row.text(plan.legalLimit?.iso ?? "")
        row.number(plan.daysBeyond)
        row.number(plan.interest?.ratio, decimals: 2...Yuan.decimals)
        row.text(plan.status.title(language))
        row.text(plan.invoice.distributorNumber, of: distributors)
        row.text(plan.invoice.acceptedAt.iso)
        row.number(plan.invoice.amount.ratio, decimals: 2...Yuan.decimals)
        row.text(plan.invoice.ruleNumber, of: rules)
        if let reason = reasons[plan.grounds] {
          row.again(reason)
        } else {
          reasons[plan.grounds] = row.written(plan.reason(language))
        }
        row.endRow()
      }
    }
  }

  /// What is held back, by distributor and month of the usual due date.
  public static func totals(_ totals: [PaymentTotal]) -> OutputTable {
    OutputTable(
      columns: [
        .init("distributor", zh: "配送企业"), .init("month", zh: "应付月份"),
        .init("invoices", zh: "发票数", numeric: true), .init("amount", zh: "金额", numeric: true),
        .init("held_invoices", zh: "暂缓发票数", numeric: true),
        .init("held_amount", zh: "暂缓金额", numeric: true), .init("held_until", zh: "暂缓至"),
        .init("beyond_limit", zh: "超法定期限发票数", numeric: true),
        .init("interest", zh: "逾期利息", numeric: true),
      ],
      rows: totals.map { total in
        [
          .text(total.distributor), .text(total.month), .number(String(total.invoices)),
          .number(total.amount.text()), .number(String(total.heldInvoices)),
          .number(total.heldAmount.text()), .text(total.heldUntil?.iso ?? ""),
          .number(String(total.beyondLimit)), .number(total.interest.text()),
        ]
      })
  }
}
