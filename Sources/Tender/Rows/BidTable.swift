import ExactNumbers
public import Files
import PriceRatio
public import Tables
import Wording

/// Reads and checks the table of bids.
public enum BidTable {
  /// Reads a file of bids by the schema `bids`, on all processors, into little memory.
  ///
  /// - Returns: the bids, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, reading: BlockReading = BlockReading()
  ) throws(FileError) -> (bids: BidRows, findings: Findings) {
    let table = try TableReader(path: path, schema: schema)
    let (columns, names) = (BidColumns(table), SharedNames())
    let (merger, findings) = try table.readBlocks(
      columns.plain, reading, names: names, into: BidMerger()
    ) { BidWorker(columns, names) }
    return bids(merger, findings, columns.table, names)
  }

  /// The bids of some rows of a table that has more columns than theirs, and what is wrong with them.
  static func read(_ records: [Record], _ columns: BidColumns)
    -> (bids: BidRows, findings: Findings)
  {
    let names = SharedNames()
    var (worker, merger) = (BidWorker(columns, names), BidMerger())
    merger.merge(worker.read(records), rowsBefore: 0)
    return bids(merger, Findings(), columns.table, names)
  }

  /// The bids that were read, held against each other.
  private static func bids(
    _ merger: BidMerger, _ found: Findings, _ layout: TableReader.Layout, _ names: SharedNames
  ) -> (bids: BidRows, findings: Findings) {
    var findings = found
    findings.add(merger.findings)
    findings.nameMergedCells(layout)
    let isPerUnit = layout.isQuotedPerUnit
    if isPerUnit, layout.hasColumn(of: BidColumn.packCount.field) {
      findings.add(layout.twoKindsOfQuote)
    }
    let (parts, names) = LotReadings.settled(
      merger.parts, BidNames(names, merger.news, countsPacks: !isPerUnit))
    let bids = BidRows(parts, names, layout)
    let checks = LotChecks(layout, unreadable: merger.unreadable)
    let ofSlices = inSlices(of: bids.lotCount, size: 256) { slice in
      var findings = Findings()
      for lot in bids.unevenLots(slice) { checks.check(lot, &findings) }
      return findings
    }
    for others in ofSlices { findings.add(others) }
    findings.sortByRow()
    return (findings.hasErrors ? BidRows(layout) : bids, findings)
  }
}

extension TableReader.Layout {
  /// Whether the heading of the quotes says that they are per smallest unit.
  fileprivate var isQuotedPerUnit: Bool {
    heading(of: BidColumn.quote.field).map(Strength.saysPerSmallestUnit) ?? false
  }

  /// Quotes of the smallest unit beside counts of the pack that is quoted.
  fileprivate var twoKindsOfQuote: Finding {
    findingOfHeader(
      .packCountDiffers, field: BidColumn.packCount.field,
      Text(
        en: "the heading of the quotes says that they are per smallest unit, and this column says "
          + "how many units a quote is for: leave one of the two away",
        zh: "报价列标明为最小单位价格，而本列表示报价所含的最小单位数：两者只能保留其一"))
  }
}

extension FindingCode {
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
    incomparableStrengths, unknownCategory, unknownClass, repeatedDemand, lowNeed, notAnOutcome,
    notASetting,
  ]
}
