import ExactNumbers
import RuleBook
import Tender
import Wording

/// The comparable prices of one lot on an axis, with the limits that decided.
struct LotPriceLine {
  let lot: LotOutcome
  let language: Language
  /// Whether it shows what was decided, or only the ranking.
  let showsSelection: Bool

  /// So many rows are drawn; more would be no picture.
  static let mostRows = 60

  private var shown: [Standing] {
    Array(lot.standings.lazy.filter { $0.price != nil }.prefix(Self.mostRows))
  }

  /// The bids on their axis.
  var line: PriceLine { priceLine(shown) }

  /// The picture with a caption; nil where no bid has a comparable price.
  func figure() -> HTML? {
    let shown = shown
    guard !shown.isEmpty else { return nil }
    let line = priceLine(shown)
    let captions = captions(line, shown: shown.count)
    let caption: [HTML] =
      captions.isEmpty ? [] : [.element(.figcaption, [], captions.joined()(language))]
    return .element(.figure, [], [HTML(line.chart.svg)] + caption)
  }

  func priceLine(_ standings: [Standing]) -> PriceLine {
    let strength = lot.mainStrength.map { Text(en: " of \($0)", zh: "（\($0)）") } ?? Text("")
    let unit =
      Text(en: "comparable price, yuan per smallest unit", zh: "单位可比价，元/最小计量单位") + strength
    var line = PriceLine(
      title: lot.name, unit: unit(language), rows: standings.compactMap(row))
    guard showsSelection else { return line }
    line.limits = limits(standings)
    line.division = division(standings)
    return line
  }

  private func row(_ standing: Standing) -> PriceLine.Row? {
    guard let price = standing.price else { return nil }
    let place = standing.rank.map { "\($0). " } ?? "– "
    let mark = showsSelection ? BidMark(standing) : standing.rank == nil ? .excluded : .selected
    let quoted = Figure(price.ranked, text: price.ranked.display)
    var marks = [PriceLine.Mark(figure: quoted, shape: mark.shape, isAlarming: mark == .open)]
    if showsSelection, let settled = standing.settledComparablePrice {
      marks = [
        .init(figure: quoted, shape: .ring),
        .init(figure: Figure(settled, text: settled.display), shape: mark.shape),
      ]
    }
    var row = PriceLine.Row(
      name: place + standing.bid.bidder + (showsStrengths ? " " + strength(standing) : ""),
      words: (showsSelection ? standing.shownPrice : nil) ?? quoted.text, marks: marks,
      isStrong: showsSelection && standing.selected == .yes)
    row.bounds = bounds(standing, price)
    return row
  }

  private var showsStrengths: Bool { Set(lot.standings.map(strength)).count > 1 }

  private func strength(_ standing: Standing) -> String { standing.bid.strength?.text ?? "" }

  /// The ceiling and the price from which the cut is deep enough, made comparable like the bid.
  private func bounds(_ standing: Standing, _ price: ComparablePrice) -> [PriceLine.Bound] {
    guard let own = standing.bid.ceiling?.ratio, let ceiling = try? own / price.ratio else {
      return []
    }
    var bounds = [PriceLine.Bound(figure: Figure(ceiling, text: ceiling.display), stroke: .solid)]
    let cut = standing.testResults.first { $0.test == .cut }
    if showsSelection, let cut, let limit = try? ceiling * (.one - cut.limit) {
      bounds.append(.init(figure: Figure(limit, text: limit.display), stroke: .dotted))
    }
    return bounds
  }

  /// The multiple of the anchor and the floors, each value once.
  private func limits(_ standings: [Standing]) -> [PriceLine.Limit] {
    var limits: [PriceLine.Limit] = []
    for result in standings.flatMap(\.testResults) {
      guard let name = name(of: result) else { continue }
      let text = name(language)
      guard !limits.contains(where: { $0.name == text }) else { continue }
      limits.append(
        .init(
          name: text, figure: Figure(result.limit, text: result.limit.display),
          stroke: result.test == .multiple ? .dashed : .dashDotted))
    }
    return limits
  }

  private func name(of result: TestResult) -> Text? {
    let limit = result.limit.display
    switch result.test {
    case .multiple:
      let (times, base) = (result.rule.value.exactText, result.anchor?.display ?? "")
      let sign = result.isLimitExact ? "=" : "≈"
      return Text(
        en: "\(times) × \(result.anchorRule.title.en) \(base) \(sign) \(limit)",
        zh: "\(result.anchorRule.title.zh) \(base) 的 \(times) 倍 \(sign) \(limit)")
    case .floor: return Text(en: "floor \(limit)", zh: "保底价 \(limit)")
    case .cut, .line: return nil
    }
  }

  /// The line under the last bid of the shortlist; under a tie for its last places.
  private func division(_ standings: [Standing]) -> (after: Int, words: String)? {
    guard let cap = lot.cap, let last = standings.lastIndex(where: { $0.shortlisted != .no }) else {
      return nil
    }
    let words = Text(
      en: "above: shortlisted, at most \(cap.value)", zh: "以上入围，最多 \(cap.value) 家")
    return (last + 1, words(language))
  }

  private func captions(_ line: PriceLine, shown: Int) -> [Text] {
    var captions: [Text] = []
    if !line.leftOut.isEmpty {
      captions.append(
        Text(en: "too far away to be drawn: ", zh: "相距过远，图中未绘：")
          + line.leftOut.map { Text($0.name) }.joined())
    }
    let rest = lot.standings.count { $0.price != nil } - shown
    if rest > 0 {
      captions.append(
        Text(en: "further bids, not drawn: \(rest)", zh: "其余 \(rest) 个报价未绘"))
    }
    return captions
  }
}

extension Standing {
  /// The comparable price at which the bid is selected, where that is not its own quote: who may
  /// supply nothing does so at that.
  var settledComparablePrice: Ratio? {
    guard selected == .yes, let settledPrice, let price, settledPrice != price.unitPrice else {
      return nil
    }
    return try? settledPrice / price.ratio
  }

  /// The comparable price, and behind an arrow the one at which the bid is selected instead.
  var shownPrice: String? {
    guard let quoted = price?.ranked.display else { return nil }
    return settledComparablePrice.map { "\(quoted) → \($0.display)" } ?? quoted
  }

  /// The results of the tests that were tried on the bid.
  var testResults: [TestResult] {
    for reason in reasons {
      switch reason {
      case .passed(_, let tested), .failed(let tested):
        return tested.results.filter { $0.verdict != .untested }
      default: continue
      }
    }
    return []
  }
}
