import ExactNumbers
import PriceRatio
public import Tables
import Wording

/// Reads and checks the table of bids.
public enum BidTable {
  /// Reads a file of bids by the schema `bids`.
  ///
  /// - Returns: the bids, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(_ path: String, schema: Schema) throws(FileError)
    -> (bids: [Bid], findings: Findings)
  {
    var reader = BidReader(table: try TableReader(path: path, schema: schema))
    var bids: [Bid] = []
    while let row = try reader.table.next() {
      if let bid = reader.bid(row) { bids.append(bid) }
    }
    let checks = LotChecks(reader)
    var findings = reader.table.findings
    let lots = Lot.group(bids)
    let ofSlices = inSlices(of: lots.count, size: 256) { slice in
      var findings = Findings()
      for lot in lots[slice] { checks.check(lot, &findings) }
      return findings
    }
    for others in ofSlices { findings.add(others) }
    findings.sortByRow()
    return (findings.hasErrors ? [] : bids, findings)
  }
}

/// Reports what only shows when the bids of a lot are seen together.
private struct LotChecks: Sendable {
  private let file: String
  private let bidder, strength, mainStrength, form: TableReader.Column
  /// The rows with a strength or a form that is there but was already reported.
  private let unreadable: Set<Int>

  init(_ reader: borrowing BidReader) {
    file = reader.table.name
    bidder = reader.bidder
    strength = reader.strength
    mainStrength = reader.mainStrength
    form = reader.form
    unreadable = reader.unreadable
  }

  func check(_ lot: Lot, _ findings: inout Findings) {
    checkBidders(lot, &findings)
    checkMainStrength(lot, &findings)
    checkGaps(lot, strength, &findings) { $0.strength != nil }
    checkGaps(lot, form, &findings) { $0.form != nil }
  }

  private func checkBidders(_ lot: Lot, _ findings: inout Findings) {
    guard hasRepeats(lot.bids.map { $0.bidder }) else { return }
    var rows: [String: Int] = [:]
    for bid in lot.bids {
      guard let row = rows[bid.bidder] else {
        rows[bid.bidder] = bid.row
        continue
      }
      findings.add(
        finding(
          .duplicateRow, bid, bidder, value: bid.bidder,
          reason: Text(
            en: "this bidder already quotes in the lot `\(lot.name)`, in row \(row)",
            zh: "该企业在“\(lot.name)”第 \(row) 行已有报价")))
    }
  }

  private func checkMainStrength(_ lot: Lot, _ findings: inout Findings) {
    guard let first = lot.bids.lazy.compactMap(\.mainStrength).first else { return }
    for bid in lot.bids {
      guard let named = bid.mainStrength, named.value != first.value else { continue }
      findings.add(
        finding(
          .contradiction, bid, mainStrength, value: named.text,
          reason: Text(
            en: "the lot `\(lot.name)` has the main strength \(first.text) elsewhere",
            zh: "“\(lot.name)”在其他行的主品规为 \(first.text)")))
    }
  }

  /// Reports the bids without a value that others of the lot have.
  private func checkGaps(
    _ lot: Lot, _ column: TableReader.Column, _ findings: inout Findings,
    isFilled: (Bid) -> Bool
  ) {
    guard lot.bids.contains(where: isFilled) else { return }
    for bid in lot.bids where !isFilled(bid) && !unreadable.contains(bid.row) {
      findings.add(
        finding(
          .missingValue, bid, column, value: nil,
          reason: Text(
            en: "the value is empty, but other bids of the lot `\(lot.name)` have one",
            zh: "值为空，而“\(lot.name)”的其他报价已填写")))
    }
  }

  private func finding(
    _ code: FindingCode, _ bid: Bid, _ column: TableReader.Column, value: String?, reason: Text
  ) -> Finding {
    Finding(
      code, file: file, row: bid.row, column: column.heading, value: value, reason: reason)
  }
}

/// Builds bids from rows.
private struct BidReader: ~Copyable {
  var table: TableReader
  /// The rows with a strength or a form that cannot be read.
  var unreadable: Set<Int> = []
  let lot, bidder, firm, entity, strength, mainStrength, form, packCount: TableReader.Column
  let quote, ceiling, ownLowest, formerPrice, line, coefficient, technicalScore: TableReader.Column
  let reportedVolume, suppliesAll, originator: TableReader.Column
  /// The tie-breaks that the file has.
  let tieBreaks: [(TieBreak, TableReader.Column)]
  var lots = FieldCache<String>()
  var bidders = FieldCache<String>(bits: 13)
  var firms = FieldCache<String>(bits: 13)
  var entities = FieldCache<String>(bits: 13)
  var strengths = FieldCache<(text: String, value: Strength)>()
  var forms = FieldCache<DosageForm>(bits: 6)
  var days = FieldCache<Day>(bits: 13)

  init(table: consuming TableReader) {
    lot = table.column("lot")
    bidder = table.column("bidder")
    firm = table.column("firm")
    entity = table.column("entity")
    strength = table.column("strength")
    mainStrength = table.column("main_strength")
    form = table.column("form")
    packCount = table.column("pack_count")
    quote = table.column("quote")
    ceiling = table.column("ceiling")
    ownLowest = table.column("own_lowest")
    formerPrice = table.column("former_price")
    line = table.column("line")
    coefficient = table.column("coefficient")
    technicalScore = table.column("technical_score")
    reportedVolume = table.column("reported_volume")
    suppliesAll = table.column("supplies_all_regions")
    originator = table.column("originator")
    // The day comes last, as its faults do.
    tieBreaks = (TieBreak.allCases.filter { $0 != .approvalDate } + [.approvalDate])
      .map { ($0, table.column($0.rawValue)) }.filter { $1.isPresent }
    self.table = table
  }

  /// The bid of a row; nil when the row has no lot or no bidder, which are findings.
  mutating func bid(_ row: Record) -> Bid? {
    // Every value is read before any is missed, so that one pass finds all faults.
    let lot = table.text(row, lot, in: &lots)
    let bidder = table.text(row, bidder, in: &bidders)
    let firm = table.text(row, firm, in: &firms)
    let entity = table.text(row, entity, in: &entities)
    let strength = strength(row, strength)
    let mainStrength = self.strength(row, mainStrength)
    let form = form(row)
    let packCount = table.count(row, packCount)
    let quote = table.price(row, quote)
    let ceiling = table.price(row, ceiling)
    let ownLowest = table.price(row, ownLowest)
    let formerPrice = table.price(row, formerPrice)
    let line = table.price(row, line)
    let coefficient = coefficient(row)
    let technicalScore = table.amount(row, technicalScore)
    let reportedVolume = table.amount(row, reportedVolume)
    let suppliesAll = table.flag(row, suppliesAll)
    let originator = table.flag(row, originator)
    let tieBreaks = tieBreaks(row)
    guard let lot, let bidder else { return nil }
    return Bid(
      lot: lot, bidder: bidder, strength: strength, mainStrength: mainStrength, form: form,
      packCount: packCount ?? 1, quote: quote, ceiling: ceiling, ownLowest: ownLowest,
      formerPrice: formerPrice, firm: firm,
      entity: entity, coefficient: coefficient ?? .one, technicalScore: technicalScore, line: line,
      reportedVolume: reportedVolume, suppliesAll: suppliesAll ?? true,
      isOriginator: originator ?? false, tieBreaks: tieBreaks, row: row.row)
  }

  private mutating func strength(_ row: Record, _ column: TableReader.Column)
    -> (text: String, value: Strength)?
  {
    let errors = table.findings.errorCount
    let strength = table.cached(row, column, in: &strengths) { $0.strength(row, column) }
    if table.findings.errorCount > errors { unreadable.insert(row.row) }
    return strength
  }

  private mutating func form(_ row: Record) -> DosageForm? {
    let errors = table.findings.errorCount
    let column = form
    let form = table.cached(row, column, in: &forms) { $0.form(row, column) }
    if table.findings.errorCount > errors { unreadable.insert(row.row) }
    return form
  }

  private mutating func coefficient(_ row: Record) -> Ratio? {
    guard let value = table.amount(row, coefficient) else { return nil }
    guard value > .zero else {
      table.add(
        .outOfRange, row, coefficient, value: value.exactText,
        reason: Text(en: "must be greater than zero", zh: "必须大于零"))
      return nil
    }
    return value
  }

  private mutating func tieBreaks(_ row: Record) -> TieBreakValues {
    var values: TieBreakValues = [:]
    values.reserveCapacity(tieBreaks.count)
    for (key, column) in tieBreaks {
      if key == .approvalDate {
        if let day = table.cached(row, column, in: &days, read: { $0.day(row, column) }) {
          values[key] = Ratio(day.year * 10_000 + day.month * 100 + day.day)
        }
      } else if let value = table.amount(row, column) {
        values[key] = value
      }
    }
    return values
  }
}

extension FindingCode {
  /// Two rows that say different things about one matter.
  public static let contradiction = FindingCode(
    "contradiction", meaning: Text(en: "the rows contradict each other", zh: "各行内容相互矛盾"),
    remedy: Text(en: "make the rows agree", zh: "请使各行一致"))

  /// The codes that the tables of a tender can have besides those of any table.
  public static let ofTenders: [FindingCode] = [contradiction, unknownCategory, repeatedDemand]
}
