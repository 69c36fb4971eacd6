public import ExactNumbers
public import PriceRatio
import Tables
import Writing

/// A strength as written, and as read.
///
/// A class, as all bids of a lot that were written alike share it.
public final class NamedStrength: Sendable {
  /// The strength as written.
  public let text: String
  /// The strength as read.
  public let value: Strength
  /// How many smallest units the text says the pack holds; nil when it does not.
  public let packCount: Int?
  /// Whether the text could not be read and counts something, which may be the pack.
  let holdsUnreadCount: Bool
  /// What the text says besides, which matters only beside others.
  let aside: SpecAside

  /// Names a strength.
  public init(
    _ text: String, _ value: Strength, packCount: Int? = nil, holdsUnreadCount: Bool = false,
    aside: SpecAside = SpecAside()
  ) {
    (self.text, self.value, self.packCount) = (text, value, packCount)
    (self.holdsUnreadCount, self.aside) = (holdsUnreadCount, aside)
  }

  /// Reads a specification.
  public convenience init(_ text: String) {
    let spec = SpecText(text)
    self.init(
      text, spec.strength, packCount: spec.packCount, holdsUnreadCount: spec.holdsUnreadCount,
      aside: spec.aside)
  }
}

/// One bidder's quote in one lot 品种.
///
/// A view of its row, which stays where it was read to: every stage passes bids on.
public struct Bid: Sendable, BitwiseCopyable {
  private let sheet: Permanent<BidSheet>
  private let index: Int32
  /// The ceiling that the rules set, in millionths of a yuan; 0 where that of the row stands.
  private var setCeiling: Int64 = 0
  /// The quote that is tried, in millionths of a yuan; 0 where that of the row stands, negative where
  /// none is tried.
  private var triedQuote: Int64 = 0

  /// The bid that a row of a sheet says.
  init(_ sheet: Permanent<BidSheet>, _ index: Int32) { (self.sheet, self.index) = (sheet, index) }

  /// The lot: one molecule and form, or one product class.
  public var lot: String { name(.lot) ?? "" }
  /// The bidder.
  public var bidder: String { name(.bidder) ?? "" }
  /// The strength as written, and as read; nil where the lot has none, such as devices.
  public var strength: NamedStrength? { strength(.strength) }
  /// The strength that the lot compares by 主品规, where the file names it.
  public var mainStrength: NamedStrength? { strength(.mainStrength) }
  /// The dosage form, where the file has it.
  public var form: DosageForm? { form(.form) }
  /// How many smallest units the quote is for.
  public var packCount: Int { givenPackCount ?? 1 }
  /// The same where the file says it.
  public var givenPackCount: Int? { count(.packCount) ?? countInStrength }
  /// The quote in yuan; nil for a qualified bidder without a valid quote.
  public var quote: Yuan? {
    guard triedQuote != 0 else { return price(.quote) }
    return triedQuote > 0 ? Yuan(millionths: triedQuote) : nil
  }
  /// Whether the bidder counts towards the number of bidders without a quote; nil where the file
  /// does not say.
  public var isCounted: Bool? { flag(.counted) }
  /// The highest price allowed 最高有效申报价, yuan per smallest unit.
  public var ceiling: Yuan? {
    setCeiling != 0 ? Yuan(millionths: setCeiling) : price(.ceiling)
  }
  /// The bidder's own lowest provincial price, yuan per smallest unit.
  public var ownLowest: Yuan? { price(.ownLowest) }
  /// What the product cost before the tender, yuan per smallest unit.
  public var formerPrice: Yuan? { price(.formerPrice) }
  /// The firm, where a cap holds per firm; else the bidder.
  public var firm: String { name(.firm) ?? bidder }
  /// The entity that related bidders form: a consortium, or firms with one manufacturer.
  public var entity: String { name(.entity) ?? bidder }
  /// The coefficient of a product class or function, by which the price is divided.
  public var coefficient: Ratio { amount(.coefficient) ?? .one }
  /// Whether the row gives a coefficient.
  var hasCoefficient: Bool { millionths(.coefficient) != nil }
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
  var mayHaveListedPrices: Bool { sheet.read { $0.part.has(.listingMean) } }
  /// Whether the bidder has stated its cost; nil where the file does not say.
  public var hasCostStatement: Bool? { flag(.costStatement) }
  /// Whether the bidder lost its selection later.
  public var isStruckOff: Bool { flag(.struckOff) ?? false }
  /// Whether the product system has all parts that the tender asks for; nil where the file does not
  /// say.
  public var isCompleteSystem: Bool? { flag(.completeSystem) }
  /// Whether this is the originator's product.
  public var isOriginator: Bool { flag(.originator) ?? false }
  /// The values of the tie-break columns that the file has.
  public var tieBreaks: [TieBreak: Ratio] {
    var values: [TieBreak: Ratio] = [:]
    for key in TieBreak.allCases { values[key] = tieBreak(key) }
    return values
  }
  /// What was ruled about it after it was handed in.
  public var rulings: [Ruling] {
    sheet.read { $0.part.hasRulings ? $0.part.rulings[index] ?? [] : [] }
  }
  /// The row of the file.
  public var row: Int { sheet.read { $0.part.row(of: Int(index)) } }

  /// The count that its column gives.
  var countInColumn: Int? { count(.packCount) }
  /// Whether strengths of its file say how many are in the pack that is quoted.
  var quotesPacks: Bool { sheet.read { $0.names.countsPacks } }
  /// The count that the strength gives, where the quote is that of a pack.
  private var countInStrength: Int? {
    quotesPacks ? strength?.packCount : nil
  }

  /// The value of one tie-break column.
  func tieBreak(_ key: TieBreak) -> Ratio? {
    key == .recentChange ? flag(.recentChange).map { Ratio($0 ? 1 : 0) } : amount(BidColumn(key))
  }

  /// The bid with another quote, or without one.
  func quoting(_ quote: Yuan?) -> Bid {
    var copy = self
    copy.triedQuote = quote?.millionths ?? -1
    return copy
  }

  /// The bid under a ceiling that the rules set.
  func with(ceiling: Yuan) -> Bid {
    var copy = self
    copy.setCeiling = ceiling.millionths
    return copy
  }
}

/// What the row says in a column, by what the values of the column are.
extension Bid {
  @inline(__always)
  private func number(_ column: BidColumn) -> Int32 {
    sheet.read { $0.part.number(column, of: Int(index)) }
  }

  private func name(_ column: BidColumn) -> String? {
    sheet.read { $0.names.name($0.part.number(column, of: Int(index))) }
  }

  private func text(_ column: BidColumn) -> String? {
    sheet.read { $0.names.text($0.part.number(column, of: Int(index))) }
  }

  private func strength(_ column: BidColumn) -> NamedStrength? {
    sheet.read { $0.names.strength($0.part.number(column, of: Int(index))) }
  }

  private func form(_ column: BidColumn) -> DosageForm? {
    sheet.read { $0.names.form($0.part.number(column, of: Int(index))) }
  }

  @inline(__always)
  private func count(_ column: BidColumn) -> Int? {
    let count = number(column)
    return count < 0 ? sheet.read { $0.part.value(ofCount: count) } : Int(count)
  }

  private func flag(_ column: BidColumn) -> Bool? {
    let flag = number(column)
    return flag < 0 ? nil : flag == 1
  }

  @inline(__always)
  private func millionths(_ column: BidColumn) -> Int64? {
    sheet.read { $0.part.amount(column, of: Int(index)) }
  }

  @inline(__always)
  private func price(_ column: BidColumn) -> Yuan? {
    millionths(column).map { Yuan(millionths: $0) }
  }

  private func amount(_ column: BidColumn) -> Ratio? {
    millionths(column).map { amount in sheet.read { $0.part.value(ofAmount: amount) } }
  }
}

extension Bid {
  /// Writes the cells of the bidder and the strength, whose texts are ready to be written.
  func writeNames(to cells: inout RowWriter) {
    let strength = number(.strength)
    let (bidder, texts) = sheet.read { ($0.names.identity(number(.bidder)), $0.names.cells) }
    cells.text(Int(bidder), of: texts)
    if strength < 0 { cells.word("") } else { cells.text(Int(strength), of: texts) }
  }
}

/// Comparisons by the numbers of texts: true only where the texts are the same, and false also
/// where they may be, as those of different tables or written in different bytes.
extension Bid {
  func sharesMainStrength(with other: Bid) -> Bool { shares(.mainStrength, with: other) }

  /// Whether the price of both is divided by the same.
  func isPriced(like other: Bid, _ comparesForms: Bool) -> Bool {
    shares(.strength, with: other) && (!comparesForms || sharesForm(with: other))
      && (!hasCoefficient && !other.hasCoefficient || coefficient == other.coefficient)
  }

  func sharesStrength(with other: Bid) -> Bool { shares(.strength, with: other) }

  func sharesForm(with other: Bid) -> Bool { shares(.form, with: other) }

  private func shares(_ column: BidColumn, with other: Bid) -> Bool {
    hasNames(of: other) && number(column) == other.number(column)
  }

  /// Whether the texts of both have their numbers from one table.
  private func hasNames(of other: Bid) -> Bool {
    sheet == other.sheet || sheet.read { own in other.sheet.read { own.names === $0.names } }
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
