import ExactNumbers
import Wording

/// How a composite score was made, with as many decimals as it takes for the points to come out; it is
/// compared exactly, and rounded only to be shown.
struct ScoreEquation {
  private let score: CompositeScore

  init(_ score: CompositeScore) { self.score = score }

  var text: Text {
    let price = score.pricePoints.shown
    let merit =
      [2, 4, 6, 8].lazy.map { self.score.price.printed(decimals: $0) }
      .first { points($0).flatMap { try? $0.toShownDecimals } == price.printed }
      ?? score.price.printed(decimals: 8)
    let sign = price.sign(points(merit))
    let technical = score.technicalPoints.shown
    let sum = price.printed.flatMap { a in technical.printed.flatMap { try? a + $0 } }
    let total = score.total.shown
    let sumSign = total.sign(sum)
    let weight = score.weight.value.exactText
    return Text(
      en: "score \(total.text)\(sumSign)price points \(price.text) + technical points "
        + "\(technical.text), price points \(price.text)\(sign)\(weight) × \(merit.text.en), compared "
        + "exactly — ",
      zh: "综合得分 \(total.text)\(sumSign)价格分 \(price.text) + 技术分 \(technical.text)，价格分 "
        + "\(price.text)\(sign)\(weight) × \(merit.text.zh)，按精确值比较——")
  }

  private func points(_ merit: PrintedMerit) -> Ratio? {
    merit.share.flatMap { try? score.weight.value * $0 }
  }
}

/// A share of the price's points as it is printed, and what the printed numbers come to.
struct PrintedMerit {
  let text: Text
  let share: Ratio?
}

extension PriceMerit {
  fileprivate func printed(decimals: Int) -> PrintedMerit {
    switch self {
    case .cut(let own, let largest):
      let (a, b) = (own.percent(decimals), largest.percent(decimals))
      return PrintedMerit(
        text: Text(
          en: "own cut \(a.text) ÷ largest cut \(b.text)",
          zh: "自身降幅 \(a.text) ÷ 最大降幅 \(b.text)"), share: Self.quotient(a.printed, b.printed))
    case .lowest(let lowest, let own):
      let (a, b) = (lowest.shown(decimals: max(6, decimals)), own.shown(decimals: max(6, decimals)))
      return PrintedMerit(
        text: Text(
          en: "lowest price \(a.text) ÷ own price \(b.text)",
          zh: "最低价 \(a.text) ÷ 自身价格 \(b.text)"), share: Self.quotient(a.printed, b.printed))
    case .linear(let own, let lowest, let ceiling):
      let below = (own: (try? ceiling - own) ?? .zero, lowest: (try? ceiling - lowest) ?? .zero)
      let (a, b) = (
        below.own.shown(decimals: max(6, decimals)), below.lowest.shown(decimals: max(6, decimals))
      )
      return PrintedMerit(
        text: Text(
          en: "own price's distance from the ceiling \(a.text) ÷ lowest price's \(b.text)",
          zh: "自身价格低于最高有效申报价 \(a.text) ÷ 最低价低于最高有效申报价 \(b.text)"),
        share: Self.quotient(a.printed, b.printed))
    }
  }

  private static func quotient(_ a: Ratio?, _ b: Ratio?) -> Ratio? {
    guard let a, let b, b > .zero else { return nil }
    return try? a / b
  }
}
