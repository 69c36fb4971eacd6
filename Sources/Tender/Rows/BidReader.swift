import ExactNumbers
import PriceRatio
import Tables
import Wording

/// Reads rows that come as records, and reports what is wrong with them.
struct BidReader: ~Copyable {
  var table: TableReader
  /// The rows with a form that is there but cannot be read.
  private(set) var unreadable: Set<Int> = []
  private let columns: [(column: BidColumn, place: TableReader.Column)]
  private var caches = BidColumn.allCases.map { _ in FieldCache<BidValue>() }

  init(_ columns: BidColumns) {
    self.columns = columns.present
    table = TableReader(columns.table)
  }

  /// Adds the bid of a row, unless the row has no lot or no bidder, which are findings.
  mutating func read(_ row: Record, into bids: inout BidPart, _ names: inout BidNameReader) {
    let bid = bids.count
    bids.addBid(row: row.row)
    var isCounted = false
    // Every value is read before any is missed, so that one pass finds all faults.
    for (column, place) in columns {
      let errors = table.findings.errorCount
      if let value = value(row, column, place) {
        if case .strength(let strength) = value, let fault = strength.value.fault,
          bids.number(.lot, of: bid) == BidPart.none
            || bids.number(.bidder, of: bid) == BidPart.none
        {
          // No lot will be held against it.
          table.add(fault.code, row, place, value: strength.text, reason: fault.reason)
        }
        if case .strength(let strength) = value { isCounted = strength.packCount != nil }
        bids.set(column, value, &names)
      }
      if column.kind.isReadOfText, table.findings.errorCount > errors {
        unreadable.insert(row.row)
      }
      if column == .counted, bids.number(.counted, of: bid) == 0,
        bids.amount(.quote, of: bid) != nil
      {
        addContradiction(row, place)
      }
    }
    if let quote = columns.first(where: { $0.column == .quote })?.place, quote.isPerUnit == false,
      bids.amount(.quote, of: bid) != nil, bids.number(.packCount, of: bid) == BidPart.none,
      !isCounted
    {
      addPackMissing(row, quote)
    }
    let keys = (bids.number(.lot, of: bid), bids.number(.bidder, of: bid))
    if keys.0 == BidPart.none || keys.1 == BidPart.none { bids.removeBid() }
  }

  /// What a row says in a column; texts that recur are read once.
  private mutating func value(
    _ row: Record, _ column: BidColumn, _ place: TableReader.Column
  ) -> BidValue? {
    switch column.kind {
    case .count: table.packCount(row, place).map { .count($0) }
    case .flag: table.flag(row, place).map { .flag($0) }
    case .price: table.price(row, place).map { .price($0) }
    case .amount: table.amount(row, place).map { .amount($0) }
    case .factor: factor(row, place).map { .amount($0) }
    case .name, .strength, .form, .day:
      table.cached(row, place, in: &caches[column.rawValue]) { table in
        switch column.kind {
        case .strength:
          table.text(row, place).map { .strength(NamedStrength($0)) }
        case .form: table.form(row, place).map { .form($0) }
        case .day: table.day(row, place).map { .amount(Ratio($0.eightDigits)) }
        default: table.text(row, place).map { .name($0) }
        }
      }
    }
  }

  private mutating func factor(_ row: Record, _ column: TableReader.Column) -> Ratio? {
    guard let value = table.amount(row, column) else { return nil }
    guard value > .zero else {
      table.add(
        .outOfRange, row, column, value: value.exactText,
        reason: Text(en: "must be greater than zero", zh: "必须大于零"))
      return nil
    }
    return value
  }

  /// A quote that its header calls that of a pack is none for the smallest unit.
  private mutating func addPackMissing(_ row: Record, _ quote: TableReader.Column) {
    table.add(
      .missingValue, row, table.column("pack_count"), value: nil,
      reason: Text(
        en:
          "by its header, `\(quote.heading)`, the quote is for a pack, and how many units it holds "
          + "is not said",
        zh: "按列名“\(quote.heading)”报价为整包装价，而未填写包装数量"))
  }

  /// A quote that does not count contradicts itself.
  private mutating func addContradiction(_ row: Record, _ counted: TableReader.Column) {
    table.add(
      .contradiction, row, counted, value: table.text(row, counted),
      reason: Text(
        en: "the bid has a quote, so its bidder counts; N is for bidders without a valid quote",
        zh: "该行有报价，企业应计入；“否”仅用于无有效报价的企业"))
  }
}
