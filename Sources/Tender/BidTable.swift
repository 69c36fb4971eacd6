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
    let (rows, findings) = try readRows(path, schema: schema)
    return (rows.bids(), findings)
  }

  /// Reads a file of bids, on all processors, into little memory.
  ///
  /// - Returns: the bids, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func readRows(
    _ path: String, schema: Schema, reading: BlockReading = BlockReading()
  ) throws(FileError) -> (rows: BidRows, findings: Findings) {
    let table = try TableReader(path: path, schema: schema)
    let columns = BidColumns(table)
    let (layout, name, names) = (table.layout, table.name, SharedNames())
    var (merger, findings) = try table.readBlocks(
      columns.plain, reading, names: names, into: BidMerger()
    ) { BidWorker(columns, layout, names) }
    findings.add(merger.findings)
    findings.nameMergedCells(layout)
    merger.names.finish(names)
    let rows = BidRows(merger.parts, merger.names)
    let checks = LotChecks(columns, file: name, unreadable: merger.unreadable)
    let ofSlices = inSlices(of: rows.lots.count, size: 256) { slice in
      var findings = Findings()
      for lot in rows.unevenLots(slice) {
        for lot in rows.lots(lot..<(lot + 1)) { checks.check(lot, &findings) }
      }
      return findings
    }
    for others in ofSlices { findings.add(others) }
    findings.sortByRow()
    return (findings.hasErrors ? BidRows() : rows, findings)
  }
}

/// Reports what only shows when the bids of a lot are seen together.
private struct LotChecks: Sendable {
  private let file: String
  private let bidder, strength, mainStrength, form: TableReader.Column
  /// The rows with a strength or a form that is there but was already reported.
  private let unreadable: Set<Int>

  init(_ columns: BidColumns, file: String, unreadable: Set<Int>) {
    self.file = file
    self.unreadable = unreadable
    bidder = columns.bidder
    strength = columns.strength
    mainStrength = columns.mainStrength
    form = columns.form
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

extension FindingCode {
  /// Two rows that say different things about one matter.
  public static let contradiction = FindingCode(
    "contradiction", meaning: Text(en: "the rows contradict each other", zh: "各行内容相互矛盾"),
    remedy: Text(en: "make the rows agree", zh: "请使各行一致"))

  /// Strengths of one lot whose contents cannot be compared.
  public static let incomparableStrengths = FindingCode(
    "incomparable-strengths",
    meaning: Text(
      en: "the contents of two strengths of the lot cannot be compared", zh: "同一品种的两个规格含量不可比"),
    remedy: Text(
      en: "give all strengths of a lot in one kind of unit, with the same ingredients in the same "
        + "order, or give what does not compare a lot of its own",
      zh: "同一品种的规格请用同类单位、相同成分和相同顺序填写；确不可比的请另列品种"))

  /// The codes that the tables of a tender can have besides those of any table.
  public static let ofTenders: [FindingCode] = [
    contradiction, incomparableStrengths, unknownCategory, repeatedDemand,
  ]
}
