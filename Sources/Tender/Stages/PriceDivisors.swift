import ExactNumbers
import PriceRatio

/// What the prices of a lot are compared at.
struct Comparison: Sendable {
  let main: NamedStrength?
  /// Whether forms are brought to the plain tablet; one form alone is not.
  let comparesForms: Bool
}

/// By what a bid's price is divided to be comparable, factor by factor.
struct PriceDivisor {
  /// How many times the main strength's content the bid's strength has.
  let contentRatio: Ratio
  /// K of the content ratio, or of the fill ratio.
  let contentFactor: Ratio
  /// The fill ratio, where K is its.
  let fill: FillRatio?
  /// The form's factor relative to the plain tablet; 1 where forms are not compared.
  let formFactor: Ratio
}

/// What was found for bids whose prices are divided by the same: lots that follow each other usually
/// compare at the same strength.
struct PricedAlike<Value> {
  private var known = Remembered<Bid, Value>()
  /// What the prices of the lot are compared at.
  private(set) var comparison = Comparison(main: nil, comparesForms: false)

  /// Starts with a lot.
  mutating func start(_ comparison: Comparison) {
    // Strengths that are written alike are one object.
    guard
      comparison.main !== self.comparison.main
        || comparison.comparesForms != self.comparison.comparesForms
    else { return }
    self.comparison = comparison
    known.forget()
  }

  /// What was found for a bid like this one; nil for the first of its kind.
  @inline(__always)
  func value(for bid: Bid) -> Value? {
    known.value { $0.isPriced(like: bid, comparison.comparesForms) }
  }

  /// Remembers what was found for a bid of the lot.
  mutating func keep(_ value: Value, for bid: Bid) { known.keep(value, for: bid) }
}

/// The divisors of strengths and forms, each computed once.
struct PriceDivisors {
  private var known = PricedAlike<Ratio>()

  /// Why a price cannot be converted.
  struct Gap: Error {
    let reason: Reason
  }

  /// Starts with a lot.
  mutating func start(_ comparison: Comparison) { known.start(comparison) }

  /// The divisor of a bid: content factor × form factor × the coefficient of the product class.
  ///
  /// - Throws: `Gap` where its price cannot be converted, `NumberError`.
  mutating func ratio(_ bid: Bid, _ rules: ComparableRules) throws -> Ratio {
    if let ratio = known.value(for: bid) { return ratio }
    let divisor = try PriceDivisor(bid, known.comparison, rules)
    let ratio = try divisor.contentFactor * divisor.formFactor * bid.coefficient
    known.keep(ratio, for: bid)
    return ratio
  }
}

extension PriceDivisor {
  /// Computes the factors of a bid.
  ///
  /// - Throws: `PriceDivisors.Gap` where its price cannot be converted, `NumberError`.
  init(_ bid: Bid, _ comparison: Comparison, _ rules: borrowing ComparableRules) throws {
    if let table = rules.unitFactors {
      let name = bid.strength?.text ?? ""
      guard let factor = table.value(named: name) else {
        throw PriceDivisors.Gap(reason: .noUnitFactor(name))
      }
      (contentRatio, contentFactor, fill) = (.one, factor.value, nil)
    } else {
      contentRatio = try Self.contentRatio(bid, main: comparison.main?.value, rules)
      fill = Self.fill(bid.strength?.value, comparison.main?.value, contentRatio, rules)
      contentFactor = try fill?.factor(contentRatio) ?? rules.content.factor(contentRatio)
    }
    formFactor = comparison.comparesForms ? try Self.formFactor(bid, rules) : .one
  }

  private static func contentRatio(_ bid: Bid, main: Strength?, _ rules: ComparableRules) throws
    -> Ratio
  {
    guard let strength = bid.strength?.value, let main, strength != main else { return .one }
    return try contentRatio(of: strength, to: main, rules: rules)
  }

  /// How many times the content of another strength one has, where prices are converted at all.
  ///
  /// - Throws: `PriceDivisors.Gap` where they are not, `NumberError`.
  static func contentRatio(of strength: Strength, to main: Strength, rules: ComparableRules) throws
    -> Ratio
  {
    let x: Ratio
    do throws(Strength.Fault) {
      x = try strength.contentRatio(to: main)
    } catch {
      throw PriceDivisors.Gap(reason: .strengthsDiffer(error))
    }
    if let limit = rules.contentLimit, try max(x, x.reciprocal()) >= limit.value {
      throw PriceDivisors.Gap(reason: .contentTooFar(times: x, limit: limit))
    }
    return x
  }

  /// The fill ratio, where two strengths are different fills of one concentration, and the tender
  /// compares those as fills.
  static func fill(
    _ strength: Strength?, _ main: Strength?, _ contentRatio: Ratio, _ rules: ComparableRules
  ) -> FillRatio? {
    guard contentRatio != .one, let fill = rules.fill, let own = strength?.volume,
      let base = main?.volume, own.dimension == base.dimension,
      (try? own.amount / base.amount) == contentRatio
    else { return nil }
    return fill.inForce
  }

  private static func formFactor(_ bid: Bid, _ rules: ComparableRules) throws -> Ratio {
    guard let table = rules.formFactor, let form = bid.form else { return .one }
    guard let factor = table.factor(form) else {
      throw PriceDivisors.Gap(reason: .noFormFactor(form))
    }
    return factor.value
  }
}
