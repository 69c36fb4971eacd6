import ExactNumbers
public import RuleBook
public import Wording

/// All pairs of one drug whose listed prices break the rule.
///
/// A listed price was rounded, so it stands for all prices that round to it: a pair breaks the
/// rule when no such prices of the two convert into each other. Within a family (`AuditFamily`)
/// every price is divided by its product's weight, and the pairs that break the rule are found by
/// sorting: n log n, plus the pairs themselves. Pairs that amounts in yuan keep from having
/// weights, and pairs of one content with different fills, are converted specification by
/// specification.
public struct Audit: Sendable {
  /// A pair: the product that is too dear, and the one against which it is.
  public struct Breach: Sendable, Equatable {
    /// Position of the dearer product among the products.
    public let dear: Int
    /// Position of the cheaper one.
    public let cheap: Int
  }

  /// Why some pairs could not be compared, and in which drugs.
  public struct Gap: Sendable {
    /// The reason and the remedy.
    public let message: Text
    /// The drugs, in the order of the file.
    public var drugs: [String]
  }

  /// The products in the order of the file.
  public let products: [Product]
  /// The pairs, in the order of the rows of their dearer and cheaper products.
  public private(set) var breaches: [Breach] = []
  /// What could not be compared, in the order in which it was met.
  public private(set) var gaps: [Gap] = []
  /// How many products have no price.
  public let unpriced: Int

  /// The profile that was used.
  public var profile: RuleSet { converter.profile }

  private let converter: Converter
  private let allowsUnverified: Bool

  /// Compares all products of each drug; `allowsUnverified` lets numbers decide that are only
  /// remembered.
  public init(_ products: [Product], by profile: RuleSet, allowsUnverified: Bool = false)
    throws(ConversionError)
  {
    self.products = products
    self.allowsUnverified = allowsUnverified
    converter = Converter(profile)
    unpriced = products.count { $0.price == nil }
    let priced = products.indices.filter { products[$0].price != nil }
    for drug in Self.grouped(priced, by: { products[$0].drug }) { try compare(drug) }
    breaches.sort { ($0.dear, $0.cheap) < ($1.dear, $1.cheap) }
  }

  /// The price that the dearer product of a pair would have by the cheaper one's.
  public func allowed(_ breach: Breach) throws(ConversionError) -> Conversion {
    try converter.convert(from: products[breach.cheap], to: products[breach.dear])
  }

  /// Whether the dearer product holds less medicine than the cheaper one, in the same form.
  public func isInversion(_ breach: Breach) -> Bool {
    let (dear, cheap) = (products[breach.dear], products[breach.cheap])
    guard dear.form == cheap.form, let high = dear.price, let low = cheap.price, high > low else {
      return false
    }
    var isLess = dear.packCount < cheap.packCount
    guard dear.packCount <= cheap.packCount else { return false }
    if let content = try? ContentRatio.quotient(from: cheap, to: dear) {
      guard content <= .one else { return false }
      isLess = isLess || content < .one
    } else if let own = dear.fill?.value, let other = cheap.fill?.value {
      guard own.dimension == other.dimension, own.amount <= other.amount else { return false }
      isLess = isLess || own.amount < other.amount
    }
    return isLess
  }

  /// A price as the interval of all prices that round to it, both in the same measure.
  private struct Listed {
    let index: Int
    let specification: Int
    /// nil when the price is so low that it may stand for any above zero.
    let lower: Enclosure?
    let upper: Enclosure
  }

  private mutating func compare(_ drug: [Int]) throws(ConversionError) {
    let specifications = Self.grouped(drug) { Specification(products[$0]) }
    guard specifications.count > 1 || drug.count > 1 else { return }
    let form = try ruled { () throws(RuleError) in try converter.form.get() }
    let all = Array(specifications.indices)
    let families = Self.grouped(all) { number in
      AuditFamily(
        products[specifications[number][0]], form: form, allowsUnverified: allowsUnverified)
    }
    for family in families { try compareWithin(family, specifications) }
    for (position, family) in families.enumerated() {
      for other in families[(position + 1)...] {
        try compareAcross(family, other, specifications)
      }
    }
  }

  /// The pairs of one family: by sorting, and one by one where the fill decides.
  private mutating func compareWithin(_ family: [Int], _ specifications: [[Int]])
    throws(ConversionError)
  {
    let reference = products[specifications[family[0]][0]]
    var listed: [Listed] = []
    for number in family {
      let weight: Enclosure
      do throws(ConversionError) {
        weight = try converter.weight(of: products[specifications[number][0]], against: reference)
      } catch {
        note(error, drug: reference.drug)
        continue
      }
      for index in specifications[number] {
        listed.append(try self.listed(index, number, weight: weight))
      }
    }
    let sorted = listed.sorted { $0.upper.startsBelow($1.upper) }
    for dear in listed {
      guard let lower = dear.lower else { continue }
      for cheap in sorted {
        guard cheap.upper.isCertainlyLess(than: lower) else { break }
        if isComparable(dear, cheap, specifications),
          try !isLimited(dear.index, against: cheap.index)
        {
          breaches.append(Breach(dear: dear.index, cheap: cheap.index))
        }
      }
    }
    let byContent = Self.grouped(family) {
      products[specifications[$0][0]].strength?.value.ingredients
    }
    for same in byContent {
      for (position, number) in same.enumerated() {
        for other in same[(position + 1)...] where fillDecides(number, other, specifications) {
          compareOneByOne(specifications[number], specifications[other])
        }
      }
    }
  }

  /// Whether the weights of two products of a family compare: their contents are not too far
  /// apart, and no rule for the fill comes in between.
  private func isComparable(_ a: Listed, _ b: Listed, _ specifications: [[Int]]) -> Bool {
    guard a.specification != b.specification else { return true }
    guard !fillDecides(a.specification, b.specification, specifications) else { return false }
    return (try? converter.comparableContent(from: products[b.index], to: products[a.index])) != nil
  }

  /// Whether the limits of injections, which weights leave out, allow the dearer price after all.
  private func isLimited(_ dear: Int, against cheap: Int) throws(ConversionError) -> Bool {
    guard products[dear].form.isInjection else { return false }
    let highest = try highest(of: products[dear], against: cheap)
    guard let lower = try listed(dear, 0, weight: nil).lower else { return true }
    return !highest.isCertainlyLess(than: lower)
  }

  /// The highest price before rounding that a product may have by the listed price of another.
  private func highest(of product: Product, against index: Int) throws(ConversionError) -> Enclosure
  {
    let price = try listed(index, 0, weight: nil).upper
    let steps = try converter.steps(from: products[index], at: price, to: product)
    if !allowsUnverified, let step = steps.first(where: { $0.effect.basis.grade == .unverified }) {
      throw .unverified(step.effect.basis)
    }
    return steps.last?.after ?? price
  }

  /// Whether two specifications of one content have different fills, which weights leave out.
  private func fillDecides(_ a: Int, _ b: Int, _ specifications: [[Int]]) -> Bool {
    let (own, other) = (products[specifications[a][0]], products[specifications[b][0]])
    guard own.strength != nil, own.dosing == .single, other.dosing == .single else { return false }
    return own.volume?.value != other.volume?.value
      && own.strength?.value.ingredients == other.strength?.value.ingredients
  }

  private mutating func compareAcross(
    _ family: [Int], _ other: [Int], _ specifications: [[Int]]
  ) throws(ConversionError) {
    for a in family {
      for b in other {
        let error = compareOneByOne(specifications[a], specifications[b])
        // What keeps these two apart keeps all of their families apart.
        if let error, error.separatesFamilies { return }
      }
    }
  }

  /// Every product of one specification against every one of another, both ways.
  @discardableResult
  private mutating func compareOneByOne(_ first: [Int], _ second: [Int]) -> ConversionError? {
    do throws(ConversionError) {
      try addBreaches(dear: second, against: first)
      try addBreaches(dear: first, against: second)
      return nil
    } catch {
      note(error, drug: products[first[0]].drug)
      return error
    }
  }

  private mutating func addBreaches(dear: [Int], against cheap: [Int]) throws(ConversionError) {
    for index in cheap {
      let highest = try highest(of: products[dear[0]], against: index)
      for other in dear {
        guard let lower = try listed(other, 0, weight: nil).lower else { continue }
        if highest.isCertainlyLess(than: lower) {
          breaches.append(Breach(dear: other, cheap: index))
        }
      }
    }
  }

  private mutating func note(_ error: ConversionError, drug: String) {
    if error.isOwnRepresentative { return }
    let message = error.message
    guard let known = gaps.firstIndex(where: { $0.message == message }) else {
      gaps.append(Gap(message: message, drugs: [drug]))
      return
    }
    if gaps[known].drugs.last != drug { gaps[known].drugs.append(drug) }
  }

  /// The prices that round to the listed one, each divided by the weight.
  private func listed(_ index: Int, _ specification: Int, weight: Enclosure?)
    throws(ConversionError) -> Listed
  {
    let price = products[index].price ?? .zero
    let rounding = try ruled { () throws(RuleError) in try converter.rounding.get() }
    let half = try rounding.halfDigit(of: price)
    return try exactly { () throws(NumberError) in
      let amount = try price.ratio
      let (low, high) = (try amount - half, try Enclosure(amount + half))
      let lower = low > .zero ? try Enclosure(low) : nil
      guard let weight else {
        return Listed(index: index, specification: specification, lower: lower, upper: high)
      }
      return Listed(
        index: index, specification: specification,
        lower: try lower.map { low throws(NumberError) in try low / weight },
        upper: try high / weight)
    }
  }

  /// Elements by key, in the order in which the keys are met.
  private static func grouped<Element, Key: Hashable>(
    _ elements: [Element], by key: (Element) -> Key
  )
    -> [[Element]]
  {
    var positions: [Key: Int] = [:]
    var groups: [[Element]] = []
    for element in elements {
      let key = key(element)
      if let position = positions[key] {
        groups[position].append(element)
      } else {
        positions[key] = groups.count
        groups.append([element])
      }
    }
    return groups
  }
}
