public import Tables
public import Wording
public import Writing

/// What was ruled about the bids of a tender.
public struct Rulings: Sendable {
  /// All of them in the order of their file.
  public private(set) var all: [Ruling] = []
  /// The same by the rows of the bids that they are about.
  private(set) var byRow: [Int: [Ruling]] = [:]

  /// None.
  public init() {}

  /// Reads a table of rulings by the schema `rulings`; with the bids, rows that match none of them, or
  /// contradict them, are findings.
  ///
  /// - Returns: the rulings, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read, `LotError` where volumes are too large.
  public static func read(_ path: String, schema: Schema, bids: BidRows? = nil) throws
    -> (rulings: Rulings, findings: Findings)
  {
    var reader = RulingReader(
      try TableReader(path: path, schema: schema), try bids.map { try RuledLots($0) })
    var rulings = Rulings()
    while let row = try reader.table.next() {
      guard let (ruling, bid) = reader.ruling(row) else { continue }
      rulings.all.append(ruling)
      if let bid { rulings.byRow[bid.row, default: []].append(ruling) }
    }
    let findings = reader.findings
    return (findings.hasErrors ? Rulings() : rulings, findings)
  }

  /// The rulings as a table, with what the bids quoted before; kinds and flags by their words in tables.
  public func table(_ language: Language) -> OutputTable {
    OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("bidder", zh: "企业"), .init("kind", zh: "裁定"),
        .init("counts", zh: "计入企业数", words: CodeWords.decision),
        .init("filed_quote", zh: "原报价", numeric: true),
        .init("quote", zh: "更正后报价", numeric: true), .init("reason", zh: "理由"),
        .init("document", zh: "文件"), .init("date", zh: "日期", date: true),
      ],
      rows: all.map { ruling in
        [
          .text(ruling.lot), .text(ruling.bidder), .text(ruling.kind.title(language)),
          .text(ruling.counts.map { $0 ? "Y" : "N" } ?? ""),
          ruling.filed.map { .number($0.text(atLeast: 0)) } ?? .empty,
          ruling.quote.map { .number($0.text(atLeast: 0)) } ?? .empty,
          .text(ruling.reason), .text(ruling.document), .text(ruling.date.iso),
        ]
      })
  }
}

/// The bids that rulings may be about.
private struct RuledLots {
  let lots: TenderLots
  /// Whether the bids say that they quote the smallest unit, whatever is in a pack.
  var isQuotedPerUnit: Bool { bids.layout.isPerUnit("quote") == true }
  private let bids: BidRows
  private let places: [String: Int]
  /// The bids of the lots that were asked for.
  private var known: [String: [String: Bid]] = [:]

  init(_ bids: BidRows) throws(LotError) {
    lots = try TenderLots(bids, rules: [])
    self.bids = bids
    places = Dictionary(uniqueKeysWithValues: bids.lotNames.enumerated().map { ($1, $0) })
  }

  /// The bid of a bidder; nil of an entity, for which several may bid.
  mutating func bid(lot: String, bidder: String) -> Bid? {
    if known[lot] == nil {
      let all = places[lot].map { bids.lots($0..<$0 + 1).flatMap(\.bids) } ?? []
      known[lot] = Dictionary(all.map { ($0.bidder, $0) }) { first, _ in first }
    }
    return known[lot]?[bidder]
  }
}

/// Reads rulings row by row, and reports those that match no bid or contradict something.
private struct RulingReader: ~Copyable {
  var table: TableReader
  private var bids: RuledLots?
  private var names: Names
  private let lot, bidder, kind, counts, quote, reason, document, date: TableReader.Column
  /// The rulings of each bid so far, with their rows.
  private var earlier: [String: [(ruling: Ruling, row: Int)]] = [:]

  init(_ table: consuming TableReader, _ bids: consuming RuledLots?) {
    (lot, bidder) = (table.column("lot"), table.column("bidder"))
    (kind, counts, quote) = (table.column("kind"), table.column("counts"), table.column("quote"))
    (reason, document) = (table.column("reason"), table.column("document"))
    date = table.column("date")
    names = bids?.lots.known ?? Names(table.layout.aliases)
    self.table = table
    self.bids = bids
  }

  var findings: Findings {
    var findings = table.findings
    findings.add(names.findings(file: table.name))
    return findings
  }

  /// The ruling of a row, and the bid that it is about, where there are any; nil where a fault is found.
  mutating func ruling(_ row: Record) -> (ruling: Ruling, bid: Bid?)? {
    // Every value is read before any is missed, so that one pass finds all faults.
    let lot = table.name(row, lot, &names)
    let bidder = table.name(row, bidder, &names)
    let kind = kind(row)
    let counts = table.flag(row, counts)
    let errors = table.findings.errorCount
    let quote = table.price(row, quote)
    let isQuoteSound = table.findings.errorCount == errors
    let reason = table.text(row, reason)
    let document = table.text(row, document)
    let date = table.day(row, date)
    if let kind, isQuoteSound { checkValues(row, kind, counts, hasQuote: quote != nil) }
    guard let lot, let bidder, let bid = bid(row, lot, bidder), let kind, let reason, let document,
      let date
    else { return nil }
    var ruling = Ruling(
      lot: lot, bidder: bidder, kind: kind, counts: counts, quote: quote, reason: reason,
      document: document, date: date)
    ruling.filed = bid?.quote
    checkEarlier(row, ruling)
    if let bid { checkQuote(row, ruling, bid) }
    return (ruling, bid)
  }

  private mutating func kind(_ row: Record) -> Ruling.Kind? {
    guard let text = table.text(row, kind) else { return nil }
    let kind = Ruling.Kind(written: text)
    if kind == nil {
      let choices = Ruling.Kind.choices
      table.add(
        .unknownWord, row, self.kind, value: text,
        reason: Text(en: "write one of \(choices.en)", zh: "可填：\(choices.zh)"))
    }
    return kind
  }

  /// The bid that a row is about, nothing where there are no bids to look at; nil where it matches
  /// none, which is a finding.
  private mutating func bid(_ row: Record, _ lot: String, _ bidder: String) -> Bid?? {
    guard let lots = bids?.lots else { return .some(nil) }
    guard table.checkBidder(row, lot: (self.lot, lot), bidder: (self.bidder, bidder), lots) else {
      return nil
    }
    if let bid = bids?.bid(lot: lot, bidder: bidder) { return bid }
    table.add(
      .unmatchedRow, row, self.bidder, value: bidder,
      reason: Text(
        en: "this is an entity in the lot `\(lot)`; name its member whose bid is meant",
        zh: "该名称在“\(lot)”中为主体，请写明其成员企业"))
    return nil
  }

  /// A corrected quote needs one, no other ruling has one; a bid that stays counts.
  private mutating func checkValues(
    _ row: Record, _ kind: Ruling.Kind, _ counts: Bool?, hasQuote: Bool
  ) {
    if kind == .correctedQuote, !hasQuote {
      table.add(
        .missingValue, row, quote, value: nil,
        reason: Text(en: "a corrected quote says which it is", zh: "更正报价须填写更正后的报价"))
    }
    if kind != .correctedQuote, hasQuote {
      let only = Ruling.Kind.correctedQuote.title
      table.add(
        .contradiction, row, quote, value: table.text(row, quote),
        reason: Text(en: "a quote stands only beside \(only.en)", zh: "仅“\(only.zh)”可填写报价"))
    }
    if kind.status == nil, counts == false {
      table.add(
        .contradiction, row, self.counts, value: table.text(row, self.counts),
        reason: Text(
          en: "the bid has a quote and stays in the competition, so its bidder counts",
          zh: "该报价仍参与竞争，企业应计入"))
    }
  }

  /// One ruling says what becomes of a bid; another may have corrected its quote before.
  private mutating func checkEarlier(_ row: Record, _ ruling: Ruling) {
    let key = ruling.lot + "\u{1F}" + ruling.bidder
    for (other, number) in earlier[key] ?? [] where ruling.contradicts(other) {
      let kind = other.kind.title
      table.add(
        .contradiction, row, self.kind, value: table.text(row, self.kind),
        reason: Text(
          en: "row \(number) rules on the same bid: \(kind.en), \(other.date.iso)",
          zh: "第 \(number) 行对同一报价另有裁定：\(kind.zh)，\(other.date.iso)"))
      break
    }
    earlier[key, default: []].append((ruling, row.row))
  }

  /// A correction says something else than the bids, for as many units.
  private mutating func checkQuote(_ row: Record, _ ruling: Ruling, _ bid: Bid) {
    guard let price = ruling.quote else { return }
    if price == bid.quote {
      table.add(
        .contradiction, row, quote, value: table.text(row, quote),
        reason: Text(
          en: "the bid has this quote in row \(bid.row): what was wrong?",
          zh: "报价表第 \(bid.row) 行即为该报价，无可更正"))
    }
    let isQuotedPerUnit = bids?.isQuotedPerUnit == true
    if let isPerUnit = quote.isPerUnit, isPerUnit != isQuotedPerUnit,
      !(isPerUnit && bid.packCount == 1)
    {
      table.add(
        .otherUnit, row, quote, value: table.text(row, quote),
        reason: Text(
          en:
            "by the header `\(quote.heading)` the price is for another unit than the bid's in row "
            + "\(bid.row)",
          zh: "按列名“\(quote.heading)”，计价单位与报价表第 \(bid.row) 行不同"))
    }
  }
}

extension Ruling {
  /// Whether two rulings on one bid cannot both hold: a bid is corrected once, and before anything
  /// else becomes of it.
  fileprivate func contradicts(_ other: Ruling) -> Bool {
    let (own, others) = (kind == .correctedQuote, other.kind == .correctedQuote)
    guard own != others else { return true }
    let (correction, end) = own ? (self, other) : (other, self)
    return end.kind == .noBid || correction.date.eightDigits > end.date.eightDigits
  }
}
