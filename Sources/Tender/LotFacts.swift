import ExactNumbers
import RuleBook
import Tables
import Wording
import Writing

/// What there is to say of a lot before its bids: how many there are, how many may be shortlisted,
/// and what they are held against.
struct LotFacts {
  let lot: LotOutcome
  let rules: TenderRules
  let language: Language

  /// All of it, one clause each.
  var sentence: Sentence {
    [bidders, cap, leading, lowest, anchor].compactMap { $0 }.joined(language)
  }

  private var bidders: Sentence {
    language(en: "\(lot.count) bidder\(lot.count == 1 ? "" : "s")", zh: "\(lot.count) 家企业")
  }

  private var cap: Sentence? {
    lot.cap.map { cap in
      let source = cap.reference(language)
      return language(
        en: "at most \(cap.value) shortlisted — \(source)",
        zh: "最多入围 \(cap.value) 家——\(source)")
    }
  }

  private var valid: [Standing] { lot.standings.filter { $0.status == .valid && !$0.isMember } }

  /// What the first bid is ranked by, where that is not its price.
  private var leading: Sentence? {
    let basis = rules.ranking.basis
    switch basis.value {
    case .price: return nil
    case .cut:
      return valid.compactMap(\.cut).max().map { largest in
        let (shown, source) = (largest.percentShown, basis.reference(language))
        return language(
          en: "ranked by cut, largest cut \(shown) — \(source)",
          zh: "按降幅排序，最大降幅 \(shown)——\(source)")
      }
    case .score:
      // Of a bid whose score depends on how a tie is resolved there is none to tell.
      let scores = valid.map(\.composite?.total)
      guard scores.allSatisfy({ $0 != nil }) else { return nil }
      return scores.compactMap { $0 }.max().map { highest in
        let source = basis.reference(language)
        return language(
          en: "ranked by composite score, highest score \(highest.shown) — \(source)",
          zh: "按综合得分排序，最高得分 \(highest.shown)——\(source)")
      }
    }
  }

  /// The lowest comparable price, where prices are held against each other.
  private var lowest: Sentence? {
    guard rules.ranking.basis.value == .price || rules.selection.multiple != nil else { return nil }
    if let anchor = lot.anchor, valid.contains(where: { $0.shortlisted == .yes }) {
      let lowest = anchor.lowest.shown
      return lot.standings.contains(where: \.isZeroVolume)
        && rules.selection.anchor.withZeroVolume?.value != true
        ? language(
          en: "lowest comparable price of the shortlisted bids with volume \(lowest)",
          zh: "分配采购量的入围报价中最低单位可比价 \(lowest)")
        : language(
          en: "lowest comparable price of the shortlisted bids \(lowest)",
          zh: "入围报价中最低单位可比价 \(lowest)")
    }
    return valid.compactMap { $0.price?.exact }.min().map { lowest in
      language(
        en: "lowest comparable price of the valid bids \(lowest.shown)",
        zh: "有效报价中最低单位可比价 \(lowest.shown)")
    }
  }

  /// How the anchor was made, where it is not the lowest price.
  var anchor: Sentence? {
    guard let anchor = lot.anchor, let statistics = anchor.statistics,
      rules.selection.multiple != nil,
      let value = try? anchor.shown(times: .one)
    else { return nil }
    let (shown, lowest) = (value.shown, anchor.lowest.shown)
    let other = alternative(statistics)
    let (scope, sources) = (scope(anchor, statistics), anchorSources)
    return language(
      en: "anchor \(shown): the larger of the lowest price \(lowest) and \(other), over \(scope) — "
        + "\(sources)",
      zh: "基准价 \(shown)：最低价 \(lowest) 与 \(other) 两者取高，按\(scope)计算——\(sources)")
  }

  private var anchorSources: String {
    let numbers = rules.selection.anchor
    return [
      numbers.rule.map { _ in "" }, numbers.share?.map { _ in "" },
      numbers.deviations?.map { _ in "" }, numbers.isSample?.map { _ in "" },
      numbers.overValid?.map { _ in "" },
      lot.standings.contains(where: \.isZeroVolume)
        ? numbers.withZeroVolume?.map { _ in "" } : nil,
    ].compactMap { $0?.reference }.joined()(language)
  }

  /// The share of the mean, or the mean minus deviations, as an equation.
  private func alternative(_ statistics: Anchor.Statistics) -> Sentence {
    let numbers = rules.selection.anchor
    if let share = numbers.share?.value {
      let (mean, times) = (statistics.mean.shown, share.exact)
      let result = ((try? statistics.mean * share) ?? .zero).shown
      let sign = result.sign(product(times, mean))
      return language(
        en: "\(result)\(sign)\(times) × mean \(mean)", zh: "\(result)\(sign)\(times) × 均价 \(mean)")
    }
    let deviations = numbers.deviations?.value ?? .zero
    let result = ((try? statistics.below(deviations).rounded(decimals: 6)) ?? .zero).shown
    return "\(result)\(statistics.difference(result, deviations, language))"
  }

  /// The bids of which the mean is taken.
  private func scope(_ anchor: Anchor, _ statistics: Anchor.Statistics) -> Sentence {
    let isOverValid = rules.selection.anchor.overValid?.value == true
    let scope = statistics.scope(isOverValid: isOverValid, language)
    guard anchor.leavesOutBids else { return scope }
    return language(en: "\(scope) with volume", zh: "\(scope)（不含采购量为零者）")
  }
}
