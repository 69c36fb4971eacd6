public import Files
public import Tables
public import Tender
import Wording

/// Changes of bids that are tried, as a file lists them.
public struct ChangeTable: Sendable {
  let changes: [BidChange]
  let layout: TableReader.Layout

  /// The lots that are changed, by their places in a tender.
  public func lots(of tender: TrialTender) -> Set<Int> {
    let names = Set(changes.map(\.lot))
    return Set(tender.lots.indices.filter { names.contains(tender.lots[$0].name) })
  }

  /// Reads a file of changes by the schema `changes`; its rows must match the lots that are given.
  ///
  /// - Returns: the changes, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(_ path: String, schema: Schema, lots: TenderLots? = nil)
    throws(FileError) -> (changes: ChangeTable, findings: Findings)
  {
    var reader = ChangeReader(try TableReader(path: path, schema: schema), lots)
    var changes: [BidChange] = []
    while let record = try reader.table.next() {
      if let change = reader.change(record) { changes.append(change) }
    }
    let findings = reader.findings
    return (
      ChangeTable(changes: findings.hasErrors ? [] : changes, layout: reader.table.layout),
      findings
    )
  }
}

/// Reads changes row by row, and reports what contradicts itself or matches no bid.
private struct ChangeReader: ~Copyable {
  var table: TableReader
  private let lots: TenderLots?
  private var names: Names
  private let action, lot, bidder, quote: TableReader.Column
  /// All columns of bids that the file has.
  private let own: [(name: String, column: TableReader.Column)]

  init(_ table: consuming TableReader, _ lots: TenderLots?) {
    (action, quote) = (table.column("action"), table.column("quote"))
    (lot, bidder) = (table.column("lot"), table.column("bidder"))
    var own: [(String, TableReader.Column)] = []
    for field in ChangedBids.fields { own.append((field.name, table.column(field.name))) }
    self.own = own.filter { $0.1.isPresent }
    names = lots?.known ?? Names(table.layout.aliases)
    self.table = table
    self.lots = lots
  }

  var findings: Findings {
    var findings = table.findings
    findings.add(names.findings(file: table.name))
    return findings
  }

  /// The change of a row; nil where a fault is found.
  mutating func change(_ record: Record) -> BidChange? {
    // Every value is read before any is missed, so that one pass finds all faults.
    let lot = table.name(record, lot, &names)
    let bidder = table.name(record, bidder, &names)
    guard let action = action(record) else { return nil }
    checkQuote(record, action)
    guard let lot, let bidder, matches(record, action, lot, bidder) else { return nil }
    return BidChange(
      row: record.row, action: action, lot: lot, bidder: bidder, texts: texts(record))
  }

  private mutating func action(_ record: Record) -> BidChange.Action? {
    guard let text = table.text(record, action) else { return nil }
    let action = BidChange.Action(named: text)
    if action == nil {
      let choices = BidChange.Action.choices
      table.add(
        .unknownWord, record, self.action, value: text,
        reason: Text(en: "write one of \(choices.en)", zh: "可填：\(choices.zh)"))
    }
    return action
  }

  /// What is taken out has no quote.
  private mutating func checkQuote(_ record: Record, _ action: BidChange.Action) {
    guard action == .withdraw || action == .noBid, let text = table.text(record, quote) else {
      return
    }
    table.add(
      .contradiction, record, quote, value: text,
      reason: Text(
        en: "a bid that is taken out has no quote", zh: "撤回或未报价的，不应填写报价"))
  }

  /// Whether the row names a bid of the file, or one that is added a lot of the file.
  private mutating func matches(
    _ record: Record, _ action: BidChange.Action, _ lot: String, _ bidder: String
  ) -> Bool {
    guard let lots else { return true }
    guard action != .add else { return table.checkLot(record, self.lot, lot, lots) }
    return table.checkBidder(record, lot: (self.lot, lot), bidder: (self.bidder, bidder), lots)
  }

  /// The values as written; what is wrong with them is found when the bids are read with them.
  private func texts(_ record: Record) -> [String: String] {
    var reader = TableReader(table.layout)
    var texts: [String: String] = [:]
    for (name, column) in own { texts[name] = reader.text(record, column) }
    return texts
  }
}
