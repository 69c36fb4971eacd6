import ExactNumbers
public import Files
public import Tables
public import Tender
import Wording

/// What products cost bidders, by lot, bidder and strength.
public struct Costs: Sendable {
  /// Of which bid a row speaks; of all bids of a bidder in the lot without a strength.
  private struct Key: Hashable {
    let lot, bidder: String
    let strength: String?
  }

  private var costs: [Key: BidCost] = [:]

  /// Reads a file of costs by the schema `costs`; its rows must match the lots that are given.
  ///
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(_ path: String, schema: Schema, lots: TenderLots? = nil)
    throws(FileError) -> (costs: Costs, findings: Findings)
  {
    var table = try TableReader(path: path, schema: schema)
    var names = lots?.known ?? Names(schema.aliases)
    let columns = (
      lot: table.column("lot"), bidder: table.column("bidder"), strength: table.column("strength"),
      unit: table.column("unit_cost"), fixed: table.column("fixed_cost")
    )
    var (costs, rows) = (Costs(), [Key: Int]())
    while let row = try table.next() {
      let lot = table.name(row, columns.lot, &names)
      let bidder = table.name(row, columns.bidder, &names)
      let strength = table.text(row, columns.strength)
      let unit = table.amount(row, columns.unit)
      let hasFixed = table.text(row, columns.fixed) != nil
      let fixed = hasFixed ? table.amount(row, columns.fixed) : .zero
      guard let lot, let bidder, let unit, let fixed else { continue }
      if let lots {
        _ = table.checkBidder(row, lot: (columns.lot, lot), bidder: (columns.bidder, bidder), lots)
      }
      let key = Key(lot: lot, bidder: bidder, strength: strength)
      if let first = rows[key] {
        table.add(
          .duplicateRow, row, columns.bidder, value: bidder,
          reason: Text(en: "row \(first) tells the same cost", zh: "与第 \(first) 行为同一成本"))
      }
      rows[key] = row.row
      costs.costs[key] = BidCost(unit: unit, fixed: fixed)
    }
    table.findings.add(names.findings(file: table.name))
    return (table.findings.hasErrors ? Costs() : costs, table.findings)
  }

  /// What a bid costs; nil where the file does not say.
  public func cost(of bid: Bid, in lot: String) -> BidCost? {
    [bid.strength?.text, nil].lazy.compactMap {
      costs[Key(lot: lot, bidder: bid.bidder, strength: $0)]
    }.first
  }
}
