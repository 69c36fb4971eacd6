import ExactNumbers
public import Tables
public import Writing

/// The result table of `vbp allocate`.
public enum AllocationTable {
  /// One row per lot, region and bidder; volumes exact, shares to 4 decimals (half up), both empty
  /// where they are open.
  public static func table(_ lines: [AllocationLine]) -> OutputTable {
    OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("region", zh: "地区"), .init("bidder", zh: "企业"),
        .init("role", zh: "角色", words: CodeWords.role), .init("share", zh: "比例", numeric: true),
        .init("volume", zh: "约定采购量", numeric: true), .init("members", zh: "成员企业"),
        .init("term_years", zh: "采购周期（年）", numeric: true),
        .init("term_end", zh: "采购周期截止日", date: true),
      ], rowCount: lines.count
    ) { index in
      let line = lines[index]
      return [
        .text(line.lot), .text(line.region), .text(line.bidder), .text(line.role.rawValue),
        line.share.map { .number((try? $0.decimalText(decimals: 4)) ?? $0.exactText) } ?? .empty,
        line.volume.map { .number($0.exactText) } ?? .empty,
        .text(line.members.joined(separator: ";")),
        line.term.years.map { .number($0.exactText) } ?? .empty,
        line.term.end.map { .text($0) } ?? .empty,
      ]
    }
  }

  /// The same with what is said of each line, if anything, and with columns that are kept of the bids by
  /// which a winner supplies, if any are.
  public static func table(
    _ lines: [AllocationLine], explainedBy sentences: [String]? = nil, keeping kept: KeptColumns?,
    of lots: TenderLots
  ) -> OutputTable {
    var table = table(lines)
    if let sentences {
      table = table.adding(AllocationExplanation.column) { .text(sentences[$0]) }
    }
    guard let kept else { return table }
    let (rows, told) = (lots.rows(of: lines), table)
    return OutputTable(columns: told.columns + kept.resultColumns, rowCount: told.rowCount) {
      told.row($0) + kept.values(ofRows: rows[$0]).map { .text($0) }
    }
  }

  /// One row per line of the allocation, with what is to be said about it.
  public static func reasons(_ lines: [AllocationLine], _ sentences: [String]) -> OutputTable {
    OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("region", zh: "地区"), .init("bidder", zh: "企业"),
        AllocationExplanation.column,
      ],
      rows: zip(lines, sentences).map { line, sentence in
        [.text(line.lot), .text(line.region), .text(line.bidder), .text(sentence)]
      })
  }
}

extension TenderLots {
  /// For each line the rows of the file with the bids by which its winner supplies.
  fileprivate func rows(of lines: [AllocationLine]) -> [[Int]] {
    var (lot, bids) = ("", [Bid]())
    return lines.map { line in
      // The lines of a lot stand together.
      if line.lot != lot { (lot, bids) = (line.lot, self.bids(of: line.lot)) }
      let names = line.members.isEmpty ? [line.bidder] : line.members
      return bids.filter { names.contains($0.bidder) }.map(\.row)
    }
  }
}
