import ExactNumbers
import Tables
import Tender
import Wording
public import Writing

/// The table of `vbp win`: at which prices a bid is selected, and what becomes of it at all others.
public enum WinTable {
  /// The intervals of some bids, with the money that each brings where it is known: of each bid first the
  /// highest in which it wins, then the others, the highest first.
  public static func table(_ lines: [BidIntervals], money: [[BidMoney]] = []) -> OutputTable {
    let rows = lines.enumerated().flatMap { number, line in
      order(line).map { (line: number, interval: $0) }
    }
    return OutputTable(columns: columns, rowCount: rows.count) { index in
      let (number, place) = rows[index]
      let own = number < money.count ? money[number] : []
      return cells(lines[number], place, own)
    }
  }

  private static func order(_ line: BidIntervals) -> [Int] {
    let highest = line.highestWin
    return [highest].compactMap { $0 } + line.intervals.indices.reversed().filter { $0 != highest }
  }

  private static let columns: [OutputTable.Column] = [
    .init("lot", zh: "品种"), .init("bidder", zh: "企业"),
    .init("from", zh: "报价自", numeric: true), .init("to", zh: "报价至", numeric: true),
    .init("points", zh: "可报价格数", numeric: true, dropOrder: 4),
    .init("rank", zh: "排名", numeric: true),
    .init("shortlisted", zh: "入围", words: CodeWords.decision),
    .init("selected", zh: "拟中选", words: CodeWords.decision),
    .init("decided_by", zh: "依据", dropOrder: 8, words: CodeWords.basis),
    .init("tied_with", zh: "并列企业", dropOrder: 6),
    .init("settled_price", zh: "结算单价", numeric: true, dropOrder: 7),
    .init("entitlement", zh: "中选权益", dropOrder: 3, words: CodeWords.entitlement),
    .init("displaced", zh: "因此落选的企业", dropOrder: 9),
    .init("regions", zh: "供应地区", dropOrder: 2),
    .init("volume", zh: "约定采购量", numeric: true, dropOrder: 10),
    .init("revenue", zh: "销售额", numeric: true, dropOrder: 5),
    .init("margin", zh: "单位毛利", numeric: true, dropOrder: 5),
    .init("profit", zh: "利润", numeric: true, dropOrder: 11),
    .init("present", zh: "当前报价", dropOrder: 12, words: CodeWords.decision),
    .init("best", zh: "最优", words: words),
    .init("strength", zh: "规格", dropOrder: 1), .init("admitted", zh: "因此中选的企业", dropOrder: 1),
  ]

  private static let words: OutputTable.CodeWords = { code, language in
    switch code {
    case "highest-win": Text(en: "highest price that wins", zh: "可中选最高价")(language)
    case "profit": Text(en: "largest profit", zh: "利润最大")(language)
    default: nil
    }
  }

  private static func cells(_ line: BidIntervals, _ place: Int, _ money: [BidMoney]) -> [Cell] {
    let (interval, bid) = (line.intervals[place], line.bid)
    let (outcome, own) = (interval.outcome, money.isEmpty ? nil : money[place])
    let isHighest = place == line.highestWin
    let best = isHighest ? "highest-win" : place == money.best ? "profit" : ""
    let head: [Cell] = [
      .text(line.lot), .text(bid.bidder), price(interval.from), interval.to.map(price) ?? .empty,
      count(interval.points), count(outcome.rank), .text(outcome.shortlisted.rawValue),
      .text(outcome.selected.rawValue), .text(outcome.decidedBy), names(outcome.tiedWith),
      outcome.settledPrice.map(number) ?? .empty, .text(outcome.entitlement?.rawValue ?? ""),
      names(outcome.displaced), names(outcome.regions),
      outcome.volume.map { .number($0.exactText) } ?? .empty,
    ]
    return head + [own?.revenue, own?.margin, own?.profit].map { $0.map(number) ?? .empty } + [
      .text(interval.holdsPresent ? "Y" : ""), .text(best), .text(bid.strength?.text ?? ""),
      names(outcome.admitted),
    ]
  }

  private static func price(_ price: Yuan) -> Cell { .number(price.text(atLeast: 4)) }

  private static func count(_ count: Int?) -> Cell { count.map { .number(String($0)) } ?? .empty }

  private static func names(_ names: [String]) -> Cell { .text(names.joined(separator: ";")) }

  /// At most six decimals, rounded half up.
  private static func number(_ value: Ratio) -> Cell {
    let rounded = (try? Yuan(value, decimals: Yuan.decimals, rounding: .halfUp))?.text(atLeast: 4)
    return .number(rounded ?? value.exactText)
  }
}
