import ExactNumbers
import Tables
public import Wording
public import Writing

/// The tables of `vbp intervene`.
public enum InterventionTable {
  /// The decisions, as `vbp pay` reads them.
  public static func table(_ list: [Intervention], roster: Roster, language: Language)
    -> OutputTable
  {
    OutputTable(
      columns: [
        .init("distributor", zh: "配送企业"), .init("window", zh: "累计窗口"),
        .init("total", zh: "累计扣分", numeric: true), .init("intervention", zh: "干预"),
        .init("until", zh: "截止日", date: true), .init("reason", zh: "理由"),
        .init("quarter", zh: "执行季度", dropOrder: 1),
        .init("phase", zh: "阶段", dropOrder: 2),
        .init("delay_months", zh: "延迟月数", numeric: true, dropOrder: 3),
      ],
      rows: list.map { item in
        [
          .text(roster[item.firm]), .text(Quarter.name(of: item.window)),
          item.total.map { .number($0.points) } ?? .empty, .text(item.applied.title(language)),
          .text(item.until?.iso ?? ""), .text(item.reason(language)), .text(item.quarter.text),
          .text(item.phase.title(language)), .number(String(item.delayMonths)),
        ]
      })
  }

  /// The columns of a preview that say something of all distributors together.
  public static let columnsOfPreview: Set<String> = [
    "judged", "delayed", "excluded", "delayed_distributors", "excluded_distributors",
  ]

  /// Whom other thresholds would hit, one row for each pair of them.
  public static func preview(_ previews: [Preview], roster: Roster) -> OutputTable {
    func names(_ firms: [Int]) -> Cell {
      .text(firms.map { roster[$0] }.joined(separator: ", "))
    }
    return OutputTable(
      columns: [
        .init("delay_above", zh: "延迟付款阈值", numeric: true),
        .init("exclusion_above", zh: "取消候选阈值", numeric: true),
        .init("judged", zh: "参评企业数", numeric: true),
        .init("delayed", zh: "仅延迟付款数", numeric: true),
        .init("excluded", zh: "延迟并取消候选数", numeric: true),
        .init("delayed_distributors", zh: "仅延迟付款企业"),
        .init("excluded_distributors", zh: "延迟并取消候选企业"),
      ],
      rows: previews.map { preview in
        [
          .number(preview.thresholds.delayAbove.points),
          .number(preview.thresholds.exclusionAbove.points), .number(String(preview.judged)),
          .number(String(preview.delayed.count)), .number(String(preview.excluded.count)),
          names(preview.delayed), names(preview.excluded),
        ]
      })
  }

  /// What a recomputation changed, one row for each distributor whose total is another.
  public static func changes(_ changes: [InterventionChange], language: Language) -> OutputTable {
    OutputTable(
      columns: [
        .init("distributor", zh: "配送企业"), .init("window", zh: "累计窗口"),
        .init("total_before", zh: "原累计扣分", numeric: true),
        .init("total", zh: "现累计扣分", numeric: true),
        .init("intervention_before", zh: "原干预"), .init("intervention", zh: "现干预"),
        .init("changes", zh: "变动"),
      ],
      rows: changes.map { change in
        [
          .text(change.name), .text(Quarter.name(of: change.window)),
          change.before.total.map { .number($0.points) } ?? .empty,
          change.after.total.map { .number($0.points) } ?? .empty,
          .text(change.before.sanction.title(language)),
          .text(change.after.sanction.title(language)),
          .text(change.events.joined()(language)),
        ]
      })
  }
}
