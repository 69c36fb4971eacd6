import CLibrary

/// Student's t distribution.
public struct TDistribution: Sendable {
  /// The degrees of freedom, positive and not always whole (Welch).
  public let degreesOfFreedom: Double

  /// The distribution with that many degrees of freedom.
  public init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value at least as far from zero as `t`, both sides together.
  public func twoSided(_ t: Double) -> Double {
    let (a, b) = (degreesOfFreedom / 2, 0.5)
    // x = df / (df + t²) and its complement, each without a subtraction that loses digits.
    let far = t * t / (degreesOfFreedom + t * t)
    let near = degreesOfFreedom / (degreesOfFreedom + t * t)
    if far == 0 { return 1 }
    // x^a (1 − x)^b / B(a, ½)
    let power = near < 0.5 ? pow(near, a) : exp(a * log1p(-far))
    let factor = power * far.squareRoot() * gammaHalfStep(a) / Double.pi.squareRoot()
    return near < (a + 1) / (a + b + 2)
      ? factor * betaFraction(near, a, b) / a : 1 - factor * betaFraction(far, b, a) / b
  }

  /// The t beyond which, on both sides together, the probability is `p`, from 0 to 1.
  public func critical(twoSided p: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while twoSided(high) > p, high < 1e300 { high *= 2 }
    // Halving until the two ends are neighbours.
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { return middle }
      if twoSided(middle) > p { low = middle } else { high = middle }
    }
  }
}
