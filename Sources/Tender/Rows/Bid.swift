public import ExactNumbers
public import PriceRatio
import Tables

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
/// A view of its row, which stays where it was read to: every stage passes bids on.
public struct Bid: Sendable, BitwiseCopyable {
  private let sheet: Permanent<BidSheet>
  private let index: Int32
  /// The ceiling that the rules set, in millionths of a yuan; 0 where that of the row stands.
  private var setCeiling: Int64 = 0

  /// The bid that a row of a sheet says.
  init(_ sheet: Permanent<BidSheet>, _ index: Int32) { (self.sheet, self.index) = (sheet, index) }

  /// What the row says, and the sheet that it stands in.
  private func read<Value>(_ value: (BidRow, BidSheet) -> Value) -> Value {
    sheet.read { value($0.part.rows[Int(index)], $0) }
  }

  /// What stands beside the row, where the file has it.
  private func read<Value>(_ extra: BidExtra, _ value: (Int64, BidSheet) -> Value?) -> Value? {
    sheet.read { sheet in
      sheet.part.extra(extra, of: Int(index)).flatMap { value($0, sheet) }
    }
  }

  /// The lot: one molecule and form, or one product class.
  public var lot: String { read { $1.names.texts[Int($0.lot)] } }
  /// The bidder.
  public var bidder: String { read { $1.names.texts[Int($0.bidder)] } }
  /// The strength as written, and as read; nil where the lot has none, such as devices.
  public var strength: NamedStrength? { read { $1.names.strength($0.strength) } }
  /// The strength that the lot compares by 主品规, where the file names it.
  public var mainStrength: NamedStrength? { read { $1.names.strength($0.mainStrength) } }
  /// The dosage form, where the file has it.
  public var form: DosageForm? { read { $1.names.form($0.form) } }
  /// How many smallest units the quote is for.
  public var packCount: Int { read { $1.part.count($0.packCount) } }
  /// The quote in yuan; nil for a qualified bidder without a valid quote.
  public var quote: Yuan? { read { $1.price($0.quote) } }
  /// Whether the bidder counts towards the number of bidders without a quote; nil where the file
  /// does not say.
  public var isCounted: Bool? { flag(.counted) }
  /// The highest price allowed 最高有效申报价, yuan per smallest unit.
  public var ceiling: Yuan? {
    setCeiling != 0 ? Yuan(millionths: setCeiling) : read { $1.price($0.ceiling) }
  }
  /// The bidder's own lowest provincial price, yuan per smallest unit.
  public var ownLowest: Yuan? { price(.ownLowest) }
  /// What the product cost before the tender, yuan per smallest unit.
  public var formerPrice: Yuan? { price(.formerPrice) }
  /// The firm, where a cap holds per firm; else the bidder.
  public var firm: String { text(.firm) ?? bidder }
  /// The entity that related bidders form: a consortium, or firms with one manufacturer.
  public var entity: String { text(.entity) ?? bidder }
  /// The coefficient of a product class or function, by which the price is divided.
  public var coefficient: Ratio { amount(.coefficient) ?? .one }
  /// The points of the technical part.
  public var technicalScore: Ratio? { amount(.technicalScore) }
  /// The published line of the bid's group, yuan per smallest unit.
  public var line: Yuan? { price(.line) }
  /// The volume that was reported for the bidder's brand.
  public var reportedVolume: Ratio? { amount(.reportedVolume) }
  /// Whether the bidder can supply every region; nil where the file does not say.
  public var suppliesAllRegions: Bool? { flag(.suppliesAll) }
  /// The same; it can where the file does not say otherwise.
  public var suppliesAll: Bool { suppliesAllRegions ?? true }
  /// What the product is made of, where ceilings go by it.
  public var material: String? { text(.material) }
  /// The group of products, where ceilings go by it.
  public var group: String? { text(.group) }
  /// The mean price at which the product is listed, yuan per smallest unit.
  public var listingMean: Yuan? { price(.listingMean) }
  /// The highest price at which provinces selected the product, without those of sole winners.
  public var provincialHighest: Yuan? { price(.provincialHighest) }
  /// Whether its file has the prices at which products are listed.
  var mayHaveListedPrices: Bool {
    sheet.read { $0.part.layout.place(.listingMean) != nil }
  }
  /// Whether the bidder has stated its cost; nil where the file does not say.
  public var hasCostStatement: Bool? { flag(.costStatement) }
  /// Whether the bidder lost its selection later.
  public var isStruckOff: Bool { flag(.struckOff) ?? false }
  /// Whether the product system has all parts that the tender asks for; nil where the file does not
  /// say.
  public var isCompleteSystem: Bool? { flag(.completeSystem) }
  /// Whether this is the originator's product.
  public var isOriginator: Bool { read { row, _ in row.isOriginator } }
  /// The values of the tie-break columns that the file has.
  public var tieBreaks: TieBreakValues {
    TieBreakValues { tieBreak($0) }
  }
  /// The row of the file.
  public var row: Int { read { $1.part.rowsBefore + Int($0.row) } }

  /// The value of one tie-break column.
  func tieBreak(_ key: TieBreak) -> Ratio? {
    key == .recentChange
      ? flag(.recentChange).map { Ratio($0 ? 1 : 0) } : amount(BidExtra(key))
  }

  /// The bid under a ceiling that the rules set.
  func with(ceiling: Yuan) -> Bid {
    var copy = self
    copy.setCeiling = ceiling.millionths
    return copy
  }

  private func flag(_ extra: BidExtra) -> Bool? { read(extra) { value, _ in value == 1 } }

  private func price(_ extra: BidExtra) -> Yuan? {
    read(extra) { millionths, _ in Yuan(millionths: millionths) }
  }

  private func amount(_ extra: BidExtra) -> Ratio? { read(extra) { $1.part.amount($0) } }

  private func text(_ extra: BidExtra) -> String? {
    read(extra) { $1.names.text(Int32(truncatingIfNeeded: $0)) }
  }
}

extension Bid {
  /// Writes the cells of the bidder and the strength, whose texts are ready to be written.
  func writeNames(to cells: inout RowWriter) {
    read { row, sheet in
      cells.text(Int(row.bidder), of: sheet.shared.cells)
      if row.strength == BidRow.noName {
        cells.word("")
      } else {
        cells.text(Int(row.strength), of: sheet.shared.cells)
      }
    }
  }
}

/// Comparisons by the numbers of texts: true only where the texts are the same, and false also
/// where they may be, as those of different tables or written in different bytes.
extension Bid {
  func sharesMainStrength(with other: Bid) -> Bool { shares({ $0.mainStrength }, with: other) }

  /// Whether the price of both is divided by the same.
  func isPriced(like other: Bid, _ comparesForms: Bool) -> Bool {
    shares({ $0.strength }, with: other) && (!comparesForms || sharesForm(with: other))
      && (!hasCoefficient && !other.hasCoefficient || coefficient == other.coefficient)
  }

  func sharesStrength(with other: Bid) -> Bool { shares({ $0.strength }, with: other) }

  func sharesForm(with other: Bid) -> Bool { shares({ $0.form }, with: other) }

  /// Whether the row gives a coefficient.
  var hasCoefficient: Bool { read(.coefficient) { value, _ in value } != nil }

  private func shares(_ number: (BidRow) -> Int32, with other: Bid) -> Bool {
    read { row, sheet in
      other.read { others, othersSheet in
        sheet.shared === othersSheet.shared && number(row) == number(others)
      }
    }
  }
}

extension Bid: Hashable {
  /// Whether both are the same row.
  public static func == (a: Bid, b: Bid) -> Bool { a.sheet == b.sheet && a.index == b.index }

  /// Hashes which row it is.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(sheet)
    hasher.combine(index)
  }
}

/// The values by which equal prices are told apart.
public struct TieBreakValues: Sendable, ExpressibleByDictionaryLiteral {
  /// The values in the order of `TieBreak.allCases`, within the bid and not in a memory of their own.
  private var values = InlineArray<6, Ratio?>(repeating: nil)

  /// Values by tie-break; of two for one, the last.
  public init(dictionaryLiteral elements: (TieBreak, Ratio)...) {
    for (key, value) in elements { self[key] = value }
  }

  /// Values by tie-break.
  init(_ value: (TieBreak) -> Ratio?) {
    for key in TieBreak.allCases { self[key] = value(key) }
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
  var position: Int {
    switch self {
    case .regionsSupplied: 0
    case .priorVolume: 1
    case .approvalDate: 2
    case .citiesCovered: 3
    case .sales: 4
    case .recentChange: 5
    }
  }
}

extension TieBreakValues: Equatable {
  /// Whether all values are the same.
  public static func == (a: TieBreakValues, b: TieBreakValues) -> Bool {
    a.values.indices.allSatisfy { a.values[$0] == b.values[$0] }
  }
}
