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
