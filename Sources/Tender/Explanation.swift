import ExactNumbers
import RuleBook
public import Wording

/// Tells for every bid of a lot why it stands where it stands.
public struct Explanation {
  private let outcome: TenderOutcome
  private let language: Language

  /// Explains an outcome in one language.
  public init(_ outcome: TenderOutcome, language: Language) {
    self.outcome = outcome
    self.language = language
  }

  /// The lines about one lot and some of its bids, a paragraph for each.
  public func lines(_ lot: LotOutcome, _ standings: [Standing]) -> [String] {
    [heading(lot)]
      + standings.flatMap { standing in
        [title(standing)] + details(standing, in: lot).map { "     " + $0(language).visible }
      }
  }

  /// The sentences about one bid, on one line.
  public func sentences(_ standing: Standing, in lot: LotOutcome) -> String {
    details(standing, in: lot).joined()(language)
  }

  /// The sentences about one bid, one by one.
  public func points(_ standing: Standing, in lot: LotOutcome) -> [String] {
    details(standing, in: lot).map { $0(language) }
  }

  private func heading(_ lot: LotOutcome) -> String {
    lot.name.visible + Text(en: ": ", zh: "：")(language) + facts(lot)
  }

  /// How many bid for a lot, how many may be shortlisted, and the lowest price.
  public func facts(_ lot: LotOutcome) -> String {
    var parts = [
      Text(
        en: "\(lot.count) bidder\(lot.count == 1 ? "" : "s")", zh: "\(lot.count) 家企业")
    ]
    if let cap = lot.cap {
      parts.append(
        Text(en: "at most \(cap.value) shortlisted — ", zh: "最多入围 \(cap.value) 家——") + cap.reference
      )
    }
    if let anchor = lot.anchor {
      parts.append(
        Text(
          en: "lowest comparable price \(anchor.lowest.display)",
          zh: "最低单位可比价 \(anchor.lowest.display)"))
    }
    return parts.joined()(language)
  }

  private func title(_ standing: Standing) -> String {
    let place = standing.rank.map { "\($0)." } ?? "–"
    let strength = standing.bid.strength.map { " " + $0.text } ?? ""
    let padding = String(repeating: " ", count: max(1, 4 - place.count))
    return ("  \(place)\(padding)\(standing.bid.bidder)\(strength)").visible
      + (Text(en: ": ", zh: "：") + standing.selected.verdict)(language)
  }

  private func details(_ standing: Standing, in lot: LotOutcome) -> [Text] {
    let price = standing.price.map { [calculation($0, standing.bid, lot)] } ?? []
    return price + [standing.composite.map(score)].compactMap { $0 }
      + standing.reasons.map { reason in
        let sources = reason.sources
        return sources.isEmpty
          ? reason.text : reason.text + Text(en: " — ", zh: "——") + sources.unique.joined()
      }
  }

  /// How the composite score was made; it is compared exactly, and rounded only to be shown.
  private func score(_ score: CompositeScore) -> Text {
    let price = score.pricePoints.display
    let merit = score.price.text
    return Text(
      en:
        "score \(score.total.display) = price \(price) (\(score.weight.value.exactText) × "
        + "\(merit.en)) + technical \(score.technicalPoints.display), compared exactly — ",
      zh: "综合得分 \(score.total.display) = 价格分 \(price)（\(score.weight.value.exactText) × "
        + "\(merit.zh)）+ 技术分 \(score.technicalPoints.display)，按精确值比较——")
      + score.weight.reference
  }

  /// How the comparable price was made, as a sum that can be checked with a pencil.
  private func calculation(_ price: ComparablePrice, _ bid: Bid, _ lot: LotOutcome) -> Text {
    var sum = bid.quote?.text() ?? ""
    if bid.packCount > 1 { sum += " ÷ \(bid.packCount)" }
    var notes: [Text] = []
    // It was reckoned when the price was made comparable.
    let divisor = try? PriceDivisor(bid, lot.comparison, outcome.rules.comparable)
    if let divisor, divisor.contentRatio != .one {
      sum += " ÷ \(divisor.contentFactor.display)"
      let base = outcome.rules.comparable.content.base
      let times = divisor.contentRatio.exactText
      notes.append(
        Text(
          en: "K = \(base.value.exactText)^(log2 \(times)) for \(bid.strength?.text ?? "") "
            + "against \(lot.mainStrength ?? "") — ",
          zh: "含量差比价 K = \(base.value.exactText)^(log2 \(times))，"
            + "\(bid.strength?.text ?? "")对\(lot.mainStrength ?? "")——") + base.reference)
    }
    if let divisor, divisor.formFactor != .one, let form = bid.form {
      sum += " ÷ \(divisor.formFactor.exactText)"
      let knob = outcome.rules.comparable.formFactorKnob
      notes.append(
        Text(
          en: "form factor \(divisor.formFactor.exactText) of \(form.title.en) — ",
          zh: "\(form.title.zh)剂型系数 \(divisor.formFactor.exactText)——") + knob.reference)
    }
    let shown = price.ranked.display
    let rounded =
      price.ranked == price.exact
      ? Text("")
      : Text(
        en:
          ", rounded half up to \(outcome.rules.comparable.decimals.value ?? 0) decimals for ranking",
        zh: "（排序时四舍五入保留 \(outcome.rules.comparable.decimals.value ?? 0) 位小数）")
    let head =
      sum == bid.quote?.text() && price.ranked == price.exact
      ? Text(en: "comparable price \(shown)", zh: "单位可比价 \(shown)")
      : Text(en: "comparable price \(shown) = \(sum)", zh: "单位可比价 \(shown) = \(sum)")
    return ([head + rounded] + notes).joined()
  }
}

extension PriceMerit {
  /// The share of the points as it was reckoned.
  fileprivate var text: Text {
    switch self {
    case .cut(let own, let largest):
      Text(
        en: "own cut \(own.percentPoints.text)% ÷ largest \(largest.percentPoints.text)%",
        zh: "自身降幅 \(own.percentPoints.text)% ÷ 最大降幅 \(largest.percentPoints.text)%")
    case .lowest(let lowest, let own):
      Text(
        en: "lowest \(lowest.display) ÷ own \(own.display)",
        zh: "最低价 \(lowest.display) ÷ 自身价格 \(own.display)")
    case .linear(let own, let lowest, let ceiling):
      Text(
        en:
          "(ceiling \(ceiling.display) − own \(own.display)) ÷ (ceiling \(ceiling.display) − lowest "
          + "\(lowest.display))",
        zh: "（最高有效申报价 \(ceiling.display) − 自身价格 \(own.display)）÷（最高有效申报价 "
          + "\(ceiling.display) − 最低价 \(lowest.display)）")
    }
  }
}
