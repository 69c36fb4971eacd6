import ExactNumbers
import RuleBook

/// The lowest price of a converted injection, and the highest of one that is smaller (2452号).
///
/// Where in the sequence they stand is not said; here after the form difference and the pack
/// count, before the packaging material: first the lowest price, then the highest.
struct InjectionLimits: Sendable {
  private let floor: Result<RuleSet.Cited<Ratio>?, RuleError>
  private let smallerNotDearer: Result<RuleSet.Cited<Bool>?, RuleError>

  /// Reads the limits from a profile; those that it does not know are not applied.
  init(_ profile: RuleSet) {
    floor = Result { () throws(RuleError) in
      try profile.given(ProfileKeys.injectionFloor, profile.number)
    }
    smallerNotDearer = Result { () throws(RuleError) in
      try profile.given(ProfileKeys.smallerNotDearer, profile.flag)
    }
  }

  /// That a smaller injection may be dearer, where it is one; where it may not, a step says so.
  func choices(from a: Product, to b: Product) throws(ConversionError) -> [Effect.Basis] {
    guard b.form.isInjection, let rule = try? smallerNotDearer.get(), !rule.value,
      isSmaller(b, than: a, content: try ContentRatio.quotient(from: a, to: b))
    else { return [] }
    return [.init(rule)]
  }

  /// The lowest price of the pack of `b`, where `price` is below it.
  func raised(_ price: Enclosure, for b: Product) throws(ConversionError) -> Effect? {
    guard b.form.isInjection, let each = try ruled({ () throws(RuleError) in try floor.get() }),
      each.value > .zero
    else { return nil }
    let lowest = try exactly { () throws(NumberError) in
      try Enclosure(each.value * Ratio(b.packCount))
    }
    guard price.isCertainlyLess(than: lowest) else { return nil }
    return Effect(
      rule: .floor, operation: .setTo(lowest),
      formula: .limit(units: b.packCount, each: each.value.exactText), basis: .init(each))
  }

  /// The price of as many units of the representative `a`, where `b` is smaller and `price` above.
  ///
  /// `start` is the price of the representative, `content` the ratio of the contents, if any.
  func lowered(
    _ price: Enclosure, from a: Product, at start: Enclosure, to b: Product, content: Ratio?
  ) throws(ConversionError) -> Effect? {
    guard b.form.isInjection,
      let rule = try ruled({ () throws(RuleError) in try smallerNotDearer.get() }), rule.value,
      isSmaller(b, than: a, content: content)
    else { return nil }
    let highest = try exactly { () throws(NumberError) in
      try start * Enclosure(Ratio(Int128(b.packCount), over: Int128(a.packCount)))
    }
    guard highest.isCertainlyLess(than: price) else { return nil }
    return Effect(
      rule: .cap, operation: .setTo(highest),
      formula: .proportion(of: String(b.packCount), over: String(a.packCount)),
      basis: .init(rule))
  }

  /// Smaller in content or, where contents are the same or absent, in volume.
  private func isSmaller(_ b: Product, than a: Product, content: Ratio?) -> Bool {
    if let content, content != .one { return content < .one }
    guard let own = b.volume?.value, let base = a.volume?.value, own.dimension == base.dimension
    else { return false }
    return own.amount < base.amount
  }
}
