import ExactNumbers
import Wording
import Writing

/// How a composite score was made, with as many decimals as it takes for the points to come out; it is
/// compared exactly, and rounded only to be shown.
struct ScoreEquation {
  private let score: CompositeScore

  init(_ score: CompositeScore) { self.score = score }

  func sentence(_ language: Language) -> Sentence {
    let price = score.pricePoints.shown
    let merit =
      [2, 4, 6, 8].lazy.map { self.score.price.printed(decimals: $0, language) }
      .first { points($0).flatMap { try? $0.toShownDecimals } == price.printed }
      ?? score.price.printed(decimals: 8, language)
    let sign = price.sign(points(merit))
    let technical = score.technicalPoints.shown
    let sum = price.printed.flatMap { a in technical.printed.flatMap { try? a + $0 } }
    let total = score.total.shown
    let sumSign = total.sign(sum)
    let (weight, source) = (score.weight.value.exactText, score.weight.reference(language))
    return language(
      en: "score \(total)\(sumSign)price points \(price) + technical points \(technical), price "
        + "points \(price)\(sign)\(weight) × \(merit.words), compared exactly — \(source)",
      zh: "综合得分 \(total)\(sumSign)价格分 \(price) + 技术分 \(technical)，价格分 "
        + "\(price)\(sign)\(weight) × \(merit.words)，按精确值比较——\(source)")
  }

  private func points(_ merit: PrintedMerit) -> Ratio? {
    merit.share.flatMap { try? score.weight.value * $0 }
  }
}

/// A share of the price's points as it is printed, and what the printed numbers come to.
struct PrintedMerit {
  let words: Sentence
  let share: Ratio?
}

extension PriceMerit {
  fileprivate func printed(decimals: Int, _ language: Language) -> PrintedMerit {
    switch self {
    case .cut(let own, let largest):
      let (a, b) = (own.percent(decimals), largest.percent(decimals))
      return PrintedMerit(
        words: language(
          en: "own cut \(a) ÷ largest cut \(b)", zh: "自身降幅 \(a) ÷ 最大降幅 \(b)"),
        share: Self.quotient(a.printed, b.printed))
    case .lowest(let lowest, let own):
      let (a, b) = (lowest.shown(decimals: max(6, decimals)), own.shown(decimals: max(6, decimals)))
      return PrintedMerit(
        words: language(
          en: "lowest price \(a) ÷ own price \(b)", zh: "最低价 \(a) ÷ 自身价格 \(b)"),
        share: Self.quotient(a.printed, b.printed))
    case .linear(let own, let lowest, let ceiling):
      let below = (own: (try? ceiling - own) ?? .zero, lowest: (try? ceiling - lowest) ?? .zero)
      let (a, b) = (
        below.own.shown(decimals: max(6, decimals)), below.lowest.shown(decimals: max(6, decimals))
      )
      return PrintedMerit(
        words: language(
          en: "own price's distance from the ceiling \(a) ÷ lowest price's \(b)",
          zh: "自身价格低于最高有效申报价 \(a) ÷ 最低价低于最高有效申报价 \(b)"),
        share: Self.quotient(a.printed, b.printed))
    }
  }

  private static func quotient(_ a: Ratio?, _ b: Ratio?) -> Ratio? {
    guard let a, let b, b > .zero else { return nil }
    return try? a / b
  }
}
