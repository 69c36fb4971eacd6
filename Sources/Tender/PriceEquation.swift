import ExactNumbers
import PriceRatio
import RuleBook
import Wording
import Writing

/// How prices were made comparable, each as a sum that can be computed again with a pencil: every
/// factor stands in it, with where it comes from behind it.
///
/// An object, as rules are large. What bids that are priced alike have in common is put into words once.
final class PriceEquation {
  private let rules: ComparableRules
  private let language: Language
  private var known = PricedAlike<Factors>()

  init(_ rules: ComparableRules, _ language: Language) {
    (self.rules, self.language) = (rules, language)
  }

  /// One factor by which the price is divided.
  private struct Factor {
    let shown: Shown
    /// The number that is shown, as it is computed with.
    let printed: Ratio
    let note: Sentence

    init(_ value: Ratio, _ shown: Shown, _ note: Sentence) {
      (self.shown, self.note) = (shown, note)
      printed = shown.printed ?? value
    }
  }

  /// The factors of bids that are priced alike, other than 1.
  private final class Factors {
    let divisor: PriceDivisor
    /// All but K.
    let others: [Factor]
    /// With K before them as it was shown last: the price decides with how many decimals.
    var all: [Factor]

    init(_ divisor: PriceDivisor, _ others: [Factor]) {
      (self.divisor, self.others) = (divisor, others)
      all = others
    }
  }

  /// The equation of the price of a bid, then the factors.
  func sentence(_ bid: Bid, _ price: ComparablePrice, _ comparison: Comparison) -> Sentence {
    let factors = factors(bid, price, comparison)
    var sentence = head(bid, price, factors)
    for factor in factors {
      sentence.appendLiteral(language.words(en: "; ", zh: "；"))
      sentence += factor.note
    }
    return sentence
  }

  /// The quote, and behind it the pack count: yuan per smallest unit.
  static func unitPrice(_ bid: Bid) -> Sentence {
    let quote = bid.quote.map { Shown.decimal($0.shown()) }
    return bid.packCount > 1 ? "\(quote) ÷ \(bid.packCount)" : "\(quote)"
  }

  private func head(_ bid: Bid, _ price: ComparablePrice, _ factors: [Factor]) -> Sentence {
    let shown = price.ranked.shown
    var sum = Self.unitPrice(bid)
    for factor in factors { sum += " ÷ \(factor.shown)" }
    guard price.ranked == price.exact else {
      let decimals = rules.decimals.value ?? Yuan.decimals
      let sign: StaticString = (try? comesOut(price, factors)) == true ? "=" : "≈"
      return language(
        en:
          "comparable price \(shown) \(sign) \(sum), rounded half up to \(decimals) decimals for "
          + "ranking",
        zh: "单位可比价 \(shown) \(sign) \(sum)（排序时四舍五入保留 \(decimals) 位小数）")
    }
    guard bid.packCount > 1 || !factors.isEmpty else {
      return language(en: "comparable price \(shown)", zh: "单位可比价 \(shown)")
    }
    let sign = shown.sign(try? quotient(price.unitPrice, factors))
    return language(
      en: "comparable price \(shown)\(sign)\(sum)", zh: "单位可比价 \(shown)\(sign)\(sum)")
  }

  /// A price divided by some factors as they are printed.
  private func quotient(_ price: Ratio, _ factors: [Factor]) throws(NumberError) -> Ratio {
    var quotient = price
    for factor in factors { quotient = try quotient / factor.printed }
    return quotient
  }

  /// Whether the price comes out with these factors and one before them, as it is ranked and as it is
  /// shown.
  private func comesOut(_ price: ComparablePrice, _ factors: [Factor], behind first: Ratio = .one)
    throws -> Bool
  {
    let quotient = try quotient(price.unitPrice / first, factors)
    let decimals = rules.decimals.value ?? Yuan.decimals
    return try quotient.rounded(decimals: decimals, rounding: .halfUp) == price.listed.ratio
      && quotient.toShownDecimals == price.exact.toShownDecimals
  }
}

/// The factors of bids that are priced alike.
extension PriceEquation {
  private func factors(_ bid: Bid, _ price: ComparablePrice, _ comparison: Comparison) -> [Factor] {
    guard let alike = alike(bid, comparison) else { return [] }
    // A tender's own factor of a strength is no power, and among the others.
    guard alike.divisor.contentRatio != .one else { return alike.all }
    let shown = alike.divisor.contentFactor.shown { printed in
      try comesOut(price, alike.others, behind: printed)
    }
    if alike.all.count == alike.others.count || alike.all[0].shown != shown {
      let note = power(shown, bid, alike.divisor, comparison)
      alike.all = [Factor(alike.divisor.contentFactor, shown, note)] + alike.others
    }
    return alike.all
  }

  /// What bids that are priced like this one have in common.
  private func alike(_ bid: Bid, _ comparison: Comparison) -> Factors? {
    known.start(comparison)
    if let alike = known.value(for: bid) { return alike }
    // The factors were computed when the price was made comparable.
    guard let divisor = try? PriceDivisor(bid, comparison, rules) else { return nil }
    let alike = Factors(
      divisor, [ownFactor(bid, divisor), form(bid, divisor), coefficient(bid)].compactMap { $0 })
    known.keep(alike, for: bid)
    return alike
  }

  /// What the tender's own table has for the strength.
  private func ownFactor(_ bid: Bid, _ divisor: PriceDivisor) -> Factor? {
    let (factor, strength) = (divisor.contentFactor, bid.strength?.text ?? "")
    guard factor != .one, let row = rules.unitFactors?.value(named: strength) else { return nil }
    let (shown, source) = (factor.exact, row.reference(language))
    return Factor(
      factor, shown,
      language(
        en: "factor \(shown) of the strength \(strength) — \(source)",
        zh: "规格 \(strength) 的系数 \(shown)——\(source)"))
  }

  /// K of the contents, or of the fills.
  private func power(
    _ shown: Shown, _ bid: Bid, _ divisor: PriceDivisor, _ comparison: Comparison
  ) -> Sentence {
    let times = divisor.contentRatio.exactDecimal?.text ?? "(\(divisor.contentRatio.exactText))"
    let base = divisor.fill?.base ?? rules.content.base
    let (power, source) = (base.value.exactText, base.reference(language))
    let what =
      divisor.fill == nil
      ? language.words(en: "content factor", zh: "含量差比价")
      : language.words(en: "fill factor", zh: "装量差比价")
    let sign: StaticString =
      divisor.contentRatio.isPowerOfTwo && shown.printed == divisor.contentFactor ? "=" : "≈"
    let (strength, main) = (bid.strength?.text ?? "", comparison.main?.text ?? "")
    return language(
      en: "\(what) \(shown) \(sign) \(power)^(log2 \(times)) for \(strength) against \(main) — "
        + "\(source)",
      zh: "\(what) \(shown) \(sign) \(power)^(log2 \(times))，\(strength)对\(main)——\(source)")
  }

  private func form(_ bid: Bid, _ divisor: PriceDivisor) -> Factor? {
    guard divisor.formFactor != .one, let form = bid.form else { return nil }
    let shown = divisor.formFactor.exact
    let title = form.title(language)
    let sources = [rules.formFactorKnob.reference, rules.formFactor?.factor(form)?.reference]
      .compactMap { $0 }.joined()(language)
    return Factor(
      divisor.formFactor, shown,
      language(
        en: "form factor \(shown) of \(title) — \(sources)",
        zh: "\(title)剂型系数 \(shown)——\(sources)"))
  }

  private func coefficient(_ bid: Bid) -> Factor? {
    guard bid.coefficient != .one else { return nil }
    let shown = bid.coefficient.exact
    return Factor(
      bid.coefficient, shown,
      language(
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
