import Tables

/// What a bid may have besides what nearly every file says of it.
enum BidExtra: Int, CaseIterable {
  case firm, entity, ownLowest, formerPrice, line, coefficient, technicalScore, reportedVolume
  case regionsSupplied, priorVolume, approvalDate, citiesCovered, sales, counted, suppliesAll
  case material, group, listingMean, provincialHighest, costStatement, struckOff, completeSystem
  case recentChange

  /// The value of a tie-break.
  init(_ key: TieBreak) {
    switch key {
    case .regionsSupplied: self = .regionsSupplied
    case .priorVolume: self = .priorVolume
    case .approvalDate: self = .approvalDate
    case .citiesCovered: self = .citiesCovered
    case .sales: self = .sales
    case .recentChange: self = .recentChange
    }
  }
}

/// Which of them the bids of a file have: what it has no column for needs no room.
struct BidExtras: Sendable {
  /// A value that is not given, as of plain rows.
  static var none: Int64 { BlockRows.noValue }

  /// Those that the file has, in the order in which a row's values stand.
  let present: [BidExtra]
  private var places = InlineArray<23, Int8>(repeating: -1)

  /// All of them.
  static let all = BidExtras(BidExtra.allCases)

  /// These and no others.
  init(_ present: [BidExtra]) {
    self.present = present
    for (place, extra) in present.enumerated() { places[extra.rawValue] = Int8(place) }
  }

  /// Where a value stands among those of its row; nil where the file has none such.
  func place(_ extra: BidExtra) -> Int? {
    let place = places[extra.rawValue]
    return place < 0 ? nil : Int(place)
  }
}
