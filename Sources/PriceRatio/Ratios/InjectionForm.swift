import ExactNumbers
import RuleBook
import Wording

/// The amounts between kinds of injections 剂型差价 (2452号, annex; inferred from article 16).
///
/// Small-volume injections and plain powders are the base; lyophilised or solvent-crystal powders
/// and large-volume infusions exceed them by yuan a unit. Towards them the content comes first and
/// the amount is added; away from them the amount is taken off first, then the content: each is
/// the exact inverse of the other.
struct InjectionForm: Sendable {
  private let lyophilised: Result<RuleSet.Cited<Ratio>, RuleError>
  private let infusion: Result<RuleSet.Cited<Ratio>, RuleError>

  /// Reads the amounts from a profile.
  init(_ profile: RuleSet) {
    lyophilised = Result { () throws(RuleError) in
      try profile.number(ProfileKeys.lyophilisedAddOn)
    }
    infusion = Result { () throws(RuleError) in try profile.number(ProfileKeys.infusionAddOn) }
  }

  /// The kinds that the rule tells apart.
  enum Kind: Equatable {
    case base, lyophilised, infusion
  }

  static func kind(_ form: DosageForm) throws(ConversionError) -> Kind {
    switch form.id {
    case "small-volume-injection", "powder-injection": return .base
    case "lyophilised-powder", "solvent-crystal-powder": return .lyophilised
    case "large-volume-infusion": return .infusion
    default: throw .ownRepresentative(.injectionNotStated(form))
    }
  }

  /// What comes off the price of `a` first; nil where nothing does.
  func takenOff(from a: Product, to b: Product) throws(ConversionError) -> Effect? {
    guard let each = try amount(of: a, against: b) else { return nil }
    return try .amount(
      each, .injectionForm, units: a.packCount, isTakenOff: true, what: a.form.title)
  }

  /// What is added to the price after the content, in units of the pack of `a`.
  func added(from a: Product, to b: Product) throws(ConversionError) -> Effect? {
    guard let each = try amount(of: b, against: a) else { return nil }
    return try .amount(
      each, .injectionForm, units: a.packCount, isTakenOff: false, what: b.form.title)
  }

  private func amount(of product: Product, against other: Product)
    throws(ConversionError) -> RuleSet.Cited<Ratio>?
  {
    guard product.form != other.form, product.form.isInjection, other.form.isInjection else {
      return nil
    }
    let kind = try Self.kind(product.form)
    guard kind != (try Self.kind(other.form)) else { return nil }
    switch kind {
    case .base: return nil
    case .lyophilised: return try ruled { () throws(RuleError) in try lyophilised.get() }
    case .infusion: return try ruled { () throws(RuleError) in try infusion.get() }
    }
  }
}

extension Effect {
  /// An amount for each unit of a pack, added or taken off; no difference when it is zero.
  static func amount(
    _ each: RuleSet.Cited<Ratio>, against other: RuleSet.Cited<Ratio>? = nil, _ rule: Rule,
    units: Int, isTakenOff: Bool, what: Text
  ) throws(ConversionError) -> Effect {
    let total = try exactly { () throws(NumberError) in try Ratio(units) * each.value.magnitude }
    // An amount below zero turns the operation round.
    let isLess = isTakenOff != (each.value < .zero)
    return Effect(
      rule: rule,
      operation: total == .zero ? .unchanged : isLess ? .minus(total) : .plus(total),
      formula: .amount(units: units, each: each.value.magnitude.exactText, what: what),
      basis: .init(each, other ?? each))
  }
}
