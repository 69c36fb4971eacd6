public import ExactNumbers
public import PriceRatio

/// A strength as written, and as read.
///
/// A class, as all bids of a lot that were written alike share it.
public final class NamedStrength: Sendable {
  /// The strength as written.
  public let text: String
  /// The strength as read.
  public let value: Strength

  /// Names a strength.
  public init(_ text: String, _ value: Strength) { (self.text, self.value) = (text, value) }
}

/// One bidder's quote in one lot 品种.
///
/// A class, as every stage passes bids on and none changes them.
public final class Bid: Sendable {
  /// The lot: one molecule and form, or one product class.
  public let lot: String
  /// The bidder.
  public let bidder: String
  /// The strength as written, and as read; nil where the lot has none, such as devices.
  public let strength: NamedStrength?
  /// The strength that the lot compares by 主品规, where the file names it.
  public let mainStrength: NamedStrength?
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
  public var firm: String { ownFirm ?? bidder }
  /// The entity that related bidders form: a consortium, or firms with one manufacturer.
  public var entity: String { ownEntity ?? bidder }
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
  /// The firm and the entity where they are not the bidder.
  private let ownFirm, ownEntity: String?

  /// Makes a bid.
  public init(
    lot: String, bidder: String, strength: NamedStrength? = nil,
    mainStrength: NamedStrength? = nil, form: DosageForm? = nil,
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
    ownFirm = firm
    ownEntity = entity
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

/// The values by which equal prices are told apart.
public struct TieBreakValues: Sendable, ExpressibleByDictionaryLiteral {
  /// The values in the order of `TieBreak.allCases`, within the bid and not in a memory of their own.
  private var values = InlineArray<5, Ratio?>(repeating: nil)

  /// Values by tie-break; of two for one, the last.
  public init(dictionaryLiteral elements: (TieBreak, Ratio)...) {
    for (key, value) in elements { self[key] = value }
  }

  /// Values by the positions of the tie-breaks in `TieBreak.allCases`.
  init(_ value: (Int) -> Ratio?) {
    for index in values.indices { values[index] = value(index) }
  }

  /// Values by tie-break.
  public init(_ values: [TieBreak: Ratio]) {
    for key in TieBreak.allCases { self[key] = values[key] }
  }

  /// Whether there are none.
  public var isEmpty: Bool { self == [:] }

  /// The value of a tie-break; nil where there is none.
  public subscript(key: TieBreak) -> Ratio? {
    get { values[key.position] }
    set { values[key.position] = newValue }
  }
}

extension TieBreak {
  /// Its position among all cases.
  fileprivate var position: Int {
    switch self {
    case .regionsSupplied: 0
    case .priorVolume: 1
    case .approvalDate: 2
    case .citiesCovered: 3
    case .sales: 4
    }
  }
}

extension TieBreakValues: Equatable {
  /// Whether all values are the same.
  public static func == (a: TieBreakValues, b: TieBreakValues) -> Bool {
    a.values.indices.allSatisfy { a.values[$0] == b.values[$0] }
  }
}
