import ExactNumbers
import Tables
public import Wording
public import Writing

/// The table of `vbp score --item`, `--indicator` or `--distributor`: where the points were lost.
public enum ParetoTable {
  /// The table; `vital` marks the groups that together first reach 80 % of the points.
  public static func table(_ pareto: Pareto, language: Language) -> OutputTable {
    // Distributors have names and no codes.
    let hasCodes = pareto.groups.contains { !$0.code.isEmpty }
    return OutputTable(
      columns: (hasCodes ? [.init("code", zh: "代码")] : []) + columns,
      rows: pareto.groups.map { group in
        (hasCodes ? [.text(group.code)] : []) + row(group, language)
      })
  }

  private static let columns: [OutputTable.Column] = [
    .init("title", zh: "名称"), .init("points", zh: "扣分", numeric: true),
    .init("count", zh: "数量", numeric: true), .init("share", zh: "占比", numeric: true),
    .init("cumulative", zh: "累计占比", numeric: true), .init("vital", zh: "主要（80%以内）"),
  ]

  private static func row(_ group: Pareto.Group, _ language: Language) -> [Cell] {
    [
      .text(group.title(language)), .number(group.points.points), .number(String(group.units)),
      share(group.share), share(group.cumulative),
      .text(Text(en: group.isVital ? "Y" : "N", zh: group.isVital ? "是" : "否")(language)),
    ]
  }

  private static func share(_ value: Ratio?) -> Cell {
    value.flatMap { try? $0.decimalText(decimals: 4) }.map(Cell.number) ?? .empty
  }
}
