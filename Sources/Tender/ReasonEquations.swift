import ExactNumbers
import RuleBook
import Wording
import Writing

/// The reasons that tell how a number was made, each as a sum that can be computed again.
extension Reason {
  /// The larger of the lowest quote and a share of the ceiling.
  static func paymentStandard(
    _ price: Ratio, _ lowest: Ratio, _ ceiling: Ratio, _ share: Ratio, _ language: Language
  ) -> Sentence {
    let least = (try? share * ceiling) ?? .zero
    let (part, whole) = (share.exact, ceiling.shown)
    let sum: Sentence = "\(least.shown)\(least.shown.sign(product(part, whole)))\(part) × "
    return language(
      en:
        "payment standard \(price.shown): the larger of the lowest unit price \(lowest.shown) and "
        + "\(sum)ceiling \(whole)",
      zh: "支付标准 \(price.shown)：最低单位价格 \(lowest.shown) 与 \(sum)最高有效申报价 \(whole) 两者取高")
  }
}

extension RevivalOffer {
  /// The price per unit of the bid's own strength, and how it follows from a comparable price.
  func sentence(_ language: Language) -> Sentence {
    let basis = basis(language)
    guard ratio != .one else {
      let price = comparablePrice.shown
      return language(
        en: "may still be selected at \(price), \(basis)", zh: "接受 \(price) 可复活中选，即\(basis)")
    }
    let sum = PrintedProduct(unitPrice, of: comparablePrice, ratio)
    return language(
      en:
        "may still be selected at \(sum.result) per unit of its own strength\(sum.sign)comparable "
        + "price \(sum.price) × \(sum.times), which is \(basis)",
      zh: "接受自身规格单位价格 \(sum.result)\(sum.sign)单位可比价 \(sum.price) × \(sum.times) 可复活中选，"
        + "该可比价为\(basis)")
  }

  private func basis(_ language: Language) -> Sentence {
    guard let multiple else {
      return language(
        en: "the highest comparable price selected without revival", zh: "未经复活的最高中选单位可比价")
    }
    let (times, anchor) = (multiple.rule.value.exact, multiple.anchor.shown)
    let sign = comparablePrice.shown.sign(product(times, anchor))
    let price = comparablePrice.shown
    return language(
      en: "the limit \(price)\(sign)\(times) × anchor \(anchor), as only one is selected",
      zh: "仅一家中选时的上限 \(price)\(sign)\(times) × 基准价 \(anchor)")
  }
}

extension ZeroVolumeLimit {
  /// The price below the limit, and how that is made of mean and deviation.
  func sentence(_ price: Ratio, _ language: Language) -> Sentence {
    let (own, limit) = price.display(against: value)
    let sum = statistics.difference(limit, deviations.value, language)
    let scope = statistics.scope(isOverValid: isOverValid, language)
    return language(
      en: "selected without volume: \(own) < \(limit)\(sum), both of the comparable prices of "
        + "\(scope); it takes no place",
      zh: "中选但采购量为零：\(own) < \(limit)\(sum)，均价与标准差按\(scope)的单位可比价计算；不占入围名额")
  }
}

extension Anchor.Statistics {
  /// ` = mean − k × standard deviation` behind what it comes to.
  func difference(_ result: Shown, _ deviations: Ratio, _ language: Language) -> Sentence {
    let (mean, times) = (mean.shown, deviations.exact)
    let deviation = ((try? deviation) ?? .zero).shown
    let sum = mean.printed.flatMap { mean in
      product(times, deviation).flatMap { try? mean - $0 }
    }
    let sign = result.sign(sum)
    let type = isSample ? language(en: "sample", zh: "样本") : language(en: "population", zh: "总体")
    return language(
      en: "\(sign)mean \(mean) − \(times) × \(type) standard deviation \(deviation)",
      zh: "\(sign)均价 \(mean) − \(times) × \(type)标准差 \(deviation)")
  }

  /// The bids of which they are taken.
  func scope(isOverValid: Bool, _ language: Language) -> Sentence {
    isOverValid
      ? language(en: "\(count) valid bid\(count == 1 ? "" : "s")", zh: " \(count) 个有效报价")
      : language(
        en: "\(count) shortlisted bid\(count == 1 ? "" : "s")", zh: " \(count) 个入围报价")
  }
}

extension Spread {
  /// Why the highest passing bid is dropped.
  func dropped(_ lots: Int, _ language: Language) -> Sentence {
    let place = place(lots)
    return language(
      en: "passed, then dropped as \(bids.en) of a lot whose spread, \(equation), is \(place.en)",
      zh: "通过条件后作为\(bids.zh)被淘汰，本品种通过条件的最高价与最低价之比 \(equation)，\(place.zh)")
  }

  /// Which bids of such a lot are dropped.
  private var bids: Text {
    dearest == 1
      ? Text(en: "the highest passing bid", zh: "最高报价")
      : Text(
        en: "one of the \(dearest) dearest passing bids", zh: "最高的 \(dearest) 档报价之一")
  }

  /// One of the lots with the widest spread, or the narrowest.
  func place(_ lots: Int) -> Text {
    let which =
      isWidest ? Text(en: "widest", zh: "价差最大") : Text(en: "narrowest", zh: "价差最小")
    return Text(
      en: lots == 1 ? "the \(which.en)" : "among the \(lots) \(which.en)",
      zh: lots == 1 ? "列为\(which.zh)的品种" : "列入\(which.zh)的 \(lots) 个品种")
  }

  /// The spread as the highest price ÷ the lowest.
  var equation: Sentence {
    let (ratio, high, low) = (value.shown, highest.shown, lowest.shown)
    let quotient = high.printed.flatMap { high in low.printed.flatMap { try? high / $0 } }
    return "\(ratio)\(ratio.sign(quotient))\(high) ÷ \(low)"
  }
}
