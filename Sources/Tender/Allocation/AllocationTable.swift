import ExactNumbers
public import Tables

/// The result table of `vbp allocate`.
public enum AllocationTable {
  /// One row per lot, region and bidder; volumes exact, shares to 4 decimals (half up).
  public static func table(_ allocation: Allocation) -> OutputTable {
    OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("region", zh: "地区"), .init("bidder", zh: "企业"),
        .init("role", zh: "角色"), .init("share", zh: "比例", numeric: true),
        .init("volume", zh: "约定采购量", numeric: true),
      ], rowCount: allocation.lines.count
    ) { index in
      let line = allocation.lines[index]
      return [
        .text(line.lot), .text(line.region), .text(line.bidder), .text(line.role.rawValue),
        .number((try? line.share.decimalText(decimals: 4)) ?? line.share.exactText),
        .number(line.volume.exactText),
      ]
    }
  }
}
