import ExactNumbers
import RuleBook

/// The comparison of drugs one by one; see `Audit`.
struct DrugAudit {
  private let products: ProductList
  private let specifications: Specifications
  private let converter: Converter
  private var intervals: PriceIntervals
  private var grouper: Grouper
  /// By what a price of a unit of one composition becomes one of another; by the numbers of both.
  private var shares = PairMemo<Enclosure>()
  /// Whether the weights of two compositions compare.
  private var comparable = PairMemo<Bool>()
  /// What was found.
  private(set) var result = Result()

  /// The pairs that break the rule, and what could not be compared.
  struct Result: Sendable {
    var breaches: [Audit.Breach] = []
    var gaps: [Audit.Gap] = []
    var abridged: [String] = []
  }

  /// How many pairs of each dear product are told.
  private var mostOfProduct = Int.max
  /// How many pairs the product has of which several are told.
  private var told: [Int: Int] = [:]
  /// Where the pairs of the drug begin.
  private var start = 0
  /// How many conversions one by one are left for the drug.
  private var conversionsLeft = 0
  /// So many take less than a second.
  private static let mostConversions = 50_000

  /// Whether there are more pairs than are all told.
  private var hasTooMany: Bool {
    mostOfProduct == .max && result.breaches.count - start > Audit.mostPairs
  }

  init(_ specifications: Specifications, _ converter: Converter) {
    products = specifications.products
    self.specifications = specifications
    self.converter = converter
    intervals = PriceIntervals(converter)
    grouper = Grouper(keys: specifications.count)
  }

  /// A price as the interval of all prices that round to it, in terms of a unit of the reference.
  private struct Listed {
    let index: Int
    let specification: Int
    /// nil when the price is so low that it may stand for any above zero.
    let lower: Enclosure?
    let upper: Enclosure
  }

  /// Compares the products of one drug, by their positions.
  mutating func compare(_ drug: ArraySlice<Int>) throws(ConversionError) {
    (start, mostOfProduct) = (result.breaches.count, .max)
    try compareAll(drug)
    guard hasTooMany else { return }
    result.breaches.removeSubrange(start...)
    result.abridged.append(products.drug(at: drug[drug.startIndex]))
    mostOfProduct = Audit.mostPairsOfProduct
    try compareAll(drug)
  }

  private mutating func compareAll(_ drug: ArraySlice<Int>) throws(ConversionError) {
    told = [:]
    conversionsLeft = Self.mostConversions
    let specifications = specifications
    let groups = grouper.groups(drug) { specifications.number(ofProduct: $0) }
    let families = grouper.groups(groups.indices) { specifications[groups.first(of: $0)].family }
    for family in families { try compareWithin(family, groups) }
    for (position, family) in families.enumerated() {
      for other in families[(position + 1)...] {
        guard !hasTooMany, conversionsLeft > 0 else { return }
        try compareAcross(family, other, groups)
      }
    }
  }

  /// Adds a pair; false where no more of the dear product are told.
  private mutating func add(dear: Int, cheap: Int) -> Bool {
    result.breaches.append(Audit.Breach(dear: dear, cheap: cheap))
    guard mostOfProduct < .max else { return !hasTooMany }
    told[dear, default: 0] += 1
    return mayTell(dear)
  }

  private func mayTell(_ dear: Int) -> Bool {
    mostOfProduct == .max || told[dear, default: 0] < mostOfProduct
  }

  /// The pairs of one family: by sorting, and one by one where the fill decides.
  private mutating func compareWithin(_ family: ArraySlice<Int>, _ groups: Groups)
    throws(ConversionError)
  {
    let listed = try listed(family, groups)
    let sorted = listed.indices.sorted { listed[$0].upper.startsBelow(listed[$1].upper) }
    for dear in listed {
      guard !hasTooMany else { return }
      guard let lower = dear.lower else { continue }
      for position in sorted {
        guard listed[position].upper.isCertainlyLess(than: lower) else { break }
        let cheap = listed[position]
        do throws(ConversionError) {
          if isComparable(dear, cheap), try !isLimited(dear.index, against: cheap.index) {
            guard add(dear: dear.index, cheap: cheap.index) else { break }
          }
        } catch {
          note(error, drug: products.drug(at: dear.index))
        }
      }
    }
    let specifications = specifications
    let byContent = grouper.groups(family) { specifications[groups.first(of: $0)].content }
    for same in byContent {
      for (position, number) in same.enumerated() where conversionsLeft > 0 && !hasTooMany {
        let own = specifications[groups.first(of: number)]
        for other in same.dropFirst(position + 1)
        where own.fillDecides(specifications[groups.first(of: other)]) {
          compareOneByOne(groups[number], groups[other])
        }
      }
    }
  }

  /// The prices of a family in terms of its first product.
  private mutating func listed(_ family: ArraySlice<Int>, _ groups: Groups)
    throws(ConversionError) -> [Listed]
  {
    let reference = groups.first(of: family[family.startIndex])
    var listed: [Listed] = []
    for group in family {
      let share: Enclosure
      do throws(ConversionError) {
        share = try self.share(of: groups.first(of: group), against: reference)
      } catch {
        note(error, drug: products.drug(at: reference))
        continue
      }
      for index in groups[group] {
        do throws(ConversionError) {
          listed.append(try self.listed(index, share: share))
        } catch .unverified(let keys) {
          note(.unverified(keys: keys), drug: products.drug(at: reference))
        }
      }
    }
    return listed
  }

  private mutating func listed(_ index: Int, share: Enclosure) throws(ConversionError) -> Listed {
    let (lower, upper) = try intervals.interval(of: products.rows[index].price)
    return try exactly { () throws(NumberError) in
      Listed(
        index: index, specification: specifications.number(ofProduct: index),
        lower: try lower.map { low throws(NumberError) in try low * share },
        upper: try upper * share)
    }
  }

  /// By what a price of a product becomes one of a unit of the reference.
  private mutating func share(of product: Int, against reference: Int)
    throws(ConversionError) -> Enclosure
  {
    let ofCount = try specifications.shareOfCount(ofProduct: product)
    (try? converter.packCount.get())?.use(from: products[reference], to: products[product])
    let ofUnit = try shares.value(
      specifications[product].composition, specifications[reference].composition
    ) { () throws(ConversionError) in
      let weight = try converter.weight(ofUnit: products[product], against: products[reference])
      return try exactly { () throws(NumberError) in try Enclosure(.one) / weight }
    }
    return try exactly { () throws(NumberError) in try ofCount * ofUnit }
  }

  /// Whether the weights of two products of a family compare: their contents are not too far
  /// apart, and no rule for the fill comes in between.
  private mutating func isComparable(_ a: Listed, _ b: Listed) -> Bool {
    guard a.specification != b.specification else { return true }
    let (own, other) = (specifications[a.index], specifications[b.index])
    guard !own.fillDecides(other) else { return false }
    return comparable.value(own.composition, other.composition) {
      do throws(ConversionError) {
        // Where neither has a content there is no ratio, and nothing is too far apart.
        _ = try converter.comparableContent(from: products[b.index], to: products[a.index])
        return true
      } catch {
        return false
      }
    }
  }

  /// Whether the limits of injections, which weights leave out, allow the dearer price after all.
  private mutating func isLimited(_ dear: Int, against cheap: Int) throws(ConversionError) -> Bool {
    guard specifications[dear].isInjection else { return false }
    let highest = try highest(of: products[dear], against: cheap)
    guard let lower = try intervals.interval(of: products.rows[dear].price).lower else {
      return true
    }
    return !highest.isCertainlyLess(than: lower)
  }

  /// The highest price before rounding that a product may have by the listed price of another.
  private mutating func highest(of product: Product, against index: Int)
    throws(ConversionError) -> Enclosure
  {
    let price = try intervals.interval(of: products.rows[index].price).upper
    let steps = try converter.steps(from: products[index], at: price, to: product)
    return steps.last?.after ?? price
  }

  private mutating func compareAcross(
    _ family: ArraySlice<Int>, _ other: ArraySlice<Int>, _ groups: Groups
  ) throws(ConversionError) {
    for a in family {
      for b in other {
        let error = compareOneByOne(groups[a], groups[b])
        // What keeps these two apart keeps all of their families apart.
        if let error, error.separatesFamilies { return }
      }
    }
  }

  /// Every product of one specification against every one of another, both ways.
  @discardableResult
  private mutating func compareOneByOne(_ first: ArraySlice<Int>, _ second: ArraySlice<Int>)
    -> ConversionError?
  {
    guard conversionsLeft > 0 else { return nil }
    conversionsLeft -= first.count + second.count
    do throws(ConversionError) {
      guard conversionsLeft > 0 else { throw .tooManyPairs }
      try addBreaches(dear: second, against: first)
      try addBreaches(dear: first, against: second)
      return nil
    } catch {
      note(error, drug: products.drug(at: first[first.startIndex]))
      return error
    }
  }

  private mutating func addBreaches(dear: ArraySlice<Int>, against cheap: ArraySlice<Int>)
    throws(ConversionError)
  {
    let product = products[dear[dear.startIndex]]
    for index in cheap {
      let highest = try highest(of: product, against: index)
      for other in dear {
        let (lower, _) = try intervals.interval(of: products.rows[other].price)
        guard let lower, mayTell(other) else { continue }
        if highest.isCertainlyLess(than: lower), !add(dear: other, cheap: index), hasTooMany {
          return
        }
      }
    }
  }

  private mutating func note(_ error: ConversionError, drug: String) {
    if !error.isOwnRepresentative { result.gaps.note(error.message, drug: drug) }
  }
}
