import ExactNumbers
public import Writing

/// The result table of `vbp allocate`.
public enum AllocationTable {
  /// One row per lot, region and bidder; volumes exact, shares to 4 decimals (half up), both empty
  /// where they are open.
  public static func table(_ allocation: Allocation) -> OutputTable {
    OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("region", zh: "地区"), .init("bidder", zh: "企业"),
        .init("role", zh: "角色", words: CodeWords.role), .init("share", zh: "比例", numeric: true),
        .init("volume", zh: "约定采购量", numeric: true), .init("members", zh: "成员企业"),
        .init("term_years", zh: "采购周期（年）", numeric: true),
        .init("term_end", zh: "采购周期截止日", date: true),
      ], rowCount: allocation.lines.count
    ) { index in
      let line = allocation.lines[index]
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
  /// One row per line of the allocation, with what is to be said about it.
  public static func reasons(_ allocation: Allocation, _ explanation: AllocationExplanation)
    -> OutputTable
  {
    OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("region", zh: "地区"), .init("bidder", zh: "企业"),
        AllocationExplanation.column,
      ],
      rows: zip(allocation.lines, explanation.sentences).map { line, sentence in
        [.text(line.lot), .text(line.region), .text(line.bidder), .text(sentence)]
      })
  }
}
