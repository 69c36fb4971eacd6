import ExactNumbers
import PriceRatio

/// The divisors of strengths and forms, each reckoned once: lots that follow each other usually
/// compare at the same strength.
struct PriceDivisors {
  private var known: [(bid: Bid, divisor: PriceDivisor)] = []
  /// The strength that the lot compares at, and whether its forms are compared.
  private var main: Strength?
  private var comparesForms = false
  /// So many are remembered.
  private static let capacity = 8

  /// Why a price cannot be converted.
  struct Gap: Error {
    let reason: Reason
  }

  /// Starts with a lot; one form alone is not brought to the plain tablet.
  mutating func start(main: Strength?, comparesForms: Bool) {
    guard main != self.main || comparesForms != self.comparesForms else { return }
    (self.main, self.comparesForms) = (main, comparesForms)
    known.removeAll(keepingCapacity: true)
  }

  /// The divisor of a bid.
  ///
  /// - Throws: `Gap` where its price cannot be converted, `NumberError`.
  mutating func divisor(_ bid: Bid, _ rules: ComparableRules) throws -> PriceDivisor {
    for index in known.indices where known[index].bid.isPriced(like: bid, comparesForms) {
      return known[index].divisor
    }
    let content = try content(bid, rules)
    let divisor = try PriceDivisor(
      contentRatio: content.ratio, contentFactor: content.factor,
      formFactor: try formFactor(bid, rules), coefficient: bid.coefficient)
    if known.count < Self.capacity { known.append((bid, divisor)) }
    return divisor
  }

  /// The content ratio and its factor K.
  private func content(_ bid: Bid, _ rules: ComparableRules) throws
    -> (ratio: Ratio, factor: Ratio)
  {
    if let table = rules.unitFactors {
      let name = bid.strength?.text ?? ""
      guard let factor = table.value(named: name) else { throw Gap(reason: .noUnitFactor(name)) }
      return (.one, factor.value)
    }
    let x = try contentRatio(bid, rules)
    return (x, try rules.content.factor(x))
  }

  private func contentRatio(_ bid: Bid, _ rules: ComparableRules) throws -> Ratio {
    guard let strength = bid.strength?.value, let main, strength != main else { return .one }
    let x: Ratio
    do throws(Strength.Fault) {
      x = try strength.contentRatio(to: main)
    } catch {
      throw Gap(reason: .strengthsDiffer(error))
    }
    if let limit = rules.contentLimit, try max(x, x.reciprocal()) >= limit.value {
      throw Gap(reason: .contentTooFar(times: x, limit: limit))
    }
    return x
  }

  private func formFactor(_ bid: Bid, _ rules: ComparableRules) throws -> Ratio {
    guard comparesForms, let table = rules.formFactor, let form = bid.form else { return .one }
    guard let factor = table.factor(form) else { throw Gap(reason: .noFormFactor(form)) }
    return factor.value
  }
}
