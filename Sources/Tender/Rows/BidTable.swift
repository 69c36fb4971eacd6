import ExactNumbers
public import Files
import PriceRatio
public import Tables
import Wording

/// Reads and checks the table of bids.
public enum BidTable {
  /// Reads a file of bids by the schema `bids`, on all processors, into little memory. Near names are looked for where there are not too many.
  ///
  /// - Returns: the bids, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema,
    nearAmong mostNames: Int = NearNames.usualMost, reading: BlockReading = BlockReading()
  ) throws(FileError) -> (bids: BidRows, findings: Findings) {
    try read(TableReader(path: path, schema: schema), nearAmong: mostNames, reading)
  }

  /// Reads bids from a text of the program's own, as a file of that name.
  ///
  /// - Throws: `FileError` as `read`.
  public static func read(text: String, name: String, schema: Schema) throws(FileError)
    -> (bids: BidRows, findings: Findings)
  {
    try read(
      TableReader(ByteSource(text: text, name: name), schema: schema),
      nearAmong: NearNames.usualMost, BlockReading())
  }

  private static func read(
    _ table: consuming TableReader, nearAmong mostNames: Int, _ reading: BlockReading
  ) throws(FileError) -> (bids: BidRows, findings: Findings) {
    let (columns, names) = (BidColumns(table), SharedNames())
    var reading = reading
    // Whether each quote of a pack has its count, only the record reader looks at.
    if table.column("quote").isPerUnit == false { reading.isFast = false }
    let (merger, findings) = try table.readBlocks(
      columns.plain, reading, names: names, into: BidMerger()
    ) { BidWorker(columns, names) }
    return bids(merger, findings, columns, names, nearAmong: mostNames)
  }

  /// The bids of some rows of a table that has more columns than theirs, and what is wrong with them.
  static func read(_ records: [Record], _ columns: BidColumns)
    -> (bids: BidRows, findings: Findings)
  {
    let names = SharedNames()
    var (worker, merger) = (BidWorker(columns, names), BidMerger())
    merger.merge(worker.read(records), rowsBefore: 0)
    return bids(merger, Findings(), columns, names, nearAmong: 0)
  }

  /// The bids that were read, held against each other.
  private static func bids(
    _ merger: BidMerger, _ found: Findings, _ columns: BidColumns, _ names: SharedNames,
    nearAmong mostNames: Int
  ) -> (bids: BidRows, findings: Findings) {
    let layout = columns.table
    var findings = found
    findings.add(merger.findings)
    findings.nameMergedCells(layout)
    let spellings = BidSpellings(names, merger.parts, layout.aliases)
    findings.add(spellings.names.findings(file: layout.name, tellsNear: false))
    for (column, row, name) in spellings.undated {
      findings.add(layout.finding(.undatedAlias, row: row, field: column.field, value: name))
    }
    let known = BidNames(
      names, merger.news, spellings.shown, countsPacks: !columns.isQuotedPerUnit)
    if var units = QuotedUnits(columns, known) {
      for part in merger.parts { units.check(part, layout, to: &findings) }
    }
    let (parts, texts) = LotReadings.settled(merger.parts, known)
    let bids = BidRows(parts, texts, layout)
    if texts.texts.count <= mostNames {
      let lots = bids.lotNames
      for names in [lots, texts.names(besides: Set(lots))] {
        findings.add(NearNames.findings(names, file: layout.name, among: mostNames))
      }
    }
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

extension FindingCode {
  /// Strengths of one lot whose contents cannot be compared.
  static let incomparableStrengths = FindingCode("incomparable-strengths")
}
