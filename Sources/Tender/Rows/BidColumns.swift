import Tables

/// The columns of the table of bids.
struct BidColumns: Sendable {
  let lot, bidder, firm, entity, strength, mainStrength, form, packCount: TableReader.Column
  let quote, counted, ceiling, ownLowest, formerPrice, line, coefficient,
    technicalScore: TableReader.Column
  let reportedVolume, suppliesAll, originator: TableReader.Column
  let material, group, listingMean, provincialHighest: TableReader.Column
  let costStatement, struckOff, completeSystem: TableReader.Column
  /// The columns of the tie-breaks, in the order of `TieBreak.allCases`.
  let tieBreaks: [(key: TieBreak, column: TableReader.Column)]

  init(_ table: borrowing TableReader) {
    lot = table.column("lot")
    bidder = table.column("bidder")
    firm = table.column("firm")
    entity = table.column("entity")
    strength = table.column("strength")
    mainStrength = table.column("main_strength")
    form = table.column("form")
    packCount = table.column("pack_count")
    quote = table.column("quote")
    counted = table.column("counted")
    ceiling = table.column("ceiling")
    ownLowest = table.column("own_lowest")
    formerPrice = table.column("former_price")
    line = table.column("line")
    coefficient = table.column("coefficient")
    technicalScore = table.column("technical_score")
    reportedVolume = table.column("reported_volume")
    suppliesAll = table.column("supplies_all_regions")
    originator = table.column("originator")
    material = table.column("material")
    group = table.column("group")
    listingMean = table.column("listing_mean")
    provincialHighest = table.column("provincial_highest")
    costStatement = table.column("cost_statement")
    struckOff = table.column("struck_off")
    completeSystem = table.column("complete_system")
    var tieBreaks: [(TieBreak, TableReader.Column)] = []
    for key in TieBreak.allCases { tieBreaks.append((key, table.column(key.rawValue))) }
    self.tieBreaks = tieBreaks
  }

  /// The columns of plain rows, in the order of `Slot`; texts that recur are read once.
  var plain: [(column: TableReader.Column, kind: PlainKind)] {
    [
      (lot, .name), (bidder, .name), (strength, .name), (mainStrength, .name), (form, .name),
      (packCount, .count), (quote, .price), (ceiling, .price), (originator, .flag),
    ] + extras.present.map(plain)
  }

  enum Slot {
    static let lot = 0
    static let bidder = 1
    static let strength = 2
    static let mainStrength = 3
    static let form = 4
    static let packCount = 5
    static let quote = 6
    static let ceiling = 7
    static let originator = 8
    /// The first of what the file has besides, in the order of `extras`.
    static let extras = 9
  }

  /// What the file has besides.
  var extras: BidExtras { BidExtras(BidExtra.allCases.filter { plain($0).column.isPresent }) }

  private func plain(_ extra: BidExtra) -> (column: TableReader.Column, kind: PlainKind) {
    switch extra {
    case .firm: (firm, .name)
    case .entity: (entity, .name)
    case .ownLowest: (ownLowest, .price)
    case .formerPrice: (formerPrice, .price)
    case .line: (line, .price)
    case .coefficient: (coefficient, .price)
    case .technicalScore: (technicalScore, .number)
    case .reportedVolume: (reportedVolume, .number)
    case .regionsSupplied: (column(.regionsSupplied), .number)
    case .priorVolume: (column(.priorVolume), .number)
    case .approvalDate: (column(.approvalDate), .day)
    case .citiesCovered: (column(.citiesCovered), .number)
    case .sales: (column(.sales), .number)
    case .counted: (counted, .flag)
    case .suppliesAll: (suppliesAll, .flag)
    case .material: (material, .name)
    case .group: (group, .name)
    case .listingMean: (listingMean, .price)
    case .provincialHighest: (provincialHighest, .price)
    case .costStatement: (costStatement, .flag)
    case .struckOff: (struckOff, .flag)
    case .completeSystem: (completeSystem, .flag)
    case .recentChange: (column(.recentChange), .flag)
    }
  }

  private func column(_ key: TieBreak) -> TableReader.Column { tieBreaks[key.position].column }
}
