public import ExactNumbers
public import PriceRatio
import Tables

/// The volume that hospitals of one region reported for one lot.
public struct Demand: Sendable {
  /// The class of drug on which the first-year share depends.
  public enum Category: String, Sendable, CaseIterable {
    /// All drugs not named below.
    case general
    /// Antibacterials and the restricted list.
    case restricted
    /// Special-use antibacterials and monitored drugs.
    case special

    /// The category that a cell names; nil where there is none of that name.
    init?(named text: String) {
      let chinese = ["一般": Self.general, "限制": .restricted, "特殊": .special]
      guard let category = Self(rawValue: text) ?? chinese[text] else { return nil }
      self = category
    }
  }

  fileprivate let kept: Permanent<DemandList.Kept>
  fileprivate let position: Int

  /// The lot.
  public var lot: String { kept.read { $0.name(.lot, of: position) } ?? "" }
  /// The region.
  public var region: String { kept.read { $0.name(.region, of: position) } ?? "" }
  /// The strength that was reported; nil where the lot has only one.
  public var strength: (text: String, value: Strength)? {
    kept.read { kept in
      kept.rows.text(.strength, of: position).map { kept.texts.strengths[Int($0)] }
    }.map { ($0.text, $0.value) }
  }
  /// The brand, that is the bidder, where hospitals report by brand.
  public var brand: String? { kept.read { $0.name(.brand, of: position) } }
  /// Who supplied the region until now.
  public var incumbent: String? { kept.read { $0.name(.incumbent, of: position) } }
  /// Which share table applies.
  public var category: Category { kept.read { $0.rows.category(of: position) } }
  /// The reported volume in the file's own unit.
  public var volume: Ratio { kept.read { $0.rows.amount(.volume, of: position) } ?? .zero }
  /// The mean volume of the years before, in the same unit.
  public var meanUse: Ratio? { kept.read { $0.rows.amount(.meanUse, of: position) } }
  /// Why less is reported than was used.
  public var reason: String? {
    kept.read { kept in
      kept.rows.text(.reason, of: position).map { kept.texts.all[Int($0)] }
    }
  }
  /// The row in the file.
  public var row: Int { kept.read { $0.rows.row(of: position) } }
}

/// Reported volumes in little memory, in the order of the file; each is made when it is asked for.
public struct DemandList: Sendable {
  /// What each row refers to, from all processors: so it stays.
  fileprivate final class Kept: Sendable {
    let rows: DemandRows
    let texts: DemandTexts
    let lots: DemandLots
    /// The places of the lots.
    let places: [String: Int]

    init(_ rows: DemandRows, _ texts: DemandTexts, _ lots: DemandLots) {
      (self.rows, self.texts, self.lots) = (rows, texts, lots)
      places = Dictionary(
        lots.numbers.enumerated().map { (texts.names[Int($1)], $0) },
        uniquingKeysWith: { a, _ in a })
    }

    func name(_ column: DemandColumn, of position: Int) -> String? {
      rows.text(column, of: position).map { texts.names[Int($0)] }
    }
  }

  private let kept: Permanent<Kept>
  /// How many rows there are.
  public let count: Int

  /// No rows.
  public init() { self.init(DemandRows(DemandLayout([]))) }

  /// Rows whose texts have these numbers.
  init(_ rows: DemandRows, _ texts: DemandTexts = DemandTexts(), lots: DemandLots? = nil) {
    kept = Permanent(Kept(rows, texts, lots ?? DemandLots(rows)))
    count = rows.count
  }

  /// A row that stands in no file.
  struct Entry {
    let lot, region: String
    let brand, incumbent: String?
    let category: Demand.Category
    let volume: Ratio
  }

  /// Rows that stand in no file.
  init(_ entries: [Entry]) {
    var (rows, texts) = (DemandRows(DemandLayout(DemandColumn.allCases)), DemandTexts())
    var numbers: [String: Int32] = [:]
    func set(_ column: DemandColumn, _ name: String?) {
      guard let name else { return }
      let number = numbers[name] ?? Int32(texts.names.count)
      if number == texts.names.count { texts.names.append(name) }
      numbers[name] = number
      rows.set(column, number)
    }
    for entry in entries {
      rows.addRow(0)
      set(.lot, entry.lot)
      set(.region, entry.region)
      set(.brand, entry.brand)
      set(.incumbent, entry.incumbent)
      rows.set(.category, Int32(Demand.Category.allCases.firstIndex(of: entry.category) ?? 0))
      rows.set(.volume, entry.volume)
    }
    self.init(rows, texts)
  }

  /// The first rows.
  public func first(_ count: Int) -> DemandList {
    kept.read { DemandList($0.rows.first(count), $0.texts) }
  }

  /// The first row that is of one brand.
  var firstOfBrand: Demand? {
    let position = kept.read { kept in
      kept.rows.layout.place(.brand) == 0
        ? nil : (0..<count).first { kept.rows.text(.brand, of: $0) != nil }
    }
    return position.map { self[$0] }
  }
}

extension DemandList: RandomAccessCollection {
  /// The first position.
  public var startIndex: Int { 0 }
  /// The position behind the last row.
  public var endIndex: Int { count }

  /// The row at a position.
  public subscript(position: Int) -> Demand { Demand(kept: kept, position: position) }
}

/// The lots of the demand, each with a place: those that come first in the file first.
extension DemandList {
  /// How many lots there are.
  var lotCount: Int { kept.read { $0.lots.count } }

  /// The place of a lot; nil where the demand does not have it.
  func place(of lot: String) -> Int? { kept.read { $0.places[lot] } }

  /// The name of a lot.
  func lot(_ place: Int) -> String {
    kept.read { $0.texts.names[Int($0.lots.numbers[place])] }
  }

  /// How many rows a lot has.
  func count(of place: Int) -> Int { kept.read { $0.lots.positions(of: place).count } }

  /// How many regions report for a lot.
  func regionCount(of place: Int) -> Int {
    kept.read { kept in
      Set(kept.lots.positions(of: place).map { kept.rows.number(.region, of: Int($0)) }).count
    }
  }

  /// The rows of a lot, in the order of the file.
  func rows(of place: Int) -> [Demand] {
    kept.read { $0.lots.positions(of: place) }.map { self[Int($0)] }
  }

  /// The regions of all lots, each once, in the order of the file.
  var regions: [String] {
    kept.read { kept in
      (0..<count).map { kept.rows.number(.region, of: $0) }.unique
        .map { kept.texts.names[Int($0)] }
    }
  }

  /// The lots besides some others, in the order of their names.
  func lots(besides others: [Int]) -> [String] {
    var isOther = [Bool](repeating: false, count: lotCount)
    for place in others { isOther[place] = true }
    return kept.read { kept in
      isOther.indices.filter { !isOther[$0] }.map { kept.texts.names[Int(kept.lots.numbers[$0])] }
    }.inNameOrder()
  }

  /// What is computed from the rows of a lot, their texts and their positions.
  func read<Result>(
    of place: Int, _ work: (DemandRows, DemandTexts, ArraySlice<Int32>) throws -> Result
  ) rethrows -> Result {
    let (rows, texts, positions) = kept.read { ($0.rows, $0.texts, $0.lots.positions(of: place)) }
    return try work(rows, texts, positions)
  }
}

/// The texts of a table of demand by their numbers.
struct DemandTexts: Sendable {
  var names: [String] = []
  var strengths: [NamedStrength] = []
  /// All texts as they stand in the file, by numbers of their own.
  var all: [String] = []
}

/// Which rows are of which lot.
struct DemandLots: Sendable {
  /// The numbers of the lots' names, by their places.
  private(set) var numbers: [Int32] = []
  /// The positions of the rows, lot by lot, and where those of each lot begin.
  private var rows: [Int32] = []
  private var starts: [Int] = [0]

  /// How many lots there are.
  var count: Int { numbers.count }

  /// Groups the rows that say all that they must.
  init(_ rows: DemandRows) {
    var (places, counts, lots) = ([Int32](), [Int](), [Int32]())
    lots.reserveCapacity(rows.count)
    for position in 0..<rows.count {
      guard rows.isComplete(position), let lot = rows.text(.lot, of: position) else {
        lots.append(-1)
        continue
      }
      if lot >= places.count {
        places += repeatElement(-1, count: max(Int(lot) + 1 - places.count, places.count))
      }
      if places[Int(lot)] < 0 {
        places[Int(lot)] = Int32(counts.count)
        numbers.append(lot)
        counts.append(0)
      }
      lots.append(places[Int(lot)])
      counts[Int(places[Int(lot)])] += 1
    }
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    var next = starts
    self.rows = [Int32](repeating: 0, count: starts[starts.count - 1])
    for (position, lot) in lots.enumerated() where lot >= 0 {
      self.rows[next[Int(lot)]] = Int32(position)
      next[Int(lot)] += 1
    }
  }

  /// The positions of the rows of a lot, in the order of the file.
  func positions(of place: Int) -> ArraySlice<Int32> { rows[starts[place]..<starts[place + 1]] }
}
