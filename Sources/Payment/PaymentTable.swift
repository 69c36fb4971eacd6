import ExactNumbers
import Tables
public import Wording
public import Writing

/// The tables of `vbp pay`.
public enum PaymentTable {
  /// Every invoice with its due date, the legal limit and what lies beyond it.
  public static func table(_ plans: [PaymentPlan], language: Language) -> OutputTable {
    OutputTable(
      columns: [
        .init("invoice", zh: "发票号"), .init("base_due", zh: "应付日"),
        .init("delay", zh: "延迟月数", numeric: true), .init("due", zh: "执行付款日"),
        .init("legal_limit", zh: "法定期限"), .init("days_beyond", zh: "超期天数", numeric: true),
        .init("interest", zh: "逾期利息", numeric: true), .init("status", zh: "状态"),
        .init("distributor", zh: "配送企业"), .init("accepted_at", zh: "验收日期", dropOrder: 3),
        .init("amount", zh: "金额", numeric: true), .init("rule", zh: "付款规则", dropOrder: 2),
        .init("reason", zh: "说明", dropOrder: 1),
      ],
      rows: plans.map { row($0, language) })
  }

  private static func row(_ plan: PaymentPlan, _ language: Language) -> [Cell] {
    [
      .text(plan.invoice.number), .text(plan.baseDue?.iso ?? ""),
      .number(String(plan.delayMonths)), .text(plan.due?.iso ?? ""),
      .text(plan.legalLimit?.iso ?? ""),
      plan.daysBeyond.map { .number(String($0)) } ?? .empty,
      plan.interest.map { .number($0.text()) } ?? .empty, .text(plan.status.title(language)),
      .text(plan.invoice.distributor), .text(plan.invoice.acceptedAt.iso),
      .number(plan.invoice.amount.text()), .text(plan.invoice.rule.id),
      .text(plan.reason(language)),
    ]
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
