import Tables
import Tender
import Wording

/// Finds the bids that changes are about.
struct ChangeMatching {
  private let layout: TableReader.Layout
  private let bids: [String: [Bid]]
  /// The changes of bids of the file by their rows.
  private(set) var ofRow: [Int: BidChange] = [:]
  /// The bids that are added.
  private(set) var added: [BidChange] = []
  private(set) var findings = Findings()

  init(_ tender: TrialTender, _ layout: TableReader.Layout) {
    self.layout = layout
    bids = Dictionary(uniqueKeysWithValues: tender.lots.map { ($0.name, $0.bids) })
  }

  /// Reports amounts whose headings say something else in the two files: they would be read as the
  /// other file's.
  mutating func checkHeadings(_ other: TableReader.Layout) {
    for field in ChangedBids.fields where layout.saysOtherUnit(than: other, of: field.name) {
      let heading = other.heading(of: field.name) ?? field.name
      findings.add(
        layout.findingOfHeader(
          .contradiction, field: field.name,
          Text(
            en: "the file of bids calls this column `\(heading)`; use the same words and units",
            zh: "报价文件中该列为“\(heading)”，请采用相同的列名与单位")))
    }
  }

  /// Takes in a change, or reports why it is about no single bid.
  mutating func take(_ change: BidChange) {
    guard change.action != .add else { return added.append(change) }
    let own = (bids[change.lot] ?? []).filter { $0.bidder == change.bidder }
    let named = change.strength.map { strength in
      own.filter { $0.strength?.text.foldedName == strength.foldedName }
    }
    let meant = named ?? own
    guard let bid = meant.first, meant.count == 1 else { return addUnclear(change, own) }
    if let first = ofRow[bid.row] {
      findings.add(
        layout.finding(
          .duplicateRow, row: change.row, field: "bidder", value: change.bidder,
          reason: Text(
            en: "row \(first.row) changes the same bid", zh: "第 \(first.row) 行已变动同一报价")))
    }
    ofRow[bid.row] = change
  }

  /// Reports a change that is about none of the bids of its bidder, or about several.
  private mutating func addUnclear(_ change: BidChange, _ own: [Bid]) {
    let strengths = own.compactMap { $0.strength?.text }.unique
    findings.add(
      layout.finding(
        .unmatchedRow, row: change.row, field: change.strength == nil ? "bidder" : "strength",
        value: change.strength ?? change.bidder,
        reason: Text(
          en: "the bidder has these bids in `\(change.lot)`: \(strengths.joined(separator: ", ")); "
            + "name the strength of one",
          zh: "该企业在“\(change.lot)”的报价规格有：\(strengths.joined(separator: "、"))；请写明其中一个")))
  }
}
