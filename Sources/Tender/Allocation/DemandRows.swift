import ExactNumbers
import Tables

/// The columns of a table of demand: texts first, then amounts.
enum DemandColumn: Int, CaseIterable, Sendable {
  case lot, region, strength, brand, incumbent, category, reason, volume, meanUse

  /// Those that hold names: lots, regions and firms.
  static let names: [DemandColumn] = [.lot, .region, .brand, .incumbent]

  var isAmount: Bool { self == .volume || self == .meanUse }

  /// Its name in the schema.
  var field: String {
    switch self {
    case .lot: "lot"
    case .region: "region"
    case .strength: "strength"
    case .brand: "brand"
    case .incumbent: "incumbent"
    case .category: "category"
    case .reason: "need_reason"
    case .volume: "volume"
    case .meanUse: "mean_use"
    }
  }
}

/// Where a row of demand keeps its values: what the file has no column for needs no room.
struct DemandLayout: Sendable {
  /// The columns that the file has.
  let texts, amounts: [DemandColumn]
  /// How many words of 32 bits a row takes: its number, then texts, then amounts of two words each.
  let width: Int
  /// Where the value of each column stands in a row; 0 where the file does not have it.
  private let places: [Int]

  /// These columns and no others.
  init(_ present: [DemandColumn]) {
    texts = present.filter { !$0.isAmount }
    amounts = present.filter(\.isAmount)
    var places = DemandColumn.allCases.map { _ in 0 }
    for (index, column) in texts.enumerated() { places[column.rawValue] = 1 + index }
    for (index, column) in amounts.enumerated() {
      places[column.rawValue] = 1 + texts.count + 2 * index
    }
    self.places = places
    width = 1 + texts.count + 2 * amounts.count
  }

  /// Where the value of a column stands; 0 where the file does not have it.
  @inline(__always)
  func place(_ column: DemandColumn) -> Int { places[column.rawValue] }

  /// Where the value of a column stands in a plain row; nil where the file does not have it.
  func slot(_ column: DemandColumn) -> Int? { (texts + amounts).firstIndex(of: column) }
}

/// Rows of a table of demand as numbers, so that millions of them fit.
///
/// Texts have numbers; amounts are millionths, or, where these are negative, one of `exact`, from the
/// first, which is −1.
struct DemandRows: Sendable {
  /// A text that is not given, and one that could not be read.
  static let (none, unreadable) = (Int32.min, Int32.min + 1)

  let layout: DemandLayout
  private var words: [Int32] = []
  private var exact: [Ratio] = []

  /// No rows, but room for some.
  init(_ layout: DemandLayout, room: Int = 0) {
    self.layout = layout
    words.reserveCapacity(room * layout.width)
  }

  /// How many rows there are.
  var count: Int { words.count / layout.width }

  /// The first rows.
  func first(_ count: Int) -> DemandRows {
    var first = self
    first.words = Array(words.prefix(count * layout.width))
    return first
  }
}

/// What stands in the rows.
extension DemandRows {
  /// The row of the file.
  @inline(__always)
  func row(of position: Int) -> Int { Int(words[position &* layout.width]) }

  /// The number of a text; negative where it is not given, or could not be read.
  @inline(__always)
  func number(_ column: DemandColumn, of position: Int) -> Int32 {
    let place = layout.place(column)
    return place == 0 ? Self.none : words[position &* layout.width &+ place]
  }

  /// The number of a text; nil where it is not given.
  @inline(__always)
  func text(_ column: DemandColumn, of position: Int) -> Int32? {
    let number = number(column, of: position)
    return number < 0 ? nil : number
  }

  /// The category, where its texts have been replaced by the places of the cases.
  func category(of position: Int) -> Demand.Category {
    text(.category, of: position).map { Demand.Category.allCases[Int($0)] } ?? .general
  }

  /// An amount; nil where it is not given.
  @inline(__always)
  func amount(_ column: DemandColumn, of position: Int) -> Ratio? {
    let place = layout.place(column)
    guard place > 0 else { return nil }
    let code = code(at: position &* layout.width &+ place)
    guard code != BlockRows.noValue else { return nil }
    guard code >= 0 else { return exact[Int(-code - 1)] }
    let (whole, rest) = code.quotientAndRemainder(dividingBy: 1_000_000)
    return rest == 0 ? Ratio(Int(whole)) : Yuan(millionths: code).ratio
  }

  @inline(__always)
  private func code(at place: Int) -> Int64 {
    Int64(words[place &+ 1]) << 32 | Int64(UInt32(bitPattern: words[place]))
  }

  /// Whether a row says all that it must; of any other something is a finding.
  @inline(__always)
  func isComplete(_ position: Int) -> Bool {
    let volume = layout.place(.volume)
    return number(.lot, of: position) >= 0 && number(.region, of: position) >= 0 && volume > 0
      && code(at: position &* layout.width &+ volume) != BlockRows.noValue
  }
}

/// How rows are added and changed.
extension DemandRows {
  /// Adds a plain row, whose values stand in the order in which they are kept.
  @inline(__always)
  mutating func add(_ rows: borrowing BlockRows) {
    let (texts, slots) = (layout.texts.count, layout.texts.count + layout.amounts.count)
    rows.append(0..<texts, texts..<slots, to: &words)
  }

  /// Adds a row of which nothing is given yet.
  mutating func addRow(_ row: Int) {
    words.append(Int32(truncatingIfNeeded: row))
    words += repeatElement(Self.none, count: layout.width - 1)
    for column in layout.amounts { setCode(BlockRows.noValue, at: place(column)) }
  }

  /// Says what the last row says in a column.
  mutating func set(_ column: DemandColumn, _ number: Int32) { words[place(column)] = number }

  /// Says what amount the last row has in a column.
  mutating func set(_ column: DemandColumn, _ amount: Ratio) {
    if let millionths = amount.millionths { return setCode(millionths, at: place(column)) }
    exact.append(amount)
    setCode(-Int64(exact.count), at: place(column))
  }

  /// Where the last row has a column.
  private func place(_ column: DemandColumn) -> Int {
    words.count - layout.width + layout.place(column)
  }

  private mutating func setCode(_ code: Int64, at place: Int) {
    words[place] = Int32(truncatingIfNeeded: code)
    words[place + 1] = Int32(truncatingIfNeeded: code >> 32)
  }

  /// Replaces the texts of a column by other numbers.
  mutating func replace(_ column: DemandColumn, by numbers: [Int32]) {
    let place = layout.place(column)
    guard place > 0 else { return }
    for place in stride(from: place, to: words.count, by: layout.width) where words[place] >= 0 {
      words[place] = numbers[Int(words[place])]
    }
  }

  /// Adds a part of the file that stands behind `rowsBefore` rows.
  mutating func append(_ part: DemandRows, rowsBefore: Int) {
    let start = words.count
    words += part.words
    for row in stride(from: start, to: words.count, by: layout.width) {
      words[row] += Int32(truncatingIfNeeded: rowsBefore)
    }
    guard !part.exact.isEmpty else { return }
    for column in layout.amounts {
      let first = start + layout.place(column)
      for place in stride(from: first, to: words.count, by: layout.width) {
        let code = code(at: place)
        if code < 0, code != BlockRows.noValue { setCode(code - Int64(exact.count), at: place) }
      }
    }
    exact += part.exact
  }
}
