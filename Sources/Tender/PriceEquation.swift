import ExactNumbers
import PriceRatio
import RuleBook
import Wording

/// How a price was made comparable, as a sum that can be computed again with a pencil: every factor
/// stands in it, with where it comes from behind it.
struct PriceEquation {
  private let bid: Bid
  private let price: ComparablePrice
  private let comparison: Comparison
  private let rules: ComparableRules

  init(_ bid: Bid, _ price: ComparablePrice, _ comparison: Comparison, _ rules: ComparableRules) {
    (self.bid, self.price, self.comparison, self.rules) = (bid, price, comparison, rules)
  }

  /// One factor by which the price is divided.
  private struct Factor {
    let value: Ratio
    let shown: Shown
    let note: Text
  }

  /// The equation, then the factors.
  var text: Text {
    let factors = factors
    return ([head(factors)] + factors.map(\.note)).joined()
  }

  /// The quote, and behind it the pack count: yuan per smallest unit.
  static func unitPrice(_ bid: Bid) -> String {
    (bid.quote?.text() ?? "") + (bid.packCount > 1 ? " ÷ \(bid.packCount)" : "")
  }

  private func head(_ factors: [Factor]) -> Text {
    let shown = price.ranked.shown
    let divisors = factors.map { " ÷ " + $0.shown.text }.joined()
    let sum = Self.unitPrice(bid) + divisors
    guard price.ranked == price.exact else {
      let decimals = rules.decimals.value ?? Yuan.decimals
      let printed = factors.map { $0.shown.printed ?? $0.value }
      let isExact = (try? comesOut(printed)) == true
      let sign = isExact ? "=" : "≈"
      return Text(
        en:
          "comparable price \(shown.text) \(sign) \(sum), rounded half up to \(decimals) decimals for "
          + "ranking",
        zh: "单位可比价 \(shown.text) \(sign) \(sum)（排序时四舍五入保留 \(decimals) 位小数）")
    }
    guard bid.packCount > 1 || !factors.isEmpty else {
      return Text(en: "comparable price \(shown.text)", zh: "单位可比价 \(shown.text)")
    }
    let sign = shown.sign(try? quotient(factors.map { $0.shown.printed ?? $0.value }))
    return Text(
      en: "comparable price \(shown.text)\(sign)\(sum)",
      zh: "单位可比价 \(shown.text)\(sign)\(sum)")
  }

  /// The unit price divided by some factors.
  private func quotient(_ factors: [Ratio]) throws(NumberError) -> Ratio {
    var quotient = price.unitPrice
    for factor in factors { quotient = try quotient / factor }
    return quotient
  }

  /// The factors other than 1.
  private var factors: [Factor] {
    // They were computed when the price was made comparable.
    guard let divisor = try? PriceDivisor(bid, comparison, rules) else { return [] }
    let others = [form(divisor), coefficient].compactMap { $0 }
    return [content(divisor, others.map(\.value))].compactMap { $0 } + others
  }

  /// The factor of the content, or what the tender's own table has for the strength.
  private func content(_ divisor: PriceDivisor, _ others: [Ratio]) -> Factor? {
    let factor = divisor.contentFactor
    let strength = bid.strength?.text ?? ""
    if let table = rules.unitFactors {
      guard factor != .one, let row = table.value(named: strength) else { return nil }
      let shown = factor.exact
      return Factor(
        value: factor, shown: shown,
        note: Text(
          en: "factor \(shown.text) of the strength \(strength) — ",
          zh: "规格 \(strength) 的系数 \(shown.text)——") + row.reference)
    }
    guard divisor.contentRatio != .one else { return nil }
    let shown = factor.shown { printed in try comesOut([printed] + others) }
    let times = divisor.contentRatio.exactDecimal?.text ?? "(\(divisor.contentRatio.exactText))"
    let base = divisor.fill?.base ?? rules.content.base
    let what =
      divisor.fill == nil
      ? Text(en: "content factor", zh: "含量差比价") : Text(en: "fill factor", zh: "装量差比价")
    let sign = divisor.contentRatio.isPowerOfTwo && shown.printed == factor ? "=" : "≈"
    return Factor(
      value: factor, shown: shown,
      note: Text(
        en: "\(what.en) \(shown.text) \(sign) \(base.value.exactText)^(log2 \(times)) for "
          + "\(strength) against \(comparison.main?.text ?? "") — ",
        zh: "\(what.zh) \(shown.text) \(sign) \(base.value.exactText)^(log2 \(times))，"
          + "\(strength)对\(comparison.main?.text ?? "")——") + base.reference)
  }

  /// Whether the price comes out with these factors, as it is ranked and as it is shown.
  private func comesOut(_ factors: [Ratio]) throws -> Bool {
    let quotient = try quotient(factors)
    let decimals = rules.decimals.value ?? Yuan.decimals
    return try quotient.rounded(decimals: decimals, rounding: .halfUp) == price.listed.ratio
      && quotient.toShownDecimals == price.exact.toShownDecimals
  }

  private func form(_ divisor: PriceDivisor) -> Factor? {
    guard divisor.formFactor != .one, let form = bid.form else { return nil }
    let shown = divisor.formFactor.exact
    let sources = [rules.formFactorKnob.reference, rules.formFactor?.factor(form)?.reference]
    return Factor(
      value: divisor.formFactor, shown: shown,
      note: Text(
        en: "form factor \(shown.text) of \(form.title.en) — ",
        zh: "\(form.title.zh)剂型系数 \(shown.text)——") + sources.compactMap { $0 }.joined())
  }

  private var coefficient: Factor? {
    guard bid.coefficient != .one else { return nil }
    let shown = bid.coefficient.exact
    return Factor(
      value: bid.coefficient, shown: shown,
      note: Text(
        en: "coefficient \(shown.text) from the bid's column `coefficient`",
        zh: "功能系数 \(shown.text)，取自报价表“功能系数”一列"))
  }
}

extension Ratio {
  /// Whether the number is 2ⁿ, of which the power of a doubling is exact.
  fileprivate var isPowerOfTwo: Bool {
    numerator > 0 && numerator & (numerator - 1) == 0
      && denominator & (denominator - 1) == 0
  }
}
