import Synchronization

/// K = c^(log2 X): the factor by which a price changes when the quantity changes X times.
///
/// Doubling the quantity multiplies the price by c. The digits of log2 X come out one by one by
/// squaring X, and each one multiplies K by the next square root of c. Every step is carried along
/// twice, rounded down and rounded up, so that K is enclosed and its decimals are certain; libm is
/// never asked. Source: 发改价格〔2011〕2452号, the content, fill and pack-count ratios.
public struct RatioPower: Sendable {
  /// The price factor of a doubling, c; at least 1 and below 4.
  public let base: Ratio

  /// The square root, fourth root, … of c, each between two 125-bit fixed-point bounds.
  private let roots: Roots
  private let known = KnownPowers<Enclosure>()
  private let knownFactors = KnownPowers<Ratio>()

  /// Prepares the powers of one base.
  ///
  /// - Throws: `NumberError.outOfRange` unless 1 ≤ base < 4.
  public init(base: Ratio) throws(NumberError) {
    guard base >= .one, base < Ratio(4) else { throw .outOfRange }
    self.base = base
    roots = Roots(of: try Bounds(base))
  }

  /// The largest number of decimals of an irrational K.
  public static let maximumDecimals = 12

  /// K for the quantity ratio `x`, correctly rounded (half up) to `decimals` digits.
  ///
  /// - Throws: `NumberError.outOfRange` when `x` is not positive or `decimals` is over 12.
  public func rounded(_ x: Ratio, decimals: Int) throws(NumberError) -> Ratio {
    guard x > .zero, (0...Self.maximumDecimals).contains(decimals) else { throw .outOfRange }
    return try enclosure(x).rounded(decimals: decimals, rounding: .halfUp)
  }

  /// K for the quantity ratio `x`, exact or enclosed, for products of several factors.
  ///
  /// - Throws: `NumberError.outOfRange` when `x` is not positive.
  public func enclosure(_ x: Ratio) throws(NumberError) -> Enclosure {
    guard x > .zero else { throw .outOfRange }
    // A base of one says "no difference", a base of two "in proportion".
    if base == .one { return try Enclosure(.one) }
    if base == Ratio(2) { return try Enclosure(x) }
    let doublings = Self.wholeDoublings(x)
    let whole = try Enclosure(base).power(doublings)
    let mantissa = try x / Ratio(2).power(doublings)
    if mantissa == .one { return whole }
    if let power = known[x] { return power }
    let power = try Enclosure(between: fractionalPower(of: mantissa)) * whole
    known[x] = power
    return power
  }

  /// K for the quantity ratio `x` as the fraction that prices are computed with.
  ///
  /// Exact when x is a power of two or the base is 1 or 2; otherwise within 10⁻¹⁸, for x < 1 the
  /// reciprocal of K(1/x), so that K(x) · K(1/x) is exactly 1. Rounded to 12 decimals or fewer it
  /// gives the digits of K itself: what is shown of K is rounded once.
  ///
  /// - Throws: `NumberError.undecidedDigit` where no fraction that fits has the digits of K.
  public func factor(_ x: Ratio) throws(NumberError) -> Ratio {
    guard x > .zero else { throw .outOfRange }
    if x < .one { return try factor(x.reciprocal()).reciprocal() }
    if let factor = knownFactors[x] { return factor }
    let k = try enclosure(x)
    if let exact = k.exact { return exact }
    let factor = try Self.fraction(for: k)
    knownFactors[x] = factor
    return factor
  }

  /// The simplest fraction that is within 10⁻¹⁸ of an irrational K and shows its digits.
  ///
  /// Its terms are half as long as those of a decimal that is as near, so that prices that were
  /// divided by two of them can still be added.
  private static func fraction(for k: Enclosure) throws(NumberError) -> Ratio {
    let inverse = try Enclosure(.one) / k
    for decimals in nearness...nearness + 6 {
      let lower = try k.rounded(decimals: decimals, rounding: .down)
      let upper = try lower + Ratio(1, over: powerOfTen(decimals))
      let fraction = try Ratio(simplestFrom: lower, to: upper)
      if try shows(k, as: fraction), try shows(inverse, as: fraction.reciprocal()) {
        return fraction
      }
    }
    throw .undecidedDigit
  }

  /// To so many decimals a fraction is K at least.
  private static let nearness = 18

  /// Whether a fraction rounds as an enclosed number does.
  private static func shows(_ number: Enclosure, as fraction: Ratio) throws(NumberError) -> Bool {
    for decimals in 0...maximumDecimals {
      let digits = try number.rounded(decimals: decimals, rounding: .halfUp)
      guard try fraction.rounded(decimals: decimals, rounding: .halfUp) == digits else {
        return false
      }
    }
    return true
  }

  /// The n with 2^n ≤ x < 2^(n+1).
  private static func wholeDoublings(_ x: Ratio) -> Int {
    func bits(_ value: Int128) -> Int { 128 - value.leadingZeroBitCount }
    let (numerator, denominator) = x.lowestTerms
    let estimate = bits(numerator) - bits(denominator)
    // The estimate is n or n + 1; a shift, to the left where it is negative, tells which.
    return numerator >> estimate >= denominator ? estimate : estimate - 1
  }

  /// Encloses c^(log2 mantissa) for a mantissa between 1 and 2.
  private func fractionalPower(of mantissa: Ratio) throws(NumberError) -> Bounds {
    var (square, power) = (try Bounds(mantissa), Bounds.one)
    let roots = roots.all
    for root in roots {
      square = square.times(square)
      // K grows with X, so each bound of X goes by its own digits of the logarithm. The two differ
      // where X is so near to a root of 2 that a digit is beyond the working precision.
      let (half, product) = (square.halved(), power.times(root))
      if square.lower >= Bounds.two { (square.lower, power.lower) = (half.lower, product.lower) }
      if square.upper >= Bounds.two { (square.upper, power.upper) = (half.upper, product.upper) }
    }
    return power.widened(by: roots[roots.count - 1])
  }
}

/// The square root, fourth root, … of a number, computed when they are first asked for: most tenders
/// compare one strength, and rules are made anew for each other value of a doubted number.
private final class Roots: Sendable {
  private let number: Bounds
  private let known = Mutex<[Bounds]?>(nil)

  init(of number: Bounds) { self.number = number }

  var all: [Bounds] {
    known.withLock { known in
      if let known { return known }
      var root = number
      let roots = (0..<Bounds.steps).map { _ in
        root = root.squareRoot()
        return root
      }
      known = roots
      return roots
    }
  }
}

/// The powers that were worked out, as the same few quantities recur in a price list.
private final class KnownPowers<Power: Sendable>: Sendable {
  private let powers = Mutex<[Ratio: Power]>([:])
  /// So many stay in memory at most.
  private static var capacity: Int { 4096 }

  subscript(x: Ratio) -> Power? {
    get { powers.withLock { $0[x] } }
    set {
      powers.withLock { powers in
        if powers.count < Self.capacity { powers[x] = newValue }
      }
    }
  }
}

extension Ratio {
  /// The fraction with the smallest terms from `lower` to `upper`, both positive.
  ///
  /// Both have the same continued fraction up to a place; there the next whole number is taken.
  /// From 3.14 to 3.15: 3 + 1/(from 6.66… to 7.14…) = 3 + 1/7 = 22/7.
  init(simplestFrom lower: Ratio, to upper: Ratio) throws(NumberError) {
    let (a, b) = (lower.lowestTerms, upper.lowestTerms)
    let (numerator, denominator) = try simplest(
      (a.numerator, a.denominator), (b.numerator, b.denominator))
    try self.init(numerator, over: denominator)
  }
}

private typealias Terms = (above: Int128, below: Int128)

private func simplest(_ lower: Terms, _ upper: Terms) throws(NumberError) -> Terms {
  let (whole, rest) = lower.above.quotientAndRemainder(dividingBy: lower.below)
  if rest == 0 { return (whole, 1) }
  let upperRest = upper.above - whole * upper.below
  if upperRest >= upper.below { return (whole + 1, 1) }
  let inverse = try simplest((upper.below, upperRest), (lower.below, rest))
  return (try product(whole, inverse.above) + inverse.below, inverse.above)
}
