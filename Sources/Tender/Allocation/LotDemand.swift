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
  /// The regions by volume, the largest first, equal ones in the order of the demand.
  private(set) var bySize: [Int] = []
  let category: Demand.Category
  /// The smallest volume that the file writes, for splitting: 0.01 for two decimals.
  private(set) var unit = Ratio.one

  /// The positions of the regions by name.
  var places: [String: Int] {
    Dictionary(regions.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  /// Sums the rows of a lot up.
  ///
  /// - Throws: `LotError` where the volumes are too large; strengths that do not compare were found
  ///   when the rows were read.
  init(_ demand: DemandList, lot place: Int, mainStrength: Strength?) throws(LotError) {
    do {
      self = try demand.read(of: place) { rows, texts, positions in
        try LotDemand(adding: positions, of: rows, texts, mainStrength)
      }
    } catch {
      throw LotError(lot: demand.lot(place), cause: error as? NumberError ?? .outOfRange)
    }
  }

  private init(
    adding positions: ArraySlice<Int32>, of rows: DemandRows, _ texts: DemandTexts,
    _ mainStrength: Strength?
  ) throws {
    category = positions.first.map { rows.category(of: Int($0)) } ?? .general
    var (places, contents) = ([Int32: Int](), [Int32: Ratio]())
    for position in positions.lazy.map({ Int($0) }) {
      let (number, volume) = (
        rows.number(.region, of: position), rows.amount(.volume, of: position) ?? .zero
      )
      var equivalents = volume
      if let strength = rows.text(.strength, of: position), let mainStrength {
        let content =
          try contents[strength]
          ?? texts.strengths[Int(strength)].value.contentRatio(to: mainStrength)
        contents[strength] = content
        equivalents = try volume * content
      }
      let denominator = volume.denominator
      if denominator != 1 { unit = min(unit, try Ratio(1, over: denominator)) }
      let index = places[number] ?? regions.endIndex
      if index == regions.endIndex {
        places[number] = index
        regions.append(Region(name: texts.names[Int(number)]))
      }
      regions[index].total = try regions[index].total + equivalents
      if regions[index].incumbent == nil {
        regions[index].incumbent = rows.text(.incumbent, of: position).map { texts.names[Int($0)] }
      }
      if let brand = rows.text(.brand, of: position) {
        try regions[index].add(equivalents, brand: texts.names[Int(brand)])
      }
    }
    bySize = regions.indices.sorted { a, b in
      regions[a].total == regions[b].total ? a < b : regions[a].total > regions[b].total
    }
  }
}

/// The reported volume of some lots, each added up once, whichever rules share it out.
struct LotNeeds {
  private let demand: DemandList
  private var known: [Int: (main: Strength?, need: LotDemand)] = [:]

  init(_ demand: DemandList) { self.demand = demand }

  mutating func need(of place: Int, mainStrength: Strength?) throws(LotError) -> LotDemand {
    if let known = known[place], known.main == mainStrength { return known.need }
    let need = try LotDemand(demand, lot: place, mainStrength: mainStrength)
    known[place] = (mainStrength, need)
    return need
  }
}
