import ExactNumbers
import RuleBook
public import Wording

/// Tells for every bid of a lot why it stands where it stands.
public struct Explanation {
  private let outcome: TenderOutcome
  private let language: Language
  private let ties = TiesOfLot()

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
    let anchor = standing.reasons.contains { $0.isOfTests } ? facts(of: lot).anchor : nil
    return ([anchor].compactMap { $0 } + details(standing, in: lot)).joined()(language)
  }

  /// The sentences about one bid, one by one.
  public func points(_ standing: Standing, in lot: LotOutcome) -> [String] {
    details(standing, in: lot).map { $0(language) }
  }

  private func heading(_ lot: LotOutcome) -> String {
    lot.name.visible + Text(en: ": ", zh: "：")(language) + facts(lot)
  }

  /// How many bid for a lot, how many may be shortlisted, and what they are held against.
  public func facts(_ lot: LotOutcome) -> String {
    facts(of: lot).text(language)
  }

  private func facts(of lot: LotOutcome) -> LotFacts { LotFacts(lot: lot, rules: outcome.rules) }

  private func title(_ standing: Standing) -> String {
    let place = standing.rank.map { "\($0)." } ?? "–"
    let strength = standing.bid.strength.map { " " + $0.text } ?? ""
    let padding = String(repeating: " ", count: max(1, 4 - place.count))
    return ("  \(place)\(padding)\(standing.bid.bidder)\(strength)").visible
      + (Text(en: ": ", zh: "：") + standing.selected.verdict)(language)
  }

  private func details(_ standing: Standing, in lot: LotOutcome) -> [Text] {
    let price = standing.price.map { price in
      PriceEquation(standing.bid, price, lot.comparison, outcome.rules.comparable).text
    }
    let ranking = outcome.rules.ranking
    let ties = ties.of(standing, in: lot, ranking).map {
      $0.text(ranking.basis.value) + Self.mark + ranking.tieBreaks.reference
    }
    let own = [price, cut(standing), standing.composite.map(score)].compactMap { $0 } + ties
    // Of a member all the rest was found of the one that stands for it.
    let (members, reasons) = standing.reasons.divided { $0.isOfMember }
    return own + members.map { member($0, standing) }
      + reasons.map { told($0, of: standing, in: lot) }
  }

  /// For whom another member stands, and at what price the entity's is its own.
  private func member(_ reason: Reason, _ standing: Standing) -> Text {
    reason.text + entityPrice(standing)
      + Text(en: "; what follows was found of that bid", zh: "；以下各项按该报价判定")
  }

  /// The entity's price for the member's own strength; nothing where that is the same.
  private func entityPrice(_ standing: Standing) -> Text {
    guard let settled = standing.settledPrice, let ratio = standing.price?.ratio, ratio != .one,
      let comparable = try? settled / ratio
    else { return Text("") }
    let sum = PrintedProduct(settled, of: comparable, ratio)
    return Text(
      en:
        ": for its own strength \(sum.result)\(sum.sign)comparable price \(sum.price) × \(sum.times)",
      zh: "：自身规格单位价格 \(sum.result)\(sum.sign)单位可比价 \(sum.price) × \(sum.times)")
  }

  /// What stands before a source.
  private static let mark = Text(en: " — ", zh: "——")

  /// A reason with its sources, told as what was found where the end is another.
  private func told(_ reason: Reason, of standing: Standing, in lot: LotOutcome) -> Text {
    let isOvertaken = reason.claim.map { !$0.holds(of: standing) } ?? false
    let english = reason.told(in: .english, isOvertaken: isOvertaken)
    let chinese = reason.told(in: .chinese, isOvertaken: isOvertaken)
    let text = Text(en: String(english.sentence), zh: String(chinese.sentence)) + freed(reason, lot)
    let sources = english.basis.sources
    return sources.isEmpty ? text : text + Self.mark + sources.unique.joined()
  }

  /// Why a place is one of more than the rule has: those who win without volume take none.
  private func freed(_ reason: Reason, _ lot: LotOutcome) -> Text {
    guard let places = reason.places, let cap = lot.cap, places > cap.value else { return Text("") }
    let freed = places - cap.value
    return Text(
      en: " (\(cap.value) and \(freed) for those selected without volume)",
      zh: "（\(cap.value) 家，另因采购量为零的中选报价不占名额增加 \(freed) 家）")
  }

  /// How the cut was made, where it is asked for.
  private func cut(_ standing: Standing) -> Text? {
    let rules = outcome.rules
    let isAsked =
      rules.ranking.basis.value != .price || rules.selection.cut != nil
      || rules.shortlist.guaranteedCut != nil
    guard isAsked, let cut = standing.cut, let ceiling = standing.bid.ceiling?.ratio else {
      return nil
    }
    let (shown, limit) = (cut.percentShown, ceiling.display)
    let sum = PriceEquation.unitPrice(standing.bid)
    let sign = shown.sign(cut)
    return Text(
      en: "cut \(shown.text)\(sign)1 − \(sum) ÷ ceiling \(limit)",
      zh: "降幅 \(shown.text)\(sign)1 − \(sum) ÷ 最高有效申报价 \(limit)")
  }

  /// How the composite score was made; it is compared exactly, and rounded only to be shown.
  private func score(_ score: CompositeScore) -> Text {
    ScoreEquation(score).text + score.weight.reference
  }
}

extension Reason {
  /// How many places there are on the shortlist by the reason.
  fileprivate var places: Int? {
    switch self {
    case .shortlisted(_, let cap), .notShortlisted(_, let cap), .tiedForShortlist(_, _, let cap):
      cap.value
    default: nil
    }
  }

  /// Whether it holds the bid against the limits of the lot.
  fileprivate var isOfTests: Bool {
    switch self {
    case .passed, .failed: true
    default: false
    }
  }

}

extension Sequence {
  /// The elements for which the test holds, and the others.
  fileprivate func divided(_ holds: (Element) -> Bool) -> (held: [Element], others: [Element]) {
    (filter(holds), filter { !holds($0) })
  }
}

/// The tie-breaks that decided in the lot that was asked for last: its bids are told one by one.
private final class TiesOfLot {
  private var lot: String?
  private var ties: [Bid: [BrokenTie]] = [:]

  func of(_ standing: Standing, in lot: LotOutcome, _ rules: RankingRules) -> [BrokenTie] {
    if self.lot != lot.name {
      self.lot = lot.name
      ties = BrokenTie.all(of: lot.standings, rules)
    }
    return ties[standing.bid] ?? []
  }
}
