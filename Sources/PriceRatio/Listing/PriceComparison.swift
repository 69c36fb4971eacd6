import ExactNumbers
import RuleBook

/// Listed prices of one product over provinces 四同, or of one specification and status over makers 三同:
/// none above so many times the lowest, or the monitored price.
///
/// Prices are those of the smallest unit, which a pack takes so many times; all exact.
struct PriceComparison: Sendable {
  /// What products have in common whose prices are compared.
  private struct Key: Hashable {
    let composition: Composition
    let maker: String
    let status: [Bool?]
    let packCount: Int
  }

  private let isSameMaker, isMonitored, comparesUnits: Bool
  private let multiple: Ratio

  /// Nil where the set compares nothing.
  init?(_ set: RuleSet) throws(RuleError) {
    guard
      let multiple = try set.given(ListingKeys.comparisonMultiple, set.number)
    else { return nil }
    self.multiple = multiple.value
    isSameMaker = try set.text(ListingKeys.comparisonAmong).value == "same-maker"
    isMonitored = try set.text(ListingKeys.comparisonTarget).value == "monitored"
    comparesUnits = try set.text(ListingKeys.comparisonPacks).value == "per-unit"
  }

  var needs: [ListingFacts.Field] {
    [.province] + (isSameMaker ? [.maker] : [.evaluated, .originator])
      + (isMonitored ? [.monitoredPrice] : [])
  }

  /// The lines of the priced products of one drug.
  func lines(_ drug: [DrugProducts.Entry]) throws(NumberError)
    -> [ListingLine]
  {
    var numbering = Numbering<Key>()
    var groups: [[DrugProducts.Entry]] = []
    for entry in drug {
      let group = numbering.number(of: key(of: entry.product))
      if group == groups.count { groups.append([]) }
      groups[group].append(entry)
    }
    var lines: [ListingLine] = []
    for group in groups { lines += try self.lines(ofGroup: group) }
    return lines
  }

  private func lines(ofGroup group: [DrugProducts.Entry])
    throws(NumberError) -> [ListingLine]
  {
    var units: [(position: Int, price: Ratio)] = []
    for entry in group {
      units.append((entry.position, try entry.price.ratio / Ratio(entry.product.packCount)))
    }
    let sorted = units.sorted { ($0.price, $0.position) < ($1.price, $1.position) }
    let median = try Self.median(sorted.map(\.price))
    var lines: [ListingLine] = []
    for entry in group {
      let count = Ratio(entry.product.packCount)
      let lowest = try sorted[0].price * count
      let monitored = isMonitored ? entry.product.listing.monitoredPrice?.ratio : nil
      lines.append(
        try ListingLine(
          isSameMaker ? .sameMaker : .sameStatus, entry.position, price: entry.price,
          bound: .init(
            reference: try Enclosure(monitored ?? lowest),
            against: isMonitored ? nil : sorted[0].position, factor: multiple, lowest: lowest,
            median: try median * count)))
    }
    return lines
  }

  /// The middle one; of an even number the mean of the two in the middle.
  private static func median(_ sorted: [Ratio]) throws(NumberError) -> Ratio {
    let middle = sorted.count / 2
    guard sorted.count.isMultiple(of: 2) else { return sorted[middle] }
    return try (sorted[middle - 1] + sorted[middle]) / Ratio(2)
  }

  private func key(of product: Product) -> Key {
    Key(
      composition: Composition(product), maker: isSameMaker ? product.maker : "",
      status: isSameMaker ? [] : product.status, packCount: comparesUnits ? 0 : product.packCount)
  }
}

extension Product {
  /// Originator, evaluated or neither: an originator is none of the others.
  fileprivate var status: [Bool?] {
    listing.isOriginator == true ? [true] : [false, listing.isEvaluated]
  }
}
