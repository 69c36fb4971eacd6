import Tables

/// A column of the table of bids: what it is called in `Data/schemas/bids.json`, and as what its
/// values are read. How they are kept follows from it; what they mean, `Bid` says.
///
/// A row is read in this order, and its faults come in it.
enum BidColumn: Int, CaseIterable {
  case lot, bidder, firm, entity, strength, mainStrength, form, packCount, quote, counted, ceiling
  case ownLowest, formerPrice, line, coefficient, technicalScore, reportedVolume, suppliesAll
  case originator, material, group, listingMean, provincialHighest, costStatement, struckOff
  case completeSystem, regionsSupplied, priorVolume, citiesCovered, sales, recentChange
  case approvalDate

  /// The name in the schema, and what the values are.
  private var declaration: (field: String, kind: Kind) {
    switch self {
    case .lot: ("lot", .name)
    case .bidder: ("bidder", .name)
    case .firm: ("firm", .name)
    case .entity: ("entity", .name)
    case .strength: ("strength", .strength)
    case .mainStrength: ("main_strength", .strength)
    case .form: ("form", .form)
    case .packCount: ("pack_count", .count)
    case .quote: ("quote", .price)
    case .counted: ("counted", .flag)
    case .ceiling: ("ceiling", .price)
    case .ownLowest: ("own_lowest", .price)
    case .formerPrice: ("former_price", .price)
    case .line: ("line", .price)
    case .coefficient: ("coefficient", .factor)
    case .technicalScore: ("technical_score", .amount)
    case .reportedVolume: ("reported_volume", .amount)
    case .suppliesAll: ("supplies_all_regions", .flag)
    case .originator: ("originator", .flag)
    case .material: ("material", .name)
    case .group: ("group", .name)
    case .listingMean: ("listing_mean", .price)
    case .provincialHighest: ("provincial_highest", .price)
    case .costStatement: ("cost_statement", .flag)
    case .struckOff: ("struck_off", .flag)
    case .completeSystem: ("complete_system", .flag)
    case .regionsSupplied: ("regions_supplied", .amount)
    case .priorVolume: ("prior_volume", .amount)
    case .citiesCovered: ("cities_covered", .amount)
    case .sales: ("sales", .amount)
    case .recentChange: ("recent_change", .flag)
    case .approvalDate: ("approval_date", .day)
    }
  }

  /// What the values of a column are.
  enum Kind {
    /// A text that recurs.
    case name
    /// A text that says a strength, or a dosage form.
    case strength, form
    /// A whole number greater than zero.
    case count
    /// Yes or no.
    case flag
    /// Yuan, greater than zero.
    case price
    /// A number of zero or more; greater than zero.
    case amount, factor
    /// A day, as the number 20240229, which is the smaller the earlier it is.
    case day

    /// Whether it is what a text says.
    var isReadOfText: Bool {
      switch self {
      case .strength, .form: true
      case .name, .count, .flag, .price, .amount, .factor, .day: false
      }
    }

    /// Whether a value takes 64 bits: an amount in millionths. Others are whole numbers of 32 bits.
    var isAmount: Bool {
      switch self {
      case .price, .amount, .factor, .day: true
      case .name, .strength, .form, .count, .flag: false
      }
    }

    /// How the fast path reads it.
    var plain: PlainKind {
      switch self {
      case .name, .strength, .form: .name
      case .count: .count
      case .flag: .flag
      case .price, .factor: .price
      case .amount: .number
      case .day: .day
      }
    }
  }

  /// Its name in the schema.
  var field: String { declaration.field }
  /// What its values are.
  var kind: Kind { declaration.kind }

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
