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
    var findings = reader.table.findings
    check(bids, unreadable: reader.unreadable, file: reader.table.name, findings: &findings)
    findings.sortByRow()
    return (findings.hasErrors ? [] : bids, findings)
  }

  /// Reports what only shows when the bids of a lot are seen together.
  ///
  /// - Parameter unreadable: rows whose strength or form is there but was already reported.
  private static func check(
    _ bids: [Bid], unreadable: Set<Int>, file: String, findings: inout Findings
  ) {
    for lot in Lot.group(bids) {
      var seen: [String: Int] = [:]
      let naming = lot.bids.filter { $0.mainStrength != nil }
      for bid in lot.bids.sorted(by: { $0.row < $1.row }) {
        func report(_ code: FindingCode, column: String, value: String?, reason: Text? = nil) {
          findings.add(
            Finding(
              code, file: file, row: bid.row, column: column, value: value, reason: reason))
        }
        if let row = seen[bid.bidder] {
          report(
            .duplicateRow, column: "bidder", value: bid.bidder,
            reason: Text(
              en: "this bidder already quotes in the lot `\(lot.name)`, in row \(row)",
              zh: "该企业在“\(lot.name)”第 \(row) 行已有报价"))
        }
        seen[bid.bidder] = seen[bid.bidder] ?? bid.row
        if bid.strength == nil, !unreadable.contains(bid.row),
          lot.bids.contains(where: { $0.strength != nil })
        {
          report(.missingValue, column: "strength", value: nil)
        }
        if bid.form == nil, !unreadable.contains(bid.row),
          lot.bids.contains(where: { $0.form != nil })
        {
          report(.missingValue, column: "form", value: nil)
        }
        if let named = bid.mainStrength, let first = naming.first?.mainStrength,
          named.value != first.value
        {
          report(
            .contradiction, column: "main_strength", value: named.text,
            reason: Text(
              en: "the lot `\(lot.name)` has the main strength \(first.text) elsewhere",
              zh: "“\(lot.name)”在其他行的主品规为 \(first.text)"))
        }
      }
    }
  }
}

/// Builds bids from rows.
private struct BidReader: ~Copyable {
  var table: TableReader
  /// The rows with a strength or a form that cannot be read.
  var unreadable: Set<Int> = []
  let lot, bidder, strength, mainStrength, form, packCount, quote, ceiling, ownLowest,
    originator: TableReader.Column
  let numericTieBreaks: [(TieBreak, TableReader.Column)]
  let approvalDate: TableReader.Column

  init(table: consuming TableReader) {
    lot = table.column("lot")
    bidder = table.column("bidder")
    strength = table.column("strength")
    mainStrength = table.column("main_strength")
    form = table.column("form")
    packCount = table.column("pack_count")
    quote = table.column("quote")
    ceiling = table.column("ceiling")
    ownLowest = table.column("own_lowest")
    originator = table.column("originator")
    numericTieBreaks = TieBreak.allCases.filter { $0 != .approvalDate }.map {
      ($0, table.column($0.rawValue))
    }
    approvalDate = table.column(TieBreak.approvalDate.rawValue)
    self.table = table
  }

  /// The bid of a row; nil when the row has no lot or no bidder, which are findings.
  mutating func bid(_ row: Record) -> Bid? {
    // Every value is read before any is missed, so that one pass finds all faults.
    let lot = table.text(row, lot)
    let bidder = table.text(row, bidder)
    let strength = strength(row, strength)
    let mainStrength = self.strength(row, mainStrength)
    let form = form(row)
    let packCount = table.count(row, packCount)
    let quote = table.price(row, quote)
    let ceiling = table.price(row, ceiling)
    let ownLowest = table.price(row, ownLowest)
    let originator = table.flag(row, originator)
    let tieBreaks = tieBreaks(row)
    guard let lot, let bidder else { return nil }
    return Bid(
      lot: lot, bidder: bidder, strength: strength, mainStrength: mainStrength, form: form,
      packCount: packCount ?? 1, quote: quote, ceiling: ceiling, ownLowest: ownLowest,
      isOriginator: originator ?? false, tieBreaks: tieBreaks, row: row.row)
  }

  private mutating func strength(_ row: Record, _ column: TableReader.Column)
    -> (text: String, value: Strength)?
  {
    guard let text = table.text(row, column) else { return nil }
    do throws(Strength.Fault) {
      return (text, try Strength(text))
    } catch {
      table.add(.notAStrength, row, column, value: text, reason: error.reason)
      unreadable.insert(row.row)
      return nil
    }
  }

  private mutating func form(_ row: Record) -> DosageForm? {
    guard let text = table.text(row, form) else { return nil }
    if let form = DosageForm.named(text) { return form }
    unreadable.insert(row.row)
    table.add(
      .unknownForm, row, form, value: text, reason: DosageForm.suggestion(for: text))
    return nil
  }

  private mutating func tieBreaks(_ row: Record) -> [TieBreak: Ratio] {
    var values: [TieBreak: Ratio] = [:]
    for (key, column) in numericTieBreaks {
      if let value = table.amount(row, column) { values[key] = value }
    }
    if let day = table.day(row, approvalDate) {
      values[.approvalDate] = Ratio(day.year * 10_000 + day.month * 100 + day.day)
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
  public static let ofTenders: [FindingCode] = [contradiction]
}
