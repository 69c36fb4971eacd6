import ExactNumbers
import PriceRatio

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
  var hasEqualRegions: Bool { Set(regions.map(\.total)).count < regions.count }
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
      smallest = min(smallest, try Ratio(1, over: row.volume.denominator))
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
