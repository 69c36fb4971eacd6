import ExactNumbers
import RuleBook

/// The comparison of drugs one by one; see `Audit`.
struct DrugAudit {
  private let products: [Product]
  private let converter: Converter
  private let allowsUnverified: Bool
  /// What was found.
  private(set) var result = Result()

  /// The pairs that break the rule, and what could not be compared.
  struct Result: Sendable {
    var breaches: [Audit.Breach] = []
    var gaps: [Audit.Gap] = []
  }

  init(_ products: [Product], _ converter: Converter, allowsUnverified: Bool) {
    self.products = products
    self.converter = converter
    self.allowsUnverified = allowsUnverified
  }

  /// A price as the interval of all prices that round to it, both in the same measure.
  private struct Listed {
    let index: Int
    let specification: Int
    /// nil when the price is so low that it may stand for any above zero.
    let lower: Enclosure?
    let upper: Enclosure
  }

  /// Compares the products of one drug.
  mutating func compare(_ drug: [Int]) throws(ConversionError) {
    let specifications = grouped(drug) { Specification(products[$0]) }
    guard specifications.count > 1 || drug.count > 1 else { return }
    let form = try ruled { () throws(RuleError) in try converter.form.get() }
    let all = Array(specifications.indices)
    let families = grouped(all) { number in
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
          result.breaches.append(Audit.Breach(dear: dear.index, cheap: cheap.index))
        }
      }
    }
    let byContent = grouped(family) {
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
    let (own, other) = (specifications[a][0], specifications[b][0])
    guard products[own].strength != nil, products[own].dosing == .single,
      products[other].dosing == .single,
      products[own].strength?.value.ingredients == products[other].strength?.value.ingredients
    else { return false }
    return products[own].volume?.value != products[other].volume?.value
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
          result.breaches.append(Audit.Breach(dear: other, cheap: index))
        }
      }
    }
  }

  private mutating func note(_ error: ConversionError, drug: String) {
    if !error.isOwnRepresentative { result.gaps.note(error.message, drug: drug) }
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
}
