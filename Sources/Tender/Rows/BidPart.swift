import ExactNumbers
import PriceRatio
import Tables

/// Some bids that stand together in the file, row by row, without a text of their own, so that millions
/// of them fit.
///
/// Texts are the numbers that `BidNames` has them under, amounts are millionths. A negative count or
/// amount is one of `exact`, from the first, which is −1: what whole numbers cannot say.
struct BidPart: Sendable {
  /// A number that is not given; an amount that is not is `BlockRows.noValue`.
  static let none = Int32.min

  /// Which values the rows have, and where.
  let layout: BidLayout
  /// How many rows of the file stand before these.
  var rowsBefore = 0
  /// The bids by their lots, when all are there.
  private(set) var runs: [BidRun] = []
  /// What was ruled about bids, by their places here.
  var rulings: [Int32: [Ruling]] = [:] { didSet { hasRulings = !rulings.isEmpty } }
  /// Whether there are any, so that nobody need ask the list.
  private(set) var hasRulings = false
  private var words: [Int32] = []
  private var exact: [Ratio] = []

  /// No bids, but room for some.
  init(_ layout: BidLayout, room: Int = 0) {
    self.layout = layout
    words.reserveCapacity(room * layout.width)
  }

  /// How many bids there are.
  var count: Int { words.count / layout.width }

  /// Finds the runs of bids of one lot, whose texts mean this.
  mutating func findRuns(_ comparison: inout BidComparison, _ meanings: NameMeanings) {
    let count = count
    var start = 0
    while start < count {
      let lot = number(.lot, of: start)
      comparison.start()
      var end = start
      while end < count, number(.lot, of: end) == lot {
        comparison.add(end, of: self, meanings) { $0 }
        end += 1
      }
      runs.append(BidRun(lot: lot, bids: Int32(start)..<Int32(end), found: comparison.found))
      start = end
    }
  }
}

/// Bids of one lot that stand one behind the other in a part.
struct BidRun: Sendable {
  /// The number of the lot's name.
  let lot: Int32
  let bids: Range<Int32>
  let found: BidFindings
}

/// What stands in the rows.
extension BidPart {
  /// Whether the file has a column.
  func has(_ column: BidColumn) -> Bool { layout.place(column) > 0 }

  /// A name, a count or a flag; `none` where it is not given.
  @inline(__always)
  func number(_ column: BidColumn, of bid: Int) -> Int32 {
    let place = layout.place(column)
    return place == 0 ? Self.none : words[bid &* layout.width &+ place]
  }

  /// A price in millionths, or another amount as it is kept; nil where it is not given.
  @inline(__always)
  func amount(_ column: BidColumn, of bid: Int) -> Int64? {
    var place = layout.place(column)
    guard place > 0 else { return nil }
    place &+= bid &* layout.width
    let amount = Int64(words[place &+ 1]) << 32 | Int64(UInt32(bitPattern: words[place]))
    return amount == BlockRows.noValue ? nil : amount
  }

  /// What an amount says.
  func value(ofAmount amount: Int64) -> Ratio {
    amount >= 0 ? Yuan(millionths: amount).ratio : exact[Int(-amount - 1)]
  }

  /// What a count that 32 bits do not hold says; nil for none.
  func value(ofCount count: Int32) -> Int? {
    count == Self.none ? nil : Int(exact[Int(-count - 1)].numerator)
  }

  /// The row of the file.
  func row(of bid: Int) -> Int { rowsBefore + Int(words[bid * layout.width]) }
}

/// What a bid says in one column, by the kind of the column.
enum BidValue {
  case name(String)
  case strength(NamedStrength)
  case form(DosageForm)
  case count(Int)
  case flag(Bool)
  case price(Yuan)
  /// A number, a factor or a day.
  case amount(Ratio)
}

/// How bids are added.
extension BidPart {
  /// Adds a plain row, whose values stand in the order in which they are kept.
  @inline(__always)
  mutating func add(_ rows: borrowing BlockRows) {
    let (numbers, slots) = (layout.numbers.count, layout.numbers.count + layout.amounts.count)
    rows.append(0..<numbers, numbers..<slots, to: &words)
  }

  /// Adds a bid of which nothing is given yet.
  mutating func addBid(row: Int) {
    words.append(Int32(truncatingIfNeeded: row))
    words.append(contentsOf: repeatElement(Self.none, count: layout.width - 1))
    for column in layout.amounts { setAmount(column, BlockRows.noValue) }
  }

  /// Takes the last bid back.
  mutating func removeBid() { words.removeLast(layout.width) }

  /// Says what the last bid says in a column; texts get numbers.
  mutating func set(_ column: BidColumn, _ value: BidValue, _ names: inout BidNameReader) {
    switch value {
    case .name(let text): setNumber(column, names.number(of: text))
    case .strength(let strength): setNumber(column, names.number(of: strength))
    case .form(let form): setNumber(column, names.number(of: form))
    case .count(let count): setNumber(column, Int32(exactly: count) ?? Int32(code(Ratio(count))))
    case .flag(let flag): setNumber(column, flag ? 1 : 0)
    case .price(let price): setAmount(column, price.millionths)
    case .amount(let amount): setAmount(column, amount.millionths ?? code(amount))
    }
  }

  private mutating func setNumber(_ column: BidColumn, _ number: Int32) {
    words[words.count - layout.width + layout.place(column)] = number
  }

  /// The same bids with room for some more columns.
  func with(_ columns: [BidColumn]) -> BidPart {
    let layout = BidLayout(BidColumn.allCases.filter { has($0) || columns.contains($0) })
    var part = BidPart(layout, room: count)
    (part.rowsBefore, part.runs, part.exact) = (rowsBefore, runs, exact)
    for bid in 0..<count {
      part.addBid(row: row(of: bid) - rowsBefore)
      for column in self.layout.numbers { part.setNumber(column, number(column, of: bid)) }
      for column in self.layout.amounts { part.setAmount(column, of: bid, amount(column, of: bid)) }
    }
    return part
  }

  /// Says what a bid says in a column.
  mutating func setNumber(_ column: BidColumn, of bid: Int, _ number: Int32) {
    words[bid * layout.width + layout.place(column)] = number
  }

  /// Says which amount a bid says in a column; nil for none.
  mutating func setAmount(_ column: BidColumn, of bid: Int, _ amount: Int64?) {
    setAmount(at: bid * layout.width + layout.place(column), amount ?? BlockRows.noValue)
  }

  private mutating func setAmount(_ column: BidColumn, _ amount: Int64) {
    setAmount(at: words.count - layout.width + layout.place(column), amount)
  }

  private mutating func setAmount(at place: Int, _ amount: Int64) {
    words[place] = Int32(truncatingIfNeeded: amount)
    words[place + 1] = Int32(truncatingIfNeeded: amount >> 32)
  }

  /// Keeps a number exactly.
  private mutating func code(_ number: Ratio) -> Int64 {
    exact.append(number)
    return -Int64(exact.count)
  }
}

extension Ratio {
  /// The number in millionths, where it is a whole number of them that is not negative.
  var millionths: Int64? {
    let (factor, rest) = (1_000_000 as Int128).quotientAndRemainder(dividingBy: denominator)
    let (millionths, overflow) = numerator.multipliedReportingOverflow(by: factor)
    return rest == 0 && !overflow && millionths >= 0 ? Int64(exactly: millionths) : nil
  }
}
