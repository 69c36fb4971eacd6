import ExactNumbers
public import Scorecard
import Statistics
public import Tables
public import Wording
public import Writing

/// The table of `vbp score --rates`: how many order lines of a distributor came in time and in full,
/// with exact intervals.
public enum RateTable {
  /// The table of some quarters, by distributor, hospital, quarter and product; the order lines must
  /// have been read with rates.
  public static func table(_ scoring: Scoring, _ quarters: [Quarter], language: Language)
    -> OutputTable
  {
    let ranks = scoring.roster.ranks
    let rates = (scoring.orders?.rates ?? [:]).filter { quarters.contains($0.key.quarter) }.sorted {
      let (a, b) = ($0.key, $1.key)
      return (ranks[a.firm], a.quarter, place(a)) < (ranks[b.firm], b.quarter, place(b))
    }
    let tellsConfirmation = scoring.orders?.tellsConfirmation ?? false
    return OutputTable(columns: columns, rowCount: rates.count) { index in
      let (key, counts) = rates[index]
      return [
        .text(scoring.roster.distributor(of: key.firm)),
        .text(scoring.roster.hospital(of: key.firm) ?? ""), .text(key.quarter.text),
        key.isSelected.map { .text(Text(en: $0 ? "Y" : "N", zh: $0 ? "是" : "否")(language)) }
          ?? .empty,
      ] + cells(counts) + response(counts, tellsConfirmation: tellsConfirmation)
    }
  }

  /// Selected products first, those of which it is not said last.
  private static func place(_ key: RateKey) -> Int { key.isSelected.map { $0 ? 0 : 1 } ?? 2 }

  private static let columns: [OutputTable.Column] =
    [
      .init("distributor", zh: "配送企业"), .init("hospital", zh: "医疗机构", dropOrder: 6),
      .init("quarter", zh: "季度"), .init("selected_product", zh: "中选药品"),
      .init("lines", zh: "订单行数", numeric: true),
      .init("pending", zh: "未到时限", numeric: true, dropOrder: 5),
    ] + share("on_time", "及时行数", "到货及时率") + share("in_full", "足量行数", "足量率")
    + share("otif", "及时且足量行数", "OTIF") + [
      .init("fill_rate", zh: "配送率", numeric: true),
      .init("orders", zh: "订单数", numeric: true, dropOrder: 4),
      .init("confirmed", zh: "及时响应订单数", numeric: true, dropOrder: 3),
      .init("response_rate", zh: "订单响应率", numeric: true),
    ]

  private static func share(_ name: String, _ count: String, _ rate: String)
    -> [OutputTable.Column]
  {
    [
      .init(name, zh: count, numeric: true, dropOrder: 2),
      .init(name + "_rate", zh: rate, numeric: true),
      .init(name + "_low", zh: rate + "95%下限", numeric: true, dropOrder: 1),
      .init(name + "_high", zh: rate + "95%上限", numeric: true, dropOrder: 1),
    ]
  }

  private static func cells(_ counts: RateCounts) -> [Cell] {
    func share(_ count: Int) -> [Cell] {
      guard counts.lines > 0 else { return [.number("0"), .empty, .empty, .empty] }
      let interval = ProportionInterval(count: count, trials: counts.lines)
      return [
        .number(String(count)), rate(count, of: counts.lines),
        .number(interval.low.text(decimals: 4)), .number(interval.high.text(decimals: 4)),
      ]
    }
    let fillRate = (try? counts.fillRate).flatMap { $0 }
    return [.number(String(counts.lines)), .number(String(counts.pending))]
      + share(counts.onTime) + share(counts.inFull) + share(counts.both) + [
        fillRate.flatMap { try? $0.decimalText(decimals: 4) }.map(Cell.number) ?? .empty
      ]
  }

  private static func response(_ counts: RateCounts, tellsConfirmation: Bool) -> [Cell] {
    guard tellsConfirmation else { return [.empty, .empty, .empty] }
    return [
      .number(String(counts.orders)), .number(String(counts.confirmed)),
      rate(counts.confirmed, of: counts.orders),
    ]
  }

  private static func rate(_ count: Int, of all: Int) -> Cell {
    guard all > 0, let rate = try? Ratio(Int128(count), over: Int128(all)).decimalText(decimals: 4)
    else { return .empty }
    return .number(rate)
  }

  /// What the rates are about, and which lines are left out.
  public static func notes(_ scoring: Scoring, _ quarters: [Quarter]) -> [Text] {
    let exempt = (scoring.orders?.rates ?? [:]).reduce(0) { sum, entry in
      quarters.contains(entry.key.quarter) ? sum + entry.value.exempt : sum
    }
    let meaning = Text(
      en:
        "rates of order lines: on time within the limits of the card, in full, both (OTIF); fill_rate "
        + "by value; response_rate of orders confirmed in time; low and high: exact 95 % interval",
      zh: "按订单行计：时限内到货、足量、二者兼备（OTIF）；配送率按金额；订单响应率按订单；上下限为精确 95% 置信区间")
    guard exempt > 0 else { return [meaning] }
    return [
      meaning,
      Text(
        en:
          "left out of the rates, as somebody else answers for them or an appeal was upheld: order "
          + "lines \(exempt)",
        zh: "因他方责任或申诉成立、不计入各率的订单行：\(exempt) 行"),
    ]
  }
}
