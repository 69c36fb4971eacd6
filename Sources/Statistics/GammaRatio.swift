import CLibrary

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
