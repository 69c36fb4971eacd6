public import ExactNumbers
public import Scorecard
import Statistics
public import Wording
public import Writing

/// Two periods side by side: each distributor, and what statistics can say about ten of them.
public struct ComparisonTables {
  let comparison: PeriodComparison
  let scoring: Scoring
  private let flagAbove: Ratio

  let statistics: PairedComparison
  private let regression: RegressionToTheMean?

  /// Prepares the tables of two periods; distributors with more than `flagAbove` points before are
  /// those that something was done about.
  ///
  /// - Throws: `NumberError` when a difference is too large.
  public init(_ comparison: PeriodComparison, scoring: Scoring, flagAbove: Ratio) throws {
    self.comparison = comparison
    self.scoring = scoring
    self.flagAbove = flagAbove
    // The reduction is exact before it becomes an observation, so that ties stay ties.
    statistics = PairedComparison(
      try comparison.pairs.map {
        .init(
          before: Observation($0.before), after: Observation($0.after),
          reduction: Observation(try $0.before - $0.after))
      })
    // What lasts of a deviation shows between the two quarters of the period before.
    let known = comparison.firms.map(\.quartersBefore).filter { !$0.isEmpty }
    regression =
      known.allSatisfy { $0.count == 2 }
      ? RegressionToTheMean(halves: known.map { (Observation($0[0]), Observation($0[1])) }) : nil
  }

  private func isFlagged(_ total: Ratio?) -> Bool { total.map { $0 > flagAbove } ?? false }

  /// The columns that rest on all distributors together.
  public static let columnsOfAll: Set<String> = [
    "expected_without_action", "estimate", "low", "high", "hedges_g", "statistic", "df", "p",
  ]

  /// One row a distributor.
  public func firms(_ language: Language) -> OutputTable {
    OutputTable(
      columns: [
        .init("distributor", zh: "配送企业"), .init("before", zh: "前期扣分", numeric: true),
        .init("after", zh: "后期扣分", numeric: true), .init("reduction", zh: "减少", numeric: true),
        .init("flagged", zh: "前期超过阈值"),
        .init("expected_without_action", zh: "不干预的预期值", numeric: true),
      ],
      rows: comparison.firms.map { row($0, language) })
  }

  private func row(_ firm: PeriodComparison.Firm, _ language: Language) -> [Cell] {
    func points(_ value: Ratio?) -> Cell { value.map { .number($0.points) } ?? .empty }
    var reduction: Ratio?
    if let before = firm.before, let after = firm.after { reduction = try? before - after }
    let flagged = isFlagged(firm.before)
    let expected = firm.before.flatMap { regression?.expected(after: Observation($0)) }
    return [
      .text(scoring.roster[firm.firm]), points(firm.before), points(firm.after),
      points(reduction),
      firm.before == nil
        ? .empty : .text(Text(en: flagged ? "Y" : "N", zh: flagged ? "是" : "否")(language)),
      expected.map { .number($0.text(decimals: 1)) } ?? .empty,
    ]
  }

  private static func signedRank(_ ranks: SignedRank) -> Text {
    ranks.isExact
      ? Text(en: "Wilcoxon signed-rank, exact", zh: "Wilcoxon 符号秩检验（精确）")
      : Text(en: "Wilcoxon signed-rank, normal approximation", zh: "Wilcoxon 符号秩检验（正态近似）")
  }

  /// One row a test: the size of the effect first, P last.
  public func tests(_ language: Language) -> OutputTable {
    let ranks = statistics.signedRank
    let effect = statistics.unpairedEffect?.text(decimals: 3)
    return OutputTable(
      columns: [
        .init("test", zh: "检验"), .init("estimate", zh: "估计值", numeric: true),
        .init("low", zh: "95%下限", numeric: true), .init("high", zh: "95%上限", numeric: true),
        .init("hedges_g", zh: "Hedges g", numeric: true),
        .init("statistic", zh: "统计量", numeric: true), .init("df", zh: "自由度", numeric: true),
        .init("p", zh: "P值", numeric: true),
      ],
      rows: [
        [
          .text(Self.signedRank(ranks)(language)),
          .empty, .empty, .empty, .empty, .number(ranks.positiveSum.text(decimals: 1)),
          .number(String(ranks.count)), Self.probability(ranks.p.probabilityText),
        ],
        row(
          Text(en: "paired t", zh: "配对 t 检验"), statistics.paired,
          g: statistics.pairedEffect?.text(decimals: 3), language),
        row(
          Text(en: "Student t, unpaired (as in the paper)", zh: "两独立样本 t 检验（论文口径）"),
          statistics.student, g: effect, language),
        row(
          Text(en: "Welch t, unpaired", zh: "Welch t 检验"), statistics.welch, g: effect, language),
      ])
  }

  private func row(_ name: Text, _ test: TTest?, g: String?, _ language: Language) -> [Cell] {
    guard let test else {
      return [.text(name(language))] + [Cell](repeating: .empty, count: 7)
    }
    // Whole degrees of freedom are written as such; Welch's are not whole.
    let df = test.degreesOfFreedom
    return [
      .text(name(language)), .number(test.difference.text(decimals: 2)),
      .number(test.interval.lowerBound.text(decimals: 2)),
      .number(test.interval.upperBound.text(decimals: 2)),
      g.map(Cell.number) ?? .empty, .number(test.t.text(decimals: 4)),
      .number(df.text(decimals: df == df.rounded() ? 0 : 2)),
      Self.probability(test.p.probabilityText),
    ]
  }

  /// A number, or `< 0.0001`, which is none.
  private static func probability(_ text: String) -> Cell {
    text.hasPrefix("<") ? .text(text) : .number(text)
  }

  /// What the numbers say in words, and what weakens them.
  public func notes(before beforeName: String, after afterName: String) -> [Text] {
    let (before, after) = (statistics.before, statistics.after)
    var notes = [
      Text(
        en: "\(beforeName): \(before.mean.text(decimals: 1)) ± "
          + "\(before.standardDeviation.text(decimals: 1)); \(afterName): "
          + "\(after.mean.text(decimals: 1)) ± \(after.standardDeviation.text(decimals: 1)) "
          + "(n = \(before.count) pairs, mean ± standard deviation)",
        zh: "\(beforeName)：\(before.mean.text(decimals: 1)) ± "
          + "\(before.standardDeviation.text(decimals: 1))；\(afterName)："
          + "\(after.mean.text(decimals: 1)) ± \(after.standardDeviation.text(decimals: 1))"
          + "（\(before.count) 对，均数 ± 标准差）")
    ]
    if let line = regressionLine() { notes.append(line) }
    notes += smallSampleWarning() + changedFirms()
    let zeros = statistics.signedRank.zeros
    if zeros > 0 {
      notes.append(
        Text(
          en: "\(zeros) pairs without a difference are left out of the signed-rank test",
          zh: "符号秩检验已剔除差值为零的 \(zeros) 对"))
    }
    return notes
  }

  /// How much of the flagged distributors' improvement was to be expected anyway.
  private func regressionLine() -> Text? {
    let flagged = comparison.pairs.filter { isFlagged($0.before) }
    guard !flagged.isEmpty else { return nil }
    guard let regression else {
      return Text(
        en: "regression to the mean cannot be estimated: it needs two quarters before, which vary",
        zh: "无法估计均数回归：须有前期两个季度且有变异")
    }
    let mean = Summary(flagged.map { Observation($0.before) }).mean
    let later = Summary(flagged.map { Observation($0.after) }).mean
    let expected = regression.expected(after: mean)
    return Text(
      en: "regression to the mean: the \(flagged.count) flagged distributors (above "
        + "\(flagAbove.points)) went from \(mean.text(decimals: 1)) to \(later.text(decimals: 1)); "
        + "\(expected.text(decimals: 1)) was to be expected without action "
        + "(reliability \(regression.reliability.text(decimals: 2)))",
      zh: "均数回归：前期超过 \(flagAbove.points) 的 \(flagged.count) 家由 "
        + "\(mean.text(decimals: 1)) 变为 \(later.text(decimals: 1))；不干预的预期值为 "
        + "\(expected.text(decimals: 1))（信度 \(regression.reliability.text(decimals: 2))）")
  }

  private func smallSampleWarning() -> [Text] {
    guard statistics.isSmall else { return [] }
    let (count, least) = (statistics.before.count, statistics.signedRank.smallestP.probabilityText)
    return [
      Text(
        en: "warning: \(count) pairs are a small sample; read the interval before P. The smallest "
          + "P that the signed-rank test can give here is \(least)",
        zh: "注意：仅 \(count) 对，样本小，请先看区间再看 P 值；此处符号秩检验可能的最小 P 值为 \(least)")
    ]
  }

  private func changedFirms() -> [Text] {
    let left = comparison.firms.filter { $0.before == nil || $0.after == nil }
    guard !left.isEmpty else { return [] }
    let names = Text(firstOf: left.map { scoring.roster[$0.firm] }, counted: "家")
    return [
      Text(
        en: "warning: the distributors have changed; without data in every quarter, and left out "
          + "of the tests: \(names.en)",
        zh: "注意：参评企业有变动；下列企业并非各季度均有数据，未纳入检验：\(names.zh)")
    ]
  }
}

extension Observation {
  fileprivate init(_ ratio: Ratio) {
    self.init(numerator: ratio.numerator, denominator: ratio.denominator)
  }
}
