import ExactNumbers
import Scorecard
import Statistics
public import Tables
public import Wording
public import Writing

/// The report of `vbp compare`: every distributor's line from before to after, and in words what the
/// tests can say.
public struct ComparisonReport {
  private let tables: ComparisonTables
  private let before: [Quarter]
  private let after: [Quarter]
  private let language: Language

  /// Prepares the report of two periods.
  public init(
    _ tables: ComparisonTables, before: [Quarter], after: [Quarter], language: Language
  ) {
    (self.tables, self.before, self.after, self.language) = (tables, before, after, language)
  }

  /// The tables as a sheet: the distributors, unless `testsOnly`, and the tests. Where they are not
  /// `whole`, `leavingOpen` takes out what rests on all distributors, and nothing is said of it.
  public func sheet(
    testsOnly: Bool, isWhole: Bool = true, leavingOpen: (OutputTable) -> OutputTable = { $0 }
  ) -> Sheet {
    let scoring = tables.scoring
    var sections: [Sheet.Section] = [
      .init(leavingOpen(tables.firms(language))),
      .init(
        leavingOpen(tables.tests(language)),
        heading: Text(en: "Tests (reduction of points)", zh: "检验（扣分减少值）")),
    ]
    if testsOnly { sections.removeFirst() }
    let (old, new) = (Quarter.name(of: before), Quarter.name(of: after))
    var sheet = Sheet(
      title: Text(en: "Deductions, \(old) and \(new)", zh: "扣分比较　\(old) 与 \(new)"),
      sections: sections)
    sheet.banner = scoring.card.banner
    sheet.lead = [scoring.lead]
    sheet.notes =
      [totals] + (isWhole ? tables.notes(before: old, after: new) : [])
      + scoring.notes(before + after)
      + [scoring.sourceNote].compactMap { $0 }
    return sheet
  }

  /// What of the two periods is compared.
  private var totals: Text {
    let count = before.count
    return Text(
      en: "compared are totals of \(count) quarter\(count == 1 ? "" : "s") each",
      zh: "比较的是各 \(count) 个季度的合计扣分")
  }

  /// Completes a page that has the tables of distributors and tests.
  public func complete(_ page: inout Page) {
    let slopes = Page.Section(
      "slopes", Text(en: "Before and after", zh: "前后比较"),
      [chart.figure(note: note(language), language: language)]
        + tables.sentences.map { .element(.p, [], $0(language)) })
    page.sections = [slopes] + page.sections
    page.rules = [(tables.scoring.card.ruleSet, ScorecardKeys.catalogue)]
  }

  private var note: Text {
    Text(
      en: "Solid: fewer points deducted; dashed: more; dotted: as many. Ring: no data in the other "
        + "period.",
      zh: "实线：扣分减少；虚线：增加；点线：不变。空心：另一时期无数据。")
  }

  private var chart: Chart {
    func figure(_ points: Ratio?) -> Figure? { points.map { Figure($0, text: $0.points) } }
    let firms = tables.comparison.firms
    return SlopeChart(
      title: Text(en: "Every distributor", zh: "各企业")(language),
      unit: ScorecardCharts.points(language),
      times: (Quarter.name(of: before), Quarter.name(of: after)),
      lines: firms.prefix(Chart.most).map { firm in
        .init(
          name: tables.scoring.roster[firm.firm], before: figure(firm.before),
          after: figure(firm.after))
      }
    ).chart.first(of: firms.count)
  }
}

extension ComparisonTables {
  /// The result in words, with what it cannot say.
  fileprivate var sentences: [Text] {
    let count = statistics.before.count
    var sentences: [Text] = []
    if let paired = statistics.paired {
      sentences.append(mean(paired, pairs: count))
      sentences.append(
        paired.interval.contains(0)
          ? Text(
            en: "The interval holds zero: no change at all would also fit the numbers.",
            zh: "区间包含零：数据也与“没有变化”相容。")
          : Text(
            en: "The interval does not hold zero: chance between the distributors alone would "
              + "seldom give such a change.",
            zh: "区间不含零：仅凭企业间的偶然波动很少出现这样的变化。"))
    } else {
      sentences.append(
        Text(
          en: "No interval: it takes two pairs whose changes differ.",
          zh: "无法给出区间：至少须有两对且变化不全相同。"))
    }
    let p = statistics.signedRank.p.probabilityText
    sentences.append(
      statistics.signedRank.isExact
        ? Text(
          en:
            "Exact signed-rank test, which asks nothing of how the numbers are distributed: P \(p).",
          zh: "精确符号秩检验（不要求分布形态）：P \(p)。")
        : Text(
          en:
            "Signed-rank test by its normal approximation, which asks nothing of how the numbers are "
            + "distributed: P \(p).",
          zh: "符号秩检验（正态近似，不要求分布形态）：P \(p)。"))
    sentences.append(
      Text(
        en:
          "What it cannot say: no distributor was left without the measures to compare with, so a "
          + "fall may also come from other changes, and from regression to the mean (see the notes).",
        zh: "局限：没有未干预的对照企业，下降也可能来自其他变化或均数回归（见说明）。"))
    return sentences
  }

  /// The mean change with its interval, counted in the direction in which it went.
  private func mean(_ test: TTest, pairs: Int) -> Text {
    let isFall = test.difference >= 0
    let (a, b) = (test.interval.lowerBound, test.interval.upperBound)
    let (low, high) = isFall ? (a, b) : (-b, -a)
    let size = test.difference.magnitude.text(decimals: 2)
    let range = (low.text(decimals: 2), high.text(decimals: 2))
    return Text(
      en: "On average a distributor lost \(size) points \(isFall ? "fewer" : "more") than before "
        + "(95 % interval \(range.0) to \(range.1), paired t, \(pairs) pairs).",
      zh: "平均每家较前期\(isFall ? "少" : "多")扣 \(size) 分（95% 区间 \(range.0) 至 \(range.1)，"
        + "配对 t 检验，\(pairs) 对）。")
  }
}
