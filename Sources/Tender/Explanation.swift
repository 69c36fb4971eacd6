import ExactNumbers
import RuleBook
public import Wording
public import Writing

/// Tells for every bid of a lot why it stands where it stands.
///
/// An object, so that nobody copies the rules for a bid.
public final class Explanation {
  private let rules: TenderRules
  private let language: Language
  private let ties = TiesOfLot()

  /// Explains an outcome in one language.
  public convenience init(_ outcome: TenderOutcome, language: Language) {
    self.init(outcome.rules, language)
  }

  init(_ rules: TenderRules, _ language: Language) {
    (self.rules, self.language) = (rules, language)
  }

  /// The column that explains a bid in a table of bids.
  static let column = OutputTable.Column("explanation", zh: "详细说明", words: CodeWords.reasons)

  /// A paragraph for each lot, about it and those of its bids that are shown.
  public static func paragraphs(
    _ lots: [LotOutcome], rules: TenderRules, language: Language,
    shown: @escaping @Sendable (Standing) -> Bool
  ) -> OutputTable {
    OutputTable(columns: [column], slicesOf: lots.count) { slice, row in
      let explanation = Explanation(rules, language)
      for lot in lots[slice] {
        row.sentence(explanation.paragraph(lot, shown))
        row.endRow()
      }
    }
  }

  /// A row for each bid, with what is to be said about it.
  public static func table(_ outcome: TenderOutcome, language: Language) -> OutputTable {
    let explanation = Explanation(outcome, language: language)
    let rows = outcome.lots.flatMap { lot in lot.standings.map { (lot, $0) } }
    return OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("rank", zh: "排名", numeric: true),
        .init("bidder", zh: "企业"), column,
      ], rowCount: rows.count
    ) { index in
      let (lot, standing) = rows[index]
      return [
        .text(lot.name), standing.rank.map { .number(String($0)) } ?? .empty,
        .text(standing.bid.bidder), .text(explanation.sentences(standing, in: lot)),
      ]
    }
  }

  private func paragraph(_ lot: LotOutcome, _ shown: (Standing) -> Bool) -> Sentence {
    var paragraph = ("" as Sentence)
    forEachLine(lot, lot.standings.filter(shown)) { paragraph += "\($0)\n" }
    return paragraph
  }

  /// The lines about one lot and some of its bids, a paragraph for each.
  public func lines(_ lot: LotOutcome, _ standings: [Standing]) -> [String] {
    var lines: [String] = []
    forEachLine(lot, standings) { lines.append(String($0)) }
    return lines
  }

  private func forEachLine(
    _ lot: LotOutcome, _ standings: [Standing], _ take: (Sentence) -> Void
  ) {
    take(heading(lot))
    for standing in standings {
      take(title(standing))
      for detail in details(standing, in: lot) { take("     \(detail.visible)") }
    }
  }

  /// The sentences about one bid, on one line.
  public func sentences(_ standing: Standing, in lot: LotOutcome) -> String {
    String(sentence(standing, in: lot))
  }

  /// The same, yet to be written.
  func sentence(_ standing: Standing, in lot: LotOutcome) -> Sentence {
    let details = details(standing, in: lot)
    guard lot.anchor?.statistics != nil, standing.reasons.contains(where: \.isOfTests),
      let anchor = facts(of: lot).anchor
    else { return details.joined(language) }
    return ([anchor] + details).joined(language)
  }

  /// The sentences about one bid, one by one.
  public func points(_ standing: Standing, in lot: LotOutcome) -> [String] {
    details(standing, in: lot).map { String($0) }
  }

  private func heading(_ lot: LotOutcome) -> Sentence {
    let (name, facts) = (lot.name.visible, facts(of: lot).sentence)
    return language(en: "\(name): \(facts)", zh: "\(name)：\(facts)")
  }

  /// How many bid for a lot, how many may be shortlisted, and what they are held against.
  public func facts(_ lot: LotOutcome) -> String { String(facts(of: lot).sentence) }

  private func facts(of lot: LotOutcome) -> LotFacts {
    LotFacts(lot: lot, rules: rules, language: language)
  }

  private func title(_ standing: Standing) -> Sentence {
    let place = standing.rank.map { "\($0)." } ?? "–"
    let strength = standing.bid.strength.map { " " + $0.text } ?? ""
    let padding = String(repeating: " ", count: max(1, 4 - place.count))
    let (name, verdict) = (
      (standing.bid.bidder + strength).visible, standing.selected.verdict(language)
    )
    return language(
      en: "  \(place)\(padding)\(name): \(verdict)", zh: "  \(place)\(padding)\(name)：\(verdict)")
  }

  private func details(_ standing: Standing, in lot: LotOutcome) -> [Sentence] {
    let price = standing.price.map { price in
      PriceEquation(standing.bid, price, lot.comparison, rules.comparable).sentence(language)
    }
    let score = standing.composite.map { ScoreEquation($0).sentence(language) }
    var details = [price, cut(standing), score].compactMap { $0 }
    for tie in ties.of(standing, in: lot, rules.ranking) {
      details.append(
        sourced(
          tie.sentence(rules.ranking.basis.value, language),
          [
            rules.ranking.tieBreaks.reference(language)
          ]))
    }
    // Of a member all the rest was found of the one that stands for it.
    for reason in standing.reasons where reason.isOfMember {
      details.append(member(reason, standing))
    }
    for reason in standing.reasons where !reason.isOfMember {
      details.append(told(reason, of: standing, in: lot))
    }
    return details
  }

  /// For whom another member stands, and at what price the entity's is its own.
  private func member(_ reason: Reason, _ standing: Standing) -> Sentence {
    let (reason, price) = (reason.told(in: language).sentence, entityPrice(standing))
    return language(
      en: "\(reason)\(price); what follows was found of that bid",
      zh: "\(reason)\(price)；以下各项按该报价判定")
  }

  /// The entity's price for the member's own strength; nothing where that is the same.
  private func entityPrice(_ standing: Standing) -> Sentence {
    guard let settled = standing.settledPrice, let ratio = standing.price?.ratio, ratio != .one,
      let comparable = try? settled / ratio
    else { return "" }
    let sum = PrintedProduct(settled, of: comparable, ratio)
    return language(
      en:
        ": for its own strength \(sum.result)\(sum.sign)comparable price \(sum.price) × \(sum.times)",
      zh: "：自身规格单位价格 \(sum.result)\(sum.sign)单位可比价 \(sum.price) × \(sum.times)")
  }

  /// A sentence with what it rests on.
  private func sourced(_ sentence: Sentence, _ sources: [String]) -> Sentence {
    var sentence = sentence
    // Nearly always there is one.
    for (place, source) in (sources.count > 1 ? sources.unique : sources).enumerated() {
      sentence +=
        place == 0
        ? language(en: " — \(source)", zh: "——\(source)")
        : language(en: "; \(source)", zh: "；\(source)")
    }
    return sentence
  }

  /// A reason with its sources, told as what was found where the end is another.
  private func told(_ reason: Reason, of standing: Standing, in lot: LotOutcome) -> Sentence {
    let isOvertaken = reason.claim.map { !$0.holds(of: standing) } ?? false
    let told = reason.told(in: language, isOvertaken: isOvertaken)
    return sourced(told.sentence + freed(reason, lot), told.basis.sources(language))
  }

  /// Why a place is one of more than the rule has: those who win without volume take none.
  private func freed(_ reason: Reason, _ lot: LotOutcome) -> Sentence {
    guard let places = reason.places, let cap = lot.cap, places > cap.value else { return "" }
    let freed = places - cap.value
    return language(
      en: " (\(cap.value) and \(freed) for those selected without volume)",
      zh: "（\(cap.value) 家，另因采购量为零的中选报价不占名额增加 \(freed) 家）")
  }

  /// How the cut was made, where it is asked for.
  private func cut(_ standing: Standing) -> Sentence? {
    let isAsked =
      rules.ranking.basis.value != .price || rules.selection.cut != nil
      || rules.shortlist.guaranteedCut != nil
    guard isAsked, let cut = standing.cut, let ceiling = standing.bid.ceiling?.ratio else {
      return nil
    }
    let (shown, limit) = (cut.percentShown, ceiling.shown)
    let sum = PriceEquation.unitPrice(standing.bid)
    let sign = shown.sign(cut)
    return language(
      en: "cut \(shown)\(sign)1 − \(sum) ÷ ceiling \(limit)",
      zh: "降幅 \(shown)\(sign)1 − \(sum) ÷ 最高有效申报价 \(limit)")
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
