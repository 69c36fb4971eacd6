import ExactNumbers
import RuleBook
import Tables
import Wording
public import Writing

/// Published totals.
extension TenderKeys {
  static let totals = RuleKey(
    "totals",
    .nameTable(
      .from(0, example: "32"), rows: .free(Text(en: "what was counted", zh: "统计项目"))),
    others: .exempt(
      Text(en: "published figures stand beside the rules and decide nothing", zh: "公布数仅供对照，不影响结果")),
    en: "published totals: molecules, products, firms, mean cut, and what was bid",
    zh: "公布的总数：品种、产品、企业、平均降幅及申报数", isRule: false)
}

/// Figures about a whole tender: cuts, winners per lot, who was selected, money saved.
///
/// A cut is computed from the ceiling of the winner's own spec; the mean is that of the winners with
/// a ceiling, the median the middle one or the mean of the two in the middle. Exact until printed. A
/// figure that depends on how ties are resolved has no value, but the least and the most that it can
/// be; one that depends on a bid that is undecided for another reason has none at all.
public struct TenderStatistics {
  private let outcome: TenderOutcome
  private let demand: DemandList

  /// So many ways to resolve the ties of all lots are gone through.
  private static let mostCases = 1_000

  /// Prepares the figures; without demand no money is computed.
  public init(_ outcome: TenderOutcome, demand: DemandList) {
    self.outcome = outcome
    self.demand = demand
  }

  /// The figures with the published official ones beside them, where the rule set has them.
  public func table() throws -> OutputTable {
    let cases = try cases().map {
      try TenderFigures($0, demand: demand, rules: outcome.rules).all()
    }
    let figures = try TenderFigures(
      outcome.lots.map { try TenderFigures.Lot($0, demand: demand) }, demand: demand,
      rules: outcome.rules
    ).all()
    var rows = try figures.enumerated().map { index, figure in
      try row(figure, figure.restsOnWinners ? cases.map { $0[index].value } : [figure.value])
    }
    rows.insert(
      [
        .text("lots_open"), .number(String(outcome.openLots.count)), .empty, .empty, .empty,
      ], at: 2)
    return OutputTable(
      columns: [
        .init("figure", zh: "指标", words: CodeWords.figure),
        .init("value", zh: "本次结果", numeric: true),
        .init("published", zh: "公布数", numeric: true),
        .init("least", zh: "最小值", numeric: true), .init("most", zh: "最大值", numeric: true),
      ], rows: rows)
  }

  /// What becomes of the bids of all lots in each way to resolve the ties; none where something else
  /// is open too, or where there are too many ways.
  private func cases() throws -> [[TenderFigures.Lot]] {
    guard !outcome.lots.contains(where: \.isUndecided) else { return [] }
    var cases: [[TenderFigures.Lot]] = [[]]
    for lot in outcome.lots {
      guard let variants = lot.variants(most: Self.mostCases / cases.count) else { return [] }
      if variants.count == 1 {
        let only = try TenderFigures.Lot(lot, standings: variants[0].standings, demand: demand)
        for index in cases.indices { cases[index].append(only) }
      } else {
        let all = try variants.map {
          try TenderFigures.Lot(lot, standings: $0.standings, demand: demand)
        }
        cases = cases.flatMap { before in all.map { before + [$0] } }
      }
    }
    return cases
  }

  private func row(_ figure: TenderFigures.Figure, _ values: [Ratio?]) throws -> [Cell] {
    func cell(_ value: Ratio?) throws -> Cell {
      try value.map { .number(try figure.text($0)) } ?? .empty
    }
    let given = values.compactMap { $0 }.sorted()
    let differs = values.contains { $0 != values[0] }
    return [
      .text(figure.name), try differs ? .empty : cell(values.first ?? nil),
      try published(figure).map { .number($0) } ?? .empty,
      try differs ? cell(given.first) : .empty, try differs ? cell(given.last) : .empty,
    ]
  }

  /// A published figure, or one that follows from two of them, rounded half up.
  private func published(_ figure: TenderFigures.Figure) throws -> String? {
    guard let published = figure.published else { return nil }
    guard let over = published.over else { return total(published.name)?.exactText }
    guard let part = total(published.name), let whole = total(over) else { return nil }
    return try (part / whole).decimalText(decimals: figure.decimals)
  }

  private func total(_ name: String) -> Ratio? {
    let table = try? outcome.rules.ruleSet.table(TenderKeys.totals)
    return table?.value(named: name)?.value
  }
}

extension LotOutcome {
  /// Whether something is open that no tie explains.
  fileprivate var isUndecided: Bool {
    standings.contains { $0.selected == .undecided }
      || resolutions.isEmpty && standings.contains { $0.selected == .tie }
  }
}
