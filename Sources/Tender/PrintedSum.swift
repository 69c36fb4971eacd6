import ExactNumbers
import Writing

/// Numbers as they are printed, and the sign between one of them and a sum of others: whoever
/// computes with what is printed finds what is said.
extension Shown {
  /// The number that is printed; nil where it is too long to be read again.
  var printed: Ratio? {
    switch self {
    case .decimal(let number): Ratio(number)
    case .percent(let number): Ratio(number).flatMap { try? $0 / Ratio(100) }
    case .fraction(let number): number
    }
  }

  /// Whether a sum of printed numbers comes to exactly what is printed here.
  func isExactly(_ sum: Ratio?) -> Bool { sum != nil && printed == sum }

  /// ` = ` before a sum of printed numbers that comes to exactly this, else ` ≈ `.
  func sign(_ sum: Ratio?) -> StaticString { isExactly(sum) ? " = " : " ≈ " }
}

/// The product of two printed numbers.
func product(_ a: Shown, _ b: Shown) -> Ratio? {
  guard let a = a.printed, let b = b.printed else { return nil }
  return try? a * b
}

/// A price that is so many times another, with as many decimals of the times as make it come out.
struct PrintedProduct {
  let result, price, times: Shown
  let sign: StaticString

  init(_ result: Ratio, of price: Ratio, _ times: Ratio) {
    let shown = price.shown
    self.price = shown
    self.result = result.shown
    self.times = times.shown { printed in
      try shown.printed.map { try ($0 * printed).toShownDecimals } == result.toShownDecimals
    }
    sign = self.result.sign(product(shown, self.times))
  }
}

extension Ratio {
  /// The number with as many decimals, from 6 on, as it takes for a sum with the printed number to
  /// come out; with 12 where none up to 18 do.
  func shown(until comesOut: (Ratio) throws -> Bool) -> Shown {
    for decimals in 6...18 {
      let shown = shown(decimals: decimals)
      if let printed = shown.printed, (try? comesOut(printed)) == true { return shown }
    }
    return shown(decimals: 12)
  }

  /// A share in percent with two decimals.
  var percentShown: Shown { percent(2) }

  /// A share in percent with two decimals and up to so many.
  func percent(_ decimals: Int) -> Shown {
    guard let number = try? percent(decimals, atLeast: 2) else { return .fraction(self) }
    return .percent(number)
  }

  /// The number to the 6 decimals that are shown of it at most.
  var toShownDecimals: Ratio {
    get throws(NumberError) { try rounded(decimals: 6, rounding: .halfUp) }
  }
}
