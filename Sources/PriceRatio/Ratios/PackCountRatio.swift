import ExactNumbers
import RuleBook

/// The pack-count ratio 包装数量差比价: K = c^(log2 X) for tablets, capsules and counted pills, in
/// proportion for all other forms (2452号, pack count).
///
/// Between a form of the one kind and a form of the other the count goes by way of a single unit,
/// so that a conversion there and back gives the price it began with.
final class PackCountRatio: Sendable {
  private let base: Result<QuantityPower, RuleError>
  private let groups, linearFor: RuleSet.Cited<[String]>
  private let tableForms: Set<String>

  /// Reads the rule from a profile.
  init(_ profile: RuleSet) throws(RuleError) {
    base = Result { () throws(RuleError) in try QuantityPower(profile, ProfileKeys.packBase) }
    groups = try profile.list(ProfileKeys.packGroups)
    linearFor = try profile.list(ProfileKeys.packLinearFor)
    tableForms =
      groups.value.contains("form-table")
      ? Set(try profile.table(ProfileKeys.formFactors).rowNames) : []
  }

  /// Whether the count of this product is in proportion.
  func isLinear(_ product: Product) -> Bool {
    if isException(product) { return true }
    return !groups.value.contains(product.form.group) && !tableForms.contains(product.form.id)
  }

  private func isException(_ product: Product) -> Bool {
    product.kind == .chinese && linearFor.value.contains("chinese-medicine")
      || product.isUnitPriced && linearFor.value.contains("unit-priced")
  }

  /// The lists that decide how the counts of two products compare; none where both counts are 1, or
  /// equal and treated alike.
  func choices(from a: Product, to b: Product) -> [Effect.Basis] {
    guard max(a.packCount, b.packCount) > 1,
      a.packCount != b.packCount || isLinear(a) != isLinear(b)
    else { return [] }
    return [a, b].map { .init(isException($0) ? linearFor : groups) }
  }

  /// Remembers what the counts of two products were compared by.
  func use(from a: Product, to b: Product) {
    let choices = choices(from: a, to: b)
    for basis in choices { basis.use() }
    if !choices.isEmpty, !(isLinear(a) && isLinear(b)) { (try? base.get())?.base.use() }
  }

  /// What a pack of this count costs in terms of a pack of one.
  func weight(_ product: Product) throws(ConversionError) -> Enclosure {
    let count = Ratio(product.packCount)
    if isLinear(product) || product.packCount == 1 {
      return try exactly { () throws(NumberError) in try Enclosure(count) }
    }
    let power = try ruled { () throws(RuleError) in try base.get() }
    return try exactly { () throws(NumberError) in try power.enclosure(count) }
  }

  /// The step from one count to another; nil for the same count.
  func effect(from a: Product, to b: Product) throws(ConversionError) -> Effect? {
    let (own, other) = (String(b.packCount), String(a.packCount))
    let x = try exactly { () throws(NumberError) in
      try Ratio(Int128(b.packCount), over: Int128(a.packCount))
    }
    switch (isLinear(a), isLinear(b)) {
    case (false, false):
      return try ruled { () throws(RuleError) in try base.get() }
        .effect(.packCount, x: x, of: own, over: other)
    case (true, true):
      guard x != .one else { return nil }
      let operation: Effect.Operation = try exactly { () throws(NumberError) in
        x < .one ? .dividedBy(try Enclosure(x.reciprocal())) : .times(try Enclosure(x))
      }
      return Effect(
        rule: .packCount, operation: operation, formula: .proportion(of: own, over: other),
        basis: .init(groups))
    default:
      guard a.packCount > 1 || b.packCount > 1 else { return nil }
      let power = try ruled { () throws(RuleError) in try base.get() }
      let (up, down) = (try weight(b), try weight(a))
      return Effect(
        rule: .packCount,
        operation: .times(try exactly { () throws(NumberError) in try up / down }),
        formula: .counts(text(b, power), over: text(a, power)), basis: .init(power.base, groups))
    }
  }

  private func text(_ product: Product, _ power: QuantityPower) -> String {
    let count = String(product.packCount)
    return isLinear(product) ? count : "\(power.base.value.exactText)^log2(\(count))"
  }
}
