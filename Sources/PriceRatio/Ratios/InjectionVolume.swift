import ExactNumbers
import RuleBook
import Wording

/// The amount for the volume of injections of one content and form (2452号, fill).
///
/// Chemical and biological drugs: no difference up to 10 ml, beyond it yuan for each step of
/// volume. Chinese medicine uses the fill ratio at any volume instead.
struct InjectionVolume: Sendable {
  private let steps: Result<Steps, RuleError>
  private let amount: Result<RuleSet.Cited<Ratio>, RuleError>

  /// How a volume turns into a number of steps.
  private struct Steps {
    let free: RuleSet.Cited<Ratio>
    let step: RuleSet.Cited<Ratio>
    let counting: RuleSet.Cited<String>

    /// How many steps a volume lies beyond the free one.
    func count(_ volume: Ratio) throws(ConversionError) -> Ratio {
      guard volume > free.value else { return .zero }
      return try exactly { () throws(NumberError) in
        let steps = try (volume - free.value) / step.value
        return switch counting.value {
        case "started": try steps.rounded(decimals: 0, rounding: .up)
        case "completed": try steps.rounded(decimals: 0, rounding: .down)
        default: steps
        }
      }
    }
  }

  /// Reads the rule from a profile.
  init(_ profile: RuleSet) {
    steps = Result { () throws(RuleError) in
      let step = try profile.number(ProfileKeys.volumeStep)
      guard step.value > .zero else {
        throw .wrongValue(file: profile.id, path: step.key, expected: Expectation.aboveZero)
      }
      return Steps(
        free: try profile.number(ProfileKeys.freeVolume), step: step,
        counting: try profile.text(ProfileKeys.volumeCounting))
    }
    amount = Result { () throws(RuleError) in try profile.number(ProfileKeys.volumeStepAmount) }
  }

  /// Whether this rule, rather than the fill ratio, covers a difference in fill.
  static func covers(_ a: Product, _ b: Product) -> Bool {
    a.form.isInjection && b.form.isInjection && a.kind != .chinese && b.kind != .chinese
      && a.volume?.value.dimension == .volume && b.volume?.value.dimension == .volume
  }

  /// What decides how many steps of volume lie between two products.
  func choices(from a: Product, to b: Product) -> [Effect.Basis] {
    guard a.form == b.form, let base = a.volume?.value, let own = b.volume?.value, base != own,
      let steps = try? steps.get()
    else { return [] }
    guard max(base.amount, own.amount) > steps.free.value else { return [.init(steps.free)] }
    return [.init(steps.free), .init(steps.step), .init(steps.counting)]
  }

  /// The step from one volume to another; nil for the same volume, and between different forms,
  /// whose amounts cover their volumes.
  func effect(from a: Product, to b: Product) throws(ConversionError) -> Effect? {
    guard a.form == b.form, let base = a.volume, let own = b.volume, base.value != own.value else {
      return nil
    }
    let steps = try ruled { () throws(RuleError) in try self.steps.get() }
    let (from, to) = (try steps.count(base.value.amount), try steps.count(own.value.amount))
    let what = Text(
      en: "volume \(own.text) against \(base.text)", zh: "装量 \(own.text) 对 \(base.text)")
    guard from != to else {
      return Effect(
        rule: .volume, operation: .unchanged, formula: .alike, basis: .init(steps.free))
    }
    let each = try ruled { () throws(RuleError) in try amount.get() }
    let difference = try exactly { () throws(NumberError) in try (to - from) * each.value }
    return try .amount(
      each.map { _ in difference }, .volume, units: a.packCount, isTakenOff: false, what: what)
  }
}
