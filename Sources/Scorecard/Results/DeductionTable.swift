import ExactNumbers
import Tables
public import Wording
public import Writing

/// The table of `vbp score --detail`: every deduction with what proves it.
public enum DeductionTable {
  /// The table.
  public static func table(_ deductions: [Deduction], roster: Roster, language: Language)
    -> OutputTable
  {
    OutputTable(
      columns: [
        .init("distributor", zh: "配送企业"), .init("quarter", zh: "季度"),
        .init("indicator", zh: "指标"), .init("title", zh: "内容", dropOrder: 4),
        .init("date", zh: "日期"),
        .init("order_id", zh: "订单号"), .init("line", zh: "行号"),
        .init("count", zh: "数量", numeric: true), .init("points", zh: "应扣分", numeric: true),
        .init("counted", zh: "计入扣分", numeric: true), .init("effect", zh: "处理"),
        .init("fault_party", zh: "责任方", dropOrder: 3), .init("status", zh: "申诉状态", dropOrder: 2),
        .init("evidence", zh: "证据"), .init("source", zh: "来源", dropOrder: 1),
      ],
      rows: deductions.map { row($0, roster: roster, language: language) })
  }

  private static func row(_ deduction: Deduction, roster: Roster, language: Language) -> [Cell] {
    let source = deduction.source.map {
      Text(en: "\($0.file) row \($0.row)", zh: "\($0.file) 第 \($0.row) 行")
    }
    return [
      .text(roster.names[deduction.firm]), .text(deduction.quarter.text), .text(deduction.code),
      .text(deduction.title(language)), .text(deduction.date), .text(deduction.order?.id ?? ""),
      .text(deduction.order?.line ?? ""), .number(String(deduction.count)),
      .number(deduction.points.points), .number(deduction.counted.points),
      .text(deduction.effect.title(language)), .text(deduction.fault.title(language)),
      .text(deduction.status.title(language)), .text(deduction.evidence(language)),
      .text(source?(language) ?? ""),
    ]
  }
}
