import ExactNumbers
import PriceRatio
import Tables

/// The reported volume of one lot by region, in equivalents of the lot's main strength.
///
/// Volumes of different strengths add up in proportion to their content: 100 tablets of 10 mg are
/// 50 of 20 mg. Prices follow the price-ratio rule, volumes do not.
struct LotDemand {
  struct Region {
    let name: String
    var total = Ratio.zero
    /// Volume by brand, in the order of the file.
    private(set) var brands: [(brand: String, volume: Ratio)] = []
    private var places: [String: Int] = [:]
    var incumbent: String?

    init(name: String) { self.name = name }

    fileprivate mutating func add(_ volume: Ratio, brand: String) throws(NumberError) {
      guard let place = places[brand] else {
        places[brand] = brands.count
        return brands.append((brand, volume))
      }
      brands[place].volume = try brands[place].volume + volume
    }

    /// A volume as a share of the region's; 0 where nothing was reported.
    func share(of volume: Ratio) throws(NumberError) -> Ratio {
      total > .zero ? try volume / total : .zero
    }
  }

  /// The volume of all regions.
  var total: Ratio {
    get throws(NumberError) {
      var total = Ratio.zero
      for region in regions { total = try total + region.total }
      return total
    }
  }

  /// Whether some regions have the same volume.
  var hasEqualRegions: Bool {
    zip(bySize, bySize.dropFirst()).contains { regions[$0].total == regions[$1].total }
  }
  private(set) var regions: [Region] = []
  /// The positions of the regions by name.
  private(set) var places: [String: Int] = [:]
  /// The regions by volume, the largest first, equal ones in the order of the demand.
  private(set) var bySize: [Int] = []
  let category: Demand.Category
  /// The smallest volume that the file writes, for splitting: 0.01 for two decimals.
  let unit: Ratio

  /// Sums the rows of a lot up.
  ///
  /// - Throws: `LotError` where the volumes are too large; strengths that do not compare were found
  ///   when the rows were read.
  init(_ rows: [Demand], mainStrength: Strength?) throws(LotError) {
    do {
      try self.init(adding: rows, mainStrength: mainStrength)
    } catch {
      throw LotError(lot: rows.first?.lot ?? "", cause: error as? NumberError ?? .outOfRange)
    }
  }

  private init(adding rows: [Demand], mainStrength: Strength?) throws {
    category = rows.first?.category ?? .general
    var smallest = Ratio.one
    for row in rows {
      var equivalents = row.volume
      if let strength = row.strength?.value, let mainStrength {
        equivalents = try row.volume * strength.contentRatio(to: mainStrength)
      }
      if row.volume.denominator != 1 {
        smallest = min(smallest, try Ratio(1, over: row.volume.denominator))
      }
      let index = places[row.region] ?? regions.endIndex
      if index == regions.endIndex {
        places[row.region] = index
        regions.append(Region(name: row.region))
      }
      regions[index].total = try regions[index].total + equivalents
      regions[index].incumbent = regions[index].incumbent ?? row.incumbent
      if let brand = row.brand { try regions[index].add(equivalents, brand: brand) }
    }
    unit = smallest
    bySize = regions.indices.sorted { a, b in
      regions[a].total == regions[b].total ? a < b : regions[a].total > regions[b].total
    }
  }
}

/// The reported volumes of a tender by lot.
struct DemandByLot: Sendable {
  private let demand: [Demand]
  private var places: [String: Int] = [:]
  private var names: [String] = []
  /// The rows, lot by lot, and where those of each lot begin.
  private var rows: [Int32] = []
  private var starts: [Int] = [0]

  init(_ demand: [Demand]) {
    self.demand = demand
    var (lots, counts, last) = ([Int32](), [Int](), -1)
    lots.reserveCapacity(demand.count)
    for row in demand {
      // Rows of one lot often stand together.
      if last < 0 || names[last] != row.lot {
        last = places[row.lot] ?? names.count
        if last == names.count {
          places[row.lot] = last
          names.append(row.lot)
          counts.append(0)
        }
      }
      lots.append(Int32(last))
      counts[last] += 1
    }
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    var next = starts
    rows = [Int32](repeating: 0, count: demand.count)
    for (row, lot) in lots.enumerated() {
      rows[next[Int(lot)]] = Int32(row)
      next[Int(lot)] += 1
    }
  }

  /// The position of a lot; nil where the demand does not have it.
  func place(of lot: String) -> Int? { places[lot] }

  /// The rows of a lot.
  func rows(of place: Int) -> [Demand] {
    rows[starts[place]..<starts[place + 1]].map { demand[Int($0)] }
  }

  /// How many rows a lot has.
  func count(of place: Int) -> Int { starts[place + 1] - starts[place] }

  /// The lots besides some others, in the order of their names.
  func names(besides others: [Int]) -> [String] {
    var isOther = [Bool](repeating: false, count: names.count)
    for place in others { isOther[place] = true }
    return names.indices.filter { !isOther[$0] }.map { names[$0] }.inNameOrder()
  }
}

/// The reported volume of some lots, each added up once, whichever rules share it out.
struct LotNeeds {
  private let demand: DemandByLot
  private var known: [Int: (main: Strength?, need: LotDemand)] = [:]

  init(_ demand: DemandByLot) { self.demand = demand }

  mutating func need(of place: Int, mainStrength: Strength?) throws(LotError) -> LotDemand {
    if let known = known[place], known.main == mainStrength { return known.need }
    let need = try LotDemand(demand.rows(of: place), mainStrength: mainStrength)
    known[place] = (mainStrength, need)
    return need
  }
}
