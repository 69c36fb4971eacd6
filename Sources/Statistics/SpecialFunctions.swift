import Glibc

/// Γ(x + ½) / Γ(x) for x > 0, to the last digits of a Double.
///
/// The t distribution and Hedges' correction need gamma functions only in this ratio, which stays
/// small where the functions themselves overflow.
func gammaHalfStep(_ x: Double) -> Double {
  // Γ(x + 1) = x Γ(x) climbs to where four terms of the series are enough.
  var (x, factor) = (x, 1.0)
  while x < 32 {
    factor *= x / (x + 0.5)
    x += 1
  }
  // ln Γ(x + ½) − ln Γ(x) = ½ ln x − 1/(8x) + 1/(192x³) − 1/(640x⁵) + 17/(14336x⁷) − …
  let inverse = 1 / x
  let square = inverse * inverse
  let tail = -1 / 8 + square * (1 / 192 + square * (-1 / 640 + square * (17 / 14336)))
  return factor * x.squareRoot() * exp(inverse * tail)
}

/// The continued fraction of the incomplete beta function, without its leading factor.
///
/// Modified Lentz evaluation; it converges for x < (a + 1) / (a + b + 2).
func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let tiny = 1e-300
  func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
  var c = 1.0
  var d = 1 / away(1 - (a + b) * x / (a + 1))
  var result = d
  for step in 1...10_000 {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    var change = 1.0
    for term in [even, odd] {
      d = 1 / away(1 + term * d)
      c = away(1 + term / c)
      change = d * c
      result *= change
    }
    if abs(change - 1) < 1e-16 { break }
  }
  return result
}
