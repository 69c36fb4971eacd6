public import ExactNumbers
public import PriceRatio

/// One bidder's quote in one lot 品种.
///
/// A class, as every stage passes bids on and none changes them.
public final class Bid: Sendable {
  /// The lot: one molecule and form, or one product class.
  public let lot: String
  /// The bidder.
  public let bidder: String
  /// The strength as written, and as read; nil where the lot has none, such as devices.
  public let strength: (text: String, value: Strength)?
  /// The strength that the lot compares by 主品规, where the file names it.
  public let mainStrength: (text: String, value: Strength)?
  /// The dosage form, where the file has it.
  public let form: DosageForm?
  /// How many smallest units the quote is for.
  public let packCount: Int
  /// The quote in yuan; nil for a qualified bidder without a valid quote.
  public let quote: Yuan?
  /// The highest price allowed 最高有效申报价, yuan per smallest unit.
  public let ceiling: Yuan?
  /// The bidder's own lowest provincial price, yuan per smallest unit.
  public let ownLowest: Yuan?
  /// What the product cost before the tender, yuan per smallest unit.
  public let formerPrice: Yuan?
  /// The firm, where a cap holds per firm; else the bidder.
  public let firm: String
  /// The entity that related bidders form: a consortium, or firms with one manufacturer.
  public let entity: String
  /// The coefficient of a product class or function, by which the price is divided.
  public let coefficient: Ratio
  /// The points of the technical part.
  public let technicalScore: Ratio?
  /// The published line of the bid's group, yuan per smallest unit.
  public let line: Yuan?
  /// The volume that was reported for the bidder's brand.
  public let reportedVolume: Ratio?
  /// Whether the bidder can supply every region.
  public let suppliesAll: Bool
  /// Whether this is the originator's product.
  public let isOriginator: Bool
  /// The values of the tie-break columns that the file has.
  public let tieBreaks: TieBreakValues
  /// The row of the file.
  public let row: Int

  /// Makes a bid.
  public init(
    lot: String, bidder: String, strength: (text: String, value: Strength)? = nil,
    mainStrength: (text: String, value: Strength)? = nil, form: DosageForm? = nil,
    packCount: Int = 1, quote: Yuan?, ceiling: Yuan? = nil, ownLowest: Yuan? = nil,
    formerPrice: Yuan? = nil,
    firm: String? = nil, entity: String? = nil, coefficient: Ratio = .one,
    technicalScore: Ratio? = nil, line: Yuan? = nil, reportedVolume: Ratio? = nil,
    suppliesAll: Bool = true,
    isOriginator: Bool = false, tieBreaks: TieBreakValues = [:], row: Int = 0
  ) {
    self.lot = lot
    self.bidder = bidder
    self.strength = strength
    self.mainStrength = mainStrength
    self.form = form
    self.packCount = packCount
    self.quote = quote
    self.ceiling = ceiling
    self.ownLowest = ownLowest
    self.formerPrice = formerPrice
    self.firm = firm ?? bidder
    self.entity = entity ?? bidder
    self.coefficient = coefficient
    self.technicalScore = technicalScore
    self.line = line
    self.reportedVolume = reportedVolume
    self.suppliesAll = suppliesAll
    self.isOriginator = isOriginator
    self.tieBreaks = tieBreaks
    self.row = row
  }
}

/// The values by which equal prices are told apart; few, so that a list is smaller than a table.
public struct TieBreakValues: Sendable, ExpressibleByDictionaryLiteral {
  private var entries: [(key: TieBreak, value: Ratio)] = []

  /// Values by tie-break; of two for one, the last.
  public init(dictionaryLiteral elements: (TieBreak, Ratio)...) {
    for (key, value) in elements { self[key] = value }
  }

  /// Values of different tie-breaks.
  init(_ entries: [(key: TieBreak, value: Ratio)]) { self.entries = entries }

  /// Values by tie-break.
  public init(_ values: [TieBreak: Ratio]) {
    for key in TieBreak.allCases { self[key] = values[key] }
  }

  /// Whether there are none.
  public var isEmpty: Bool { entries.isEmpty }

  /// Makes room for so many values.
  mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

  /// The value of a tie-break; nil where there is none.
  public subscript(key: TieBreak) -> Ratio? {
    get { entries.first { $0.key == key }?.value }
    set {
      entries.removeAll { $0.key == key }
      if let newValue { entries.append((key, newValue)) }
    }
  }
}

extension TieBreakValues: Equatable {
  /// The same values, in whatever order they were given.
  public static func == (a: TieBreakValues, b: TieBreakValues) -> Bool {
    a.entries.count == b.entries.count && a.entries.allSatisfy { b[$0.key] == $0.value }
  }
}
