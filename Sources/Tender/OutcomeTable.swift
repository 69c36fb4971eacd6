public import Tables
public import Wording
public import Writing

/// The result tables of a tender.
public enum OutcomeTable {
  /// The table of `vbp rank` for a whole tender.
  public static func rank(
    _ outcome: TenderOutcome, language: Language, isExplained: Bool = false,
    only filter: BidFilter? = nil, kept: KeptColumns? = nil
  ) -> OutputTable {
    rank(
      outcome.lots, rules: outcome.rules, language: language, isExplained: isExplained,
      only: filter, kept: kept)
  }

  /// The table of `vbp select` for a whole tender.
  public static func select(
    _ outcome: TenderOutcome, winnersOnly: Bool, language: Language, isExplained: Bool = false,
    only filter: BidFilter? = nil, kept: KeptColumns? = nil
  ) -> OutputTable {
    select(
      outcome.lots, rules: outcome.rules, winnersOnly: winnersOnly, language: language,
      isExplained: isExplained, only: filter, kept: kept)
  }

  /// The table of `vbp rank`: every bid with its comparable price and its place; the points behind
  /// it where the rules rank by a score, an explanation where it is asked for, and the columns of the
  /// input that are kept; only some bids are in it where they are chosen.
  public static func rank(
    _ lots: [LotOutcome], rules: TenderRules, language: Language, isExplained: Bool = false,
    only filter: BidFilter? = nil, kept: KeptColumns? = nil
  ) -> OutputTable {
    let hasScores = rules.ranksByScore
    let columns = rankColumns + (hasScores ? scoreColumns : [])
    return table(
      lots, columns, language, explainedBy: isExplained ? rules : nil, only: filter, kept: kept
    ) { _, _ in
      true
    } write: { standings, index, row, _ in
      write(standings, index, to: &row)
      row.sentence(rankReason(standings[index], language))
      if hasScores { writeScore(standings, index, to: &row) }
    }
  }

  /// The table of `vbp select`: the columns of rank, then what was decided and by which rule, and the
  /// rest as in that of rank; `winnersOnly` leaves out the bids that are certainly not selected.
  public static func select(
    _ lots: [LotOutcome], rules: TenderRules, winnersOnly: Bool, language: Language,
    isExplained: Bool = false, only filter: BidFilter? = nil, kept: KeptColumns? = nil
  ) -> OutputTable {
    let hasScores = rules.ranksByScore
    let columns = rankColumns + selectColumns + (hasScores ? scoreColumns : [])
    return table(
      lots, columns, language, explainedBy: isExplained ? rules : nil, only: filter, kept: kept
    ) {
      !winnersOnly || $0 != .no || $1.isOpen
    } write: { standings, index, row, words in
      write(standings, index, to: &row, &words)
      if hasScores { writeScore(standings, index, to: &row) }
    }
  }

  /// A table of the bids that are shown for what was decided, lot by lot; `write` writes what stands
  /// behind the lot, an explanation by the rules, if there are any, follows, and what is kept of the
  /// input stands at the end.
  private static func table(
    _ lots: [LotOutcome], _ columns: [OutputTable.Column], _ language: Language,
    explainedBy rules: TenderRules?, only filter: BidFilter?, kept: KeptColumns?,
    shown: (_ selected: Decision, _ shortlisted: Decision) -> Bool,
    write: @escaping @Sendable (Span<Standing>, Int, inout RowWriter, inout ReasonTeller) -> Void
  ) -> OutputTable {
    let bids = bids(lots, only: filter, shown: shown)
    let columns =
      columns + (rules == nil ? [] : [Explanation.column]) + (kept?.resultColumns ?? [])
    return OutputTable(columns: columns, slicesOf: bids.count) { slice, row in
      let explanation = rules.map { Explanation($0, language) }
      var rest = bids[slice]
      var words = ReasonTeller(language)
      while let lot = rest.first?.lot {
        // What the bids of a lot have in common is looked up once.
        let standings = lots[Int(lot)].standings
        var name: RowWriter.WrittenText?
        while let bid = rest.first, bid.lot == lot {
          if let name { row.again(name) } else { name = row.written(lots[Int(lot)].name) }
          write(standings.span, Int(bid.standing), &row, &words)
          if let explanation {
            row.sentence(explanation.sentence(standings[Int(bid.standing)], in: lots[Int(lot)]))
          }
          if let kept { kept.write(standings[Int(bid.standing)].bid.row, to: &row) }
          row.endRow()
          rest.removeFirst()
        }
      }
    }
  }

  /// The columns of select.
  private static func write(
    _ standings: Span<Standing>, _ index: Int, to row: inout RowWriter, _ words: inout ReasonTeller
  ) {
    write(standings, index, to: &row)
    if let reason = standings[index].reasons.deciding {
      let basis = reason.tell(&words)
      if reason.isOffer, let before = standings[index].reasons.beforeDeciding {
        let offer = words.sentence
        _ = before.tell(&words)
        let both = words.language(
          en: "\(words.sentence); \(offer)", zh: "\(words.sentence)；\(offer)")
        row.sentence(standings[index].bid.corrected(both, words.language))
      } else if standings[index].bid.rulings.isEmpty {
        row.sentence(words.sentence)
      } else {
        row.sentence(standings[index].bid.corrected(words.sentence, words.language))
      }
      writeDecisions(standings, index, to: &row)
      basis.writeKey(to: &row)
    } else {
      row.word("")
      writeDecisions(standings, index, to: &row)
      row.word("")
    }
    row.number(standings[index].settledPrice, decimals: 4...6)
    if standings[index].selected == .yes {
      standings[index].entitlement.write(to: &row)
    } else {
      row.word("")
    }
  }

  private static func writeDecisions(
    _ standings: Span<Standing>, _ index: Int, to row: inout RowWriter
  ) {
    standings[index].shortlisted.write(to: &row)
    standings[index].selected.write(to: &row)
  }

  /// The positions of the bids that are shown.
  private static func bids(
    _ lots: [LotOutcome], only filter: BidFilter?,
    shown: (_ selected: Decision, _ shortlisted: Decision) -> Bool
  ) -> [(lot: Int32, standing: Int32)] {
    var bids: [(lot: Int32, standing: Int32)] = []
    bids.reserveCapacity(lots.reduce(0) { $0 + $1.standings.count })
    for lot in lots.indices {
      for standing in lots[lot].standings.indices
      where shown(
        lots[lot].standings[standing].selected, lots[lot].standings[standing].shortlisted)
      {
        if let filter, !filter.shows(lots[lot].standings[standing].bid, in: lots[lot].name) {
          continue
        }
        bids.append((Int32(lot), Int32(standing)))
      }
    }
    return bids
  }

  private static let rankColumns: [OutputTable.Column] = [
    .init("lot", zh: "品种"),
    .init("rank", zh: "排名", numeric: true),
    .init("bidder", zh: "企业"),
    .init("strength", zh: "规格", dropOrder: 6),
    .init("unit_price", zh: "单位价格", numeric: true, dropOrder: 5),
    .init("ratio", zh: "差比价系数", numeric: true, dropOrder: 2),
    .init("comparable_price", zh: "单位可比价", numeric: true),
    .init("cut", zh: "降幅", numeric: true),
    .init("status", zh: "报价状态", dropOrder: 3, words: CodeWords.status),
    .init("reason", zh: "说明", dropOrder: 1),
  ]

  private static let selectColumns: [OutputTable.Column] = [
    .init("shortlisted", zh: "入围", words: CodeWords.decision),
    .init("selected", zh: "拟中选", words: CodeWords.decision),
    .init("decided_by", zh: "依据", dropOrder: 4, words: CodeWords.basis),
    .init("settled_price", zh: "结算单价", numeric: true, dropOrder: 7),
    .init("entitlement", zh: "中选权益", dropOrder: 3, words: CodeWords.entitlement),
  ]

  private static let scoreColumns: [OutputTable.Column] = [
    .init("price_points", zh: "价格分", numeric: true),
    .init("technical_points", zh: "技术分", numeric: true),
    .init("score", zh: "综合得分", numeric: true),
  ]

  private static func writeScore(
    _ standings: Span<Standing>, _ index: Int, to row: inout RowWriter
  ) {
    let score = standings[index].composite
    row.number(score?.pricePoints, decimals: 4...6)
    row.number(score?.technicalPoints, decimals: 4...6)
    row.number(score?.total, decimals: 4...6)
  }

  /// The columns of rank but for the lot and the reason.
  ///
  /// The standing stays where it is: as a value of its own all that it refers to would be counted.
  private static func write(
    _ standings: Span<Standing>, _ index: Int, to row: inout RowWriter
  ) {
    row.number(standings[index].rank)
    standings[index].bid.writeNames(to: &row)
    row.number(standings[index].price?.unitPrice, decimals: 4...6)
    row.number(standings[index].price?.ratio, decimals: 4...10)
    row.number(standings[index].price?.ranked, decimals: 4...6)
    row.number(standings[index].cut, decimals: 4...4)
    standings[index].status.write(to: &row)
  }

  /// What ranking itself has to say: why a bid has no place, or with whom it shares one.
  private static func rankReason(_ standing: Standing, _ language: Language) -> Sentence {
    if standing.status != .valid {
      return standing.bid.corrected(
        standing.reasons.first?.told(in: language).sentence ?? "", language)
    }
    let others = standing.equals?.few(except: standing.bid.bidder).text
    let equal = others.map { language(en: "equal to \($0.en)", zh: "与\($0.zh)相同") }
    guard !standing.bid.rulings.isEmpty else { return equal ?? "" }
    let ruled = [standing.bid.correction, standing.bid.replacement].compactMap {
      $0?.sentence(language)
    }
    return ([equal].compactMap { $0 } + ruled).joined(language)
  }
}

extension Bid {
  /// A reason, and behind it that the quote was corrected, if it was.
  func corrected(_ reason: Sentence, _ language: Language) -> Sentence {
    rulings.isEmpty
      ? reason : [reason, correction?.sentence(language)].compactMap { $0 }.joined(language)
  }
}

/// The words of a decision as tables write them, each a constant; a test holds them against the raw
/// values.
extension Decision {
  func write(to row: inout RowWriter) {
    switch self {
    case .yes: row.word("Y")
    case .no: row.word("N")
    case .tie: row.word("tie")
    case .undecided: row.word("undecided")
    }
  }
}

extension BidStatus {
  func write(to row: inout RowWriter) {
    switch self {
    case .valid: row.word("valid")
    case .noQuote: row.word("no-quote")
    case .disqualified: row.word("disqualified")
    case .withdrawn: row.word("withdrawn")
    case .noBid: row.word("no-bid")
    case .aboveCeiling: row.word("above-ceiling")
    case .aboveOwnLowest: row.word("above-own-lowest")
    case .notComparable: row.word("not-comparable")
    }
  }
}

extension Entitlement {
  func write(to row: inout RowWriter) {
    switch self {
    case .full: row.word("full")
    case .noRegionChoice: row.word("no-region-choice")
    case .noVolume: row.word("no-volume")
    case .open: row.word("tie")
    }
  }
}
