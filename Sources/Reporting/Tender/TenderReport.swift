public import Tender
public import Wording
public import Writing

/// The report of a tender: what may be published, that is totals, the lots with their winners, and every
/// lot as a picture; and an annex with the reasons and all bids with the columns of the CSV file.
public struct TenderReport {
  /// How much of the outcome a report tells.
  public enum Kind: Sendable {
    /// The ranking alone.
    case ranking
    /// The shortlist and the selection, too; `winnersOnly` leaves out the bids that are certainly
    /// not selected from what is told bid by bid.
    case selection(winnersOnly: Bool)
  }

  private let outcome: TenderOutcome
  private let kind: Kind
  private let rulings: Rulings?
  private let language: Language
  private let opensFolds: Bool
  private let filter: BidFilter?

  /// So many names of lots are listed at the head of the page.
  private static let mostNames = 10
  /// So many lots are told in detail.
  static let mostDetails = 500
  /// So many bids are told in detail, in all lots together.
  static let mostBids = 5_000

  /// Prepares the report of an outcome; `opensFolds` shows all reasons at once, as does a choice of
  /// bids.
  public init(
    _ outcome: TenderOutcome, _ kind: Kind, rulings: Rulings? = nil, language: Language,
    opensFolds: Bool = false, only filter: BidFilter? = nil
  ) {
    self.outcome = outcome.showing(filter)
    self.kind = kind
    self.rulings = rulings
    self.language = language
    self.opensFolds = opensFolds || filter != nil
    self.filter = filter
  }

  /// Fills a page; `table` holds all bids with the columns of the CSV file. `open` says what a person
  /// has to decide, where that is more than the bids say; `further` stands behind the list of lots, and
  /// `annex` before the reasons.
  public func fill(
    _ page: inout Page, table: OutputTable, open: [Text]? = nil, further: [Page.Section] = [],
    annex: [Page.Section] = []
  ) {
    page.isForThePublic = true
    page.lead.append(outcome.rules.ruleSet.title)
    page.rules = [(outcome.rules.ruleSet, TenderKeys.catalogue)]
    page.banners += open ?? openLots
    let chosen = detailed
    page.sections = further + [pictures(chosen)]
    page.annex = annex + [reasons(chosen), bids(table)]
    page.annexWords = .reasons
    page.printsAnnex = opensFolds
    if let filter {
      // What is counted of a part would be taken for the whole; its reasons cite their sources.
      page.lead.append(filter.text)
      page.listsSources = false
    } else {
      page.summary = [totals()]
      page.sections.insert(overview(chosen), at: 0)
    }
    page.tables += [
      (PageWriter.result, table),
      (Text(en: "Reasons", zh: "理由"), Explanation.table(outcome, language: language, only: filter)),
    ]
    if let rulings { page.add(rulings, before: "details", language: language) }
    page.notes += omissions(details: chosen.count)
  }

  private var showsSelection: Bool {
    if case .selection = kind { true } else { false }
  }

  private func isShown(_ standing: Standing) -> Bool {
    guard filter?.isOfBidders(standing.bid) ?? true else { return false }
    if case .selection(winnersOnly: true) = kind { return standing.selected != .no }
    return true
  }

  /// What is left to decide, told here and nowhere else on the page, so that nobody takes the result for
  /// the last word.
  private var openLots: [Text] {
    let open = showsSelection ? outcome.openLots : []
    let rest = open.count - Self.mostNames
    return open.prefix(Self.mostNames).map {
      Text(en: "To decide: ", zh: "待决定：") + $0.openText
    }
      + (rest > 0
        ? [Text(en: "Further lots left to decide: \(rest)", zh: "另有待决定品种 \(rest) 个")] : [])
  }

  private func totals() -> HTML {
    let standings = outcome.lots.flatMap(\.standings)
    func count(_ isCounted: (Standing) -> Bool) -> String {
      String(standings.count(where: isCounted))
    }
    var totals: [(Text, String, Bool)] = [
      (Text(en: "lots", zh: "品种"), String(outcome.lots.count), false),
      (Text(en: "bids", zh: "报价"), String(standings.count), false),
      (Text(en: "valid bids", zh: "有效报价"), count { $0.rank != nil }, false),
    ]
    if showsSelection {
      let (open, failed) = (outcome.openLots.count, outcome.lots.count(where: \.isFailed))
      let ties = outcome.lots.count { !$0.tied.isEmpty }
      totals += [
        (Text(en: "shortlisted", zh: "入围"), count { $0.shortlisted == .yes }, false),
        (Text(en: "selected", zh: "拟中选"), count { $0.selected == .yes }, false),
        (Text(en: "lots decided", zh: "已确定品种"), String(outcome.lots.count - open), false),
        (Text(en: "lots left to decide", zh: "待决定品种"), String(open), open > 0),
        (Text(en: "of them with a tie", zh: "其中并列未决"), String(ties), ties > 0),
        (Text(en: "lots without a winner", zh: "流标品种"), String(failed), failed > 0),
      ]
    }
    return .totals(totals.map { ($0.0, $0.1, $0.2) }, language: language)
  }

  /// The lots that are told in detail, in their order: all of them, or, where that would be too
  /// much, those that are left to decide and those without a winner.
  private var detailed: [Int] {
    let cost = outcome.lots.map { min($0.standings.count, LotReasons.mostBids) }
    let isSmall = cost.count <= Self.mostDetails && cost.reduce(0, +) <= Self.mostBids
    var (chosen, spent) = ([Int](), 0)
    for (place, lot) in outcome.lots.enumerated()
    where isSmall || lot.isOpen || lot.winners.isEmpty {
      guard chosen.count < Self.mostDetails, spent + cost[place] <= Self.mostBids else { break }
      chosen.append(place)
      spent += cost[place]
    }
    return chosen
  }

  private func overview(_ chosen: [Int]) -> Page.Section {
    let heading =
      showsSelection ? Text(en: "Lots and winners", zh: "各品种拟中选企业") : Text(en: "Lots", zh: "品种一览")
    let overview = LotOverview(
      lots: outcome.lots,
      places: Dictionary(uniqueKeysWithValues: chosen.map { ($0, Self.picture($0)) }),
      language: language, showsSelection: showsSelection)
    return .init("lots", heading, [overview.html(label: heading(language))])
  }

  private static func picture(_ lot: Int) -> String { "lot-\(lot + 1)" }
  private static func reasons(_ lot: Int) -> String { "reasons-\(lot + 1)" }

  private func pictures(_ chosen: [Int]) -> Page.Section {
    let parts = chosen.map { lot in
      LotPicture(
        lot: outcome.lots[lot], id: Self.picture(lot), reasons: Self.reasons(lot),
        language: language, showsSelection: showsSelection
      ).html()
    }
    let heading = Text(en: "Lot by lot", zh: "逐品种图示")
    return .init(
      "details", heading,
      [
        legend(chosen),
        .element(.div, [.class("lots")], parts),
      ])
  }

  private func reasons(_ chosen: [Int]) -> Page.Section {
    let explanation = Explanation(outcome, language: language)
    let parts = chosen.map { lot in
      LotReasons(
        lot: outcome.lots[lot], id: Self.reasons(lot), explanation: explanation,
        language: language, showsSelection: showsSelection, opensFolds: opensFolds,
        isShown: isShown
      ).html()
    }
    return .init("reasons", Text(en: "Reasons, bid by bid", zh: "逐个报价的理由"), parts)
  }

  /// What the marks of the pictures mean, as far as they occur.
  private func legend(_ chosen: [Int]) -> HTML {
    guard showsSelection else { return .empty }
    let standings = chosen.flatMap { outcome.lots[$0].standings }
    let areScored = standings.contains { $0.composite != nil }
    let used = Set(standings.filter { $0.price != nil }.map(BidMark.init))
    var entries = BidMark.allCases.filter(used.contains).map { mark in
      (Marks.point(mark.shape, x: 9, y: 8, ink: mark == .open ? Ink.alarm : Ink.mark), mark.meaning)
    }
    if areScored { return .legend(entries, language: language) }
    if standings.contains(where: { $0.settledComparablePrice != nil }) {
      let meaning = Text(en: "selected at another price than its quote", zh: "按报价以外的价格中选")
      entries.append((joined, meaning))
    }
    if standings.contains(where: { $0.bid.ceiling != nil }) {
      let isCut = chosen.contains { priceLine($0).leavesOutBounds }
      let rest = Text(en: ", those beyond the axis are not drawn", zh: "（超出坐标范围的未绘）")
      let meaning =
        Text(en: "ceiling of the strength", zh: "该规格最高有效申报价") + (isCut ? rest : Text(""))
      entries.append((upright(.solid), meaning))
    }
    if standings.contains(where: { $0.testResults.contains { $0.test == .cut } }) {
      let meaning = Text(en: "price at which the cut is deep enough", zh: "降幅达标价")
      entries.append((upright(.dotted), meaning))
    }
    if chosen.contains(where: { priceLine($0).hasOutliers }) {
      let meaning = Text(en: "beyond the axis, at the value written", zh: "超出坐标范围，以所列数值为准")
      entries.append((.element("g", [:], PriceLine.axisBreak(9, y: 8)), meaning))
    }
    return .legend(entries, language: language)
  }

  private func priceLine(_ lot: Int) -> PriceLine {
    LotPriceLine(lot: outcome.lots[lot], language: language, showsSelection: showsSelection).line
  }

  /// A ring for the quote, joined to a disc for the price at which the bid is selected.
  private var joined: SVG {
    .element(
      "g", [:],
      [
        Marks.line(from: (4, 8), to: (14, 8), ink: Ink.faint, width: 2),
        Marks.point(.circle, x: 4, y: 8), Marks.point(.ring, x: 14, y: 8),
      ])
  }

  private func upright(_ stroke: Stroke) -> SVG {
    Marks.line(from: (9, 0), to: (9, 16), ink: Ink.faint, width: 2, stroke: stroke)
  }

  private func bids(_ table: OutputTable) -> Page.Section {
    let heading = Text(en: "All bids, all columns", zh: "全部报价（全部列）")
    let keys: Set<String> = [
      "lot", "rank", "bidder", showsSelection ? "selected" : "comparable_price",
    ]
    let rows = DataTable(table, language: language, keys: keys)
    return .init("bids", heading, isPrinted: false, [rows.html(label: heading(language))])
  }

  /// What the page leaves out, so that nobody takes it for the whole.
  private func omissions(details: Int) -> [Text] {
    var notes: [Text] = []
    if details < outcome.lots.count {
      notes.append(
        Text(
          en: "lots told in detail: \(details) of \(outcome.lots.count), at most "
            + "\(Self.mostDetails) with \(Self.mostBids) bids: those that are left to decide or "
            + "without a winner",
          zh: "逐品种说明仅列 \(details) 个（共 \(outcome.lots.count) 个，最多 \(Self.mostDetails) 个品种、"
            + "\(Self.mostBids) 个报价）：待决定及流标的品种"))
    }
    if outcome.lots.count > LotOverview.mostLots {
      notes.append(
        Text(
          en: "the list shows the first \(LotOverview.mostLots) lots",
          zh: "品种一览仅列前 \(LotOverview.mostLots) 个"))
    }
    return notes
  }
}

extension Page {
  /// Adds what was ruled about bids: a section before another, or at the end, and a sheet.
  public mutating func add(_ rulings: Rulings, before id: String? = nil, language: Language) {
    let (heading, table) = (Text(en: "Rulings", zh: "裁定"), rulings.table(language))
    let place = sections.firstIndex { $0.id == id } ?? sections.endIndex
    let rows = DataTable(table, language: language, keys: ["lot", "bidder", "kind", "reason"])
    sections.insert(
      .init("rulings", heading, isWide: true, [rows.html(label: heading(language))]), at: place)
    tables.append((heading, table))
  }
}
