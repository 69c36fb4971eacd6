import ExactNumbers
import PriceRatio
import RuleBook
import Wording
import Writing

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
    let note: Sentence
  }

  /// The equation, then the factors.
  func sentence(_ language: Language) -> Sentence {
    let factors = factors(language)
    return ([head(factors, language)] + factors.map(\.note)).joined(language)
  }

  /// The quote, and behind it the pack count: yuan per smallest unit.
  static func unitPrice(_ bid: Bid) -> Sentence {
    let quote = bid.quote?.text() ?? ""
    return bid.packCount > 1 ? "\(quote) ÷ \(bid.packCount)" : "\(quote)"
  }

  private func head(_ factors: [Factor], _ language: Language) -> Sentence {
    let shown = price.ranked.shown
    var sum = Self.unitPrice(bid)
    for factor in factors { sum += " ÷ \(factor.shown)" }
    guard price.ranked == price.exact else {
      let decimals = rules.decimals.value ?? Yuan.decimals
      let printed = factors.map { $0.shown.printed ?? $0.value }
      let sign: StaticString = (try? comesOut(printed)) == true ? "=" : "≈"
      return language(
        en:
          "comparable price \(shown) \(sign) \(sum), rounded half up to \(decimals) decimals for "
          + "ranking",
        zh: "单位可比价 \(shown) \(sign) \(sum)（排序时四舍五入保留 \(decimals) 位小数）")
    }
    guard bid.packCount > 1 || !factors.isEmpty else {
      return language(en: "comparable price \(shown)", zh: "单位可比价 \(shown)")
    }
    let sign = shown.sign(try? quotient(factors.map { $0.shown.printed ?? $0.value }))
    return language(
      en: "comparable price \(shown)\(sign)\(sum)", zh: "单位可比价 \(shown)\(sign)\(sum)")
  }

  /// The unit price divided by some factors.
  private func quotient(_ factors: [Ratio]) throws(NumberError) -> Ratio {
    var quotient = price.unitPrice
    for factor in factors { quotient = try quotient / factor }
    return quotient
  }

  /// The factors other than 1.
  private func factors(_ language: Language) -> [Factor] {
    // They were computed when the price was made comparable.
    guard let divisor = try? PriceDivisor(bid, comparison, rules) else { return [] }
    let others = [form(divisor, language), coefficient(language)].compactMap { $0 }
    return [content(divisor, others.map(\.value), language)].compactMap { $0 } + others
  }

  /// The factor of the content, or what the tender's own table has for the strength.
  private func content(_ divisor: PriceDivisor, _ others: [Ratio], _ language: Language) -> Factor?
  {
    let factor = divisor.contentFactor
    let strength = bid.strength?.text ?? ""
    if let table = rules.unitFactors {
      guard factor != .one, let row = table.value(named: strength) else { return nil }
      let (shown, source) = (factor.exact, row.reference(language))
      return Factor(
        value: factor, shown: shown,
        note: language(
          en: "factor \(shown) of the strength \(strength) — \(source)",
          zh: "规格 \(strength) 的系数 \(shown)——\(source)"))
    }
    guard divisor.contentRatio != .one else { return nil }
    let shown = factor.shown { printed in try comesOut([printed] + others) }
    let times = divisor.contentRatio.exactDecimal?.text ?? "(\(divisor.contentRatio.exactText))"
    let base = divisor.fill?.base ?? rules.content.base
    let (power, source) = (base.value.exactText, base.reference(language))
    let what =
      divisor.fill == nil
      ? language.words(en: "content factor", zh: "含量差比价")
      : language.words(en: "fill factor", zh: "装量差比价")
    let sign: StaticString =
      divisor.contentRatio.isPowerOfTwo && shown.printed == factor ? "=" : "≈"
    let main = comparison.main?.text ?? ""
    return Factor(
      value: factor, shown: shown,
      note: language(
        en: "\(what) \(shown) \(sign) \(power)^(log2 \(times)) for \(strength) against \(main) — "
          + "\(source)",
        zh: "\(what) \(shown) \(sign) \(power)^(log2 \(times))，\(strength)对\(main)——\(source)"))
  }

  /// Whether the price comes out with these factors, as it is ranked and as it is shown.
  private func comesOut(_ factors: [Ratio]) throws -> Bool {
    let quotient = try quotient(factors)
    let decimals = rules.decimals.value ?? Yuan.decimals
    return try quotient.rounded(decimals: decimals, rounding: .halfUp) == price.listed.ratio
      && quotient.toShownDecimals == price.exact.toShownDecimals
  }

  private func form(_ divisor: PriceDivisor, _ language: Language) -> Factor? {
    guard divisor.formFactor != .one, let form = bid.form else { return nil }
    let shown = divisor.formFactor.exact
    let title = form.title(language)
    let sources = [rules.formFactorKnob.reference, rules.formFactor?.factor(form)?.reference]
      .compactMap { $0 }.joined()(language)
    return Factor(
      value: divisor.formFactor, shown: shown,
      note: language(
        en: "form factor \(shown) of \(title) — \(sources)",
        zh: "\(title)剂型系数 \(shown)——\(sources)"))
  }

  private func coefficient(_ language: Language) -> Factor? {
    guard bid.coefficient != .one else { return nil }
    let shown = bid.coefficient.exact
    return Factor(
      value: bid.coefficient, shown: shown,
      note: language(
        en: "coefficient \(shown) from the bid's column `coefficient`",
        zh: "功能系数 \(shown)，取自报价表“功能系数”一列"))
  }
}

extension Sequence<Sentence> {
  /// One sentence of many: `; ` between them in English, `；` in Chinese.
  func joined(_ language: Language) -> Sentence {
    var (joined, isFirst) = ("" as Sentence, true)
    for sentence in self {
      if !isFirst { joined.appendLiteral(language.words(en: "; ", zh: "；")) }
      joined += sentence
      isFirst = false
    }
    return joined
  }
}

extension Ratio {
  /// Whether the number is 2ⁿ, of which the power of a doubling is exact.
  fileprivate var isPowerOfTwo: Bool {
    numerator > 0 && numerator & (numerator - 1) == 0
      && denominator & (denominator - 1) == 0
  }
}
