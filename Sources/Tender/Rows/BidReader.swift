import ExactNumbers
import PriceRatio
import Tables
import Wording

/// Builds bids from rows that come as records, and reports what is wrong with them.
struct BidReader: ~Copyable {
  var table: TableReader
  /// The rows with a strength or a form that cannot be read.
  private(set) var unreadable: Set<Int> = []
  private let columns: BidColumns
  /// The tie-breaks that the file has.
  private let tieBreaks: [(key: TieBreak, column: TableReader.Column)]
  private var lots = FieldCache<String>()
  private var bidders = FieldCache<String>()
  private var firms = FieldCache<String>()
  private var entities = FieldCache<String>()
  private var classes = FieldCache<String>()
  private var strengths = FieldCache<NamedStrength>()
  private var forms = FieldCache<DosageForm>()
  private var days = FieldCache<Day>()

  init(_ columns: BidColumns, _ layout: TableReader.Layout) {
    self.columns = columns
    // The day comes last, as its faults do.
    tieBreaks =
      columns.tieBreaks.filter { $0.column.isPresent && $0.key != .approvalDate }
      + columns.tieBreaks.filter { $0.column.isPresent && $0.key == .approvalDate }
    table = TableReader(layout)
  }

  /// The bid of a row; nil when the row has no lot or no bidder, which are findings.
  mutating func bid(_ row: Record) -> BidFields? {
    // Every value is read before any is missed, so that one pass finds all faults.
    let lot = table.text(row, columns.lot, in: &lots)
    let bidder = table.text(row, columns.bidder, in: &bidders)
    let firm = table.text(row, columns.firm, in: &firms)
    let entity = table.text(row, columns.entity, in: &entities)
    let strength = strength(row, columns.strength)
    let mainStrength = self.strength(row, columns.mainStrength)
    let form = form(row)
    let packCount = table.count(row, columns.packCount)
    let quote = table.price(row, columns.quote)
    let counted = counted(row, hasQuote: quote != nil)
    let ceiling = table.price(row, columns.ceiling)
    let ownLowest = table.price(row, columns.ownLowest)
    let formerPrice = table.price(row, columns.formerPrice)
    let line = table.price(row, columns.line)
    let coefficient = coefficient(row)
    let technicalScore = table.amount(row, columns.technicalScore)
    let reportedVolume = table.amount(row, columns.reportedVolume)
    let suppliesAll = table.flag(row, columns.suppliesAll)
    let originator = table.flag(row, columns.originator)
    let material = table.text(row, columns.material, in: &classes)
    let group = table.text(row, columns.group, in: &classes)
    let listingMean = table.price(row, columns.listingMean)
    let provincialHighest = table.price(row, columns.provincialHighest)
    let costStatement = table.flag(row, columns.costStatement)
    let struckOff = table.flag(row, columns.struckOff)
    let completeSystem = table.flag(row, columns.completeSystem)
    let tieBreaks = tieBreaks(row)
    guard let lot, let bidder else { return nil }
    return BidFields(
      lot: lot, bidder: bidder, strength: strength, mainStrength: mainStrength, form: form,
      packCount: packCount ?? 1, quote: quote, isCounted: counted, ceiling: ceiling,
      ownLowest: ownLowest,
      formerPrice: formerPrice, firm: firm,
      entity: entity, coefficient: coefficient, technicalScore: technicalScore, line: line,
      reportedVolume: reportedVolume, suppliesAll: suppliesAll,
      material: material, group: group, listingMean: listingMean,
      provincialHighest: provincialHighest, costStatement: costStatement, struckOff: struckOff,
      completeSystem: completeSystem, isOriginator: originator ?? false, tieBreaks: tieBreaks,
      row: row.row)
  }

  /// Whether the bidder counts; a quote that does not count contradicts itself.
  private mutating func counted(_ row: Record, hasQuote: Bool) -> Bool? {
    guard let isCounted = table.flag(row, columns.counted) else { return nil }
    if hasQuote, !isCounted {
      table.add(
        .contradiction, row, columns.counted, value: table.text(row, columns.counted),
        reason: Text(
          en: "the bid has a quote, so its bidder counts; N is for bidders without a valid quote",
          zh: "该行有报价，企业应计入；“否”仅用于无有效报价的企业"))
    }
    return isCounted
  }

  private mutating func strength(_ row: Record, _ column: TableReader.Column) -> NamedStrength? {
    let errors = table.findings.errorCount
    let strength = table.cached(row, column, in: &strengths) { table in
      table.strength(row, column).map { NamedStrength($0.text, $0.value) }
    }
    if table.findings.errorCount > errors { unreadable.insert(row.row) }
    return strength
  }

  private mutating func form(_ row: Record) -> DosageForm? {
    let errors = table.findings.errorCount
    let column = columns.form
    let form = table.cached(row, column, in: &forms) { $0.form(row, column) }
    if table.findings.errorCount > errors { unreadable.insert(row.row) }
    return form
  }

  private mutating func coefficient(_ row: Record) -> Ratio? {
    guard let value = table.amount(row, columns.coefficient) else { return nil }
    guard value > .zero else {
      table.add(
        .outOfRange, row, columns.coefficient, value: value.exactText,
        reason: Text(en: "must be greater than zero", zh: "必须大于零"))
      return nil
    }
    return value
  }

  private mutating func tieBreaks(_ row: Record) -> TieBreakValues {
    var values: TieBreakValues = [:]
    for (key, column) in tieBreaks {
      if key == .recentChange {
        if let isChanged = table.flag(row, column) { values[key] = Ratio(isChanged ? 1 : 0) }
      } else if key == .approvalDate {
        if let day = table.cached(row, column, in: &days, read: { $0.day(row, column) }) {
          values[key] = Ratio(day.eightDigits)
        }
      } else if let value = table.amount(row, column) {
        values[key] = value
      }
    }
    return values
  }
}
