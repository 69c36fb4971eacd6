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
  private let reader: Reader
  private let ties = TiesOfLot()
  private let prices: PriceEquation
  private var words: ReasonTeller

  /// Whom it is for.
  public enum Reader: Sendable {
    /// Whoever decides: with the names of all, and of the parameters of the rules.
    case office
    /// The bidder that the bid is of: others have no names, and parameters only their sources.
    case bidder
  }

  /// Explains an outcome in one language.
  public convenience init(
    _ outcome: TenderOutcome, language: Language, reader: Reader = .office
  ) {
    self.init(outcome.rules, language, reader)
  }

  init(_ rules: TenderRules, _ language: Language, _ reader: Reader = .office) {
    (self.rules, self.language, self.reader) = (rules, language, reader)
    prices = PriceEquation(rules.comparable, language)
    words = ReasonTeller(language)
  }

  /// The column that explains a bid in a table of bids.
  static let column = OutputTable.Column("explanation", zh: "详细说明", words: CodeWords.reasons)

  /// A paragraph for each lot, about it and those of its bids that are shown, a line for each fact.
  public static func paragraphs(
    _ lots: [LotOutcome], rules: TenderRules, language: Language,
    shown: @escaping @Sendable (Standing) -> Bool
  ) -> OutputTable {
    OutputTable(columns: [column], slicesOf: lots.count) { slice, row in
      let explanation = Explanation(rules, language)
      var paragraph: Sentence = ""
      for lot in lots[slice] {
        paragraph.removeAll()
        explanation.forEachLine(lot, shown) { line in
          paragraph += line
          paragraph.appendLiteral("\n")
        }
        row.sentence(paragraph)
        row.endRow()
      }
    }
  }

  /// A row for each bid that is shown, with what is to be said about it.
  public static func table(
    _ outcome: TenderOutcome, language: Language, only filter: BidFilter? = nil
  ) -> OutputTable {
    let explanation = Explanation(outcome, language: language)
    let rows = outcome.lots.flatMap { lot in
      lot.standings.filter { filter?.shows($0.bid, in: lot.name) ?? true }.map { (lot, $0) }
    }
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

  /// The lines about a lot and all of its bids.
  public func lines(_ lot: LotOutcome) -> [String] {
    var lines: [String] = []
    forEachLine(lot, { _ in true }) { lines.append(String($0)) }
    return lines
  }

  private func forEachLine(
    _ lot: LotOutcome, _ shown: (Standing) -> Bool, _ take: (Sentence) -> Void
  ) {
    take(heading(lot))
    // All lines are made in one room.
    var line: Sentence = ""
    for index in lot.standings.indices where shown(lot.standings[index]) {
      line.removeAll()
      addTitle(of: lot.standings[index], to: &line)
      take(line)
      forEachDetail(of: lot.standings[index], in: lot) { detail in
        line.removeAll()
        line.appendLiteral("     ")
        line += detail.visible
        take(line)
      }
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
    details(reader == .bidder ? standing.hidingOthers : standing, in: lot).map { String($0) }
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

  /// Adds the place of a bid, who makes it, and what becomes of it.
  private func addTitle(of standing: Standing, to line: inout Sentence) {
    if let rank = standing.rank {
      line += rank < 10 ? "  \(rank).  " : "  \(rank). "
    } else {
      line.appendLiteral("  –   ")
    }
    line.appendInterpolation(standing.bid.bidder.visible)
    if let strength = standing.bid.strength {
      line.appendLiteral(" ")
      line.appendInterpolation(strength.text.visible)
    }
    line.appendLiteral(language.words(en: ": ", zh: "："))
    line.appendInterpolation(standing.selected.verdict(language))
  }

  private func details(_ standing: Standing, in lot: LotOutcome) -> [Sentence] {
    var details: [Sentence] = []
    forEachDetail(of: standing, in: lot) { details.append($0) }
    return details
  }

  private func forEachDetail(
    of standing: Standing, in lot: LotOutcome, _ take: (Sentence) -> Void
  ) {
    if let correction = standing.bid.correction { take(correction.sentence(language)) }
    if let former = standing.bid.exclusion?.formerQuote(language) { take(former) }
    if let price = standing.price { take(prices.sentence(standing.bid, price, lot.comparison)) }
    if let cut = cut(standing) { take(cut) }
    if let score = standing.composite { take(ScoreEquation(score).sentence(language)) }
    for tie in ties.of(standing, in: lot, rules.ranking) {
      var sentence =
        reader == .bidder
        ? tie.sentenceWithoutOther(rules.ranking.basis.value, language)
        : tie.sentence(rules.ranking.basis.value, language)
      add([cited(rules.ranking.tieBreaks)], to: &sentence)
      take(sentence)
    }
    // Of a member all the rest was found of the one that stands for it.
    for reason in standing.reasons where reason.isOfMember {
      take(member(reason, standing))
    }
    for reason in standing.reasons where !reason.isOfMember {
      take(told(reason, of: standing, in: lot))
    }
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

  /// Adds what a sentence rests on, each once.
  private func add(_ sources: [String], to sentence: inout Sentence) {
    for place in sources.indices where !sources[..<place].contains(sources[place]) {
      sentence.appendLiteral(
        place == 0 ? language.words(en: " — ", zh: "——") : language.words(en: "; ", zh: "；"))
      sentence.appendInterpolation(sources[place])
    }
  }

  /// A reason with its sources, told as what was found where the end is another.
  private func told(_ reason: Reason, of standing: Standing, in lot: LotOutcome) -> Sentence {
    let isOvertaken = reason.claim.map { !$0.holds(of: standing) } ?? false
    let basis = reason.tell(&words, isOvertaken: isOvertaken)
    var told = words.sentence
    if let freed = freed(reason, lot) { told += freed }
    add(basis.sources(language, named: reader == .office), to: &told)
    return told
  }

  private func cited(_ rule: RuleSet.Cited<some Sendable>) -> String {
    reader == .office ? rule.reference(language) : rule.source(language)
  }

  /// Why a place is one of more than the rule has: those who win without volume take none.
  private func freed(_ reason: Reason, _ lot: LotOutcome) -> Sentence? {
    guard let places = reason.places, let cap = lot.cap, places > cap.value else { return nil }
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
