public import ExactNumbers
import Writing

/// A number in a sentence: decimals, or a fraction that is too long for them.
enum Shown: Equatable, CustomStringConvertible {
  case decimal(ShownDecimal)
  case percent(ShownDecimal)
  case fraction(Ratio)

  /// The number as a text.
  var text: String { description }

  var description: String {
    switch self {
    case .decimal(let number): number.text
    case .percent(let number): number.text + "%"
    case .fraction(let number): number.exactText
    }
  }
}

extension Sentence {
  /// Adds a number, or nothing.
  mutating func appendInterpolation(_ number: Shown?) {
    switch number {
    case .decimal(let number): appendInterpolation(number)
    case .percent(let number):
      appendInterpolation(number)
      appendLiteral("%")
    case .fraction(let number): appendInterpolation(number.exactText)
    case nil: break
    }
  }
}

/// Numbers as sentences show them: as short as they are still exact or distinct.
extension Ratio {
  /// At least 4 decimals and up to 6, more digits rounded half up.
  public var display: String { shown.text }

  /// The same, yet to be written.
  var shown: Shown { shown(decimals: 6) }

  /// Two numbers with as many decimals as it takes to see which is larger.
  func display(against other: Ratio) -> (Shown, Shown) {
    for decimals in 6...12 {
      let (own, others) = (shown(decimals: decimals), other.shown(decimals: decimals))
      if own != others || self == other { return (own, others) }
    }
    return (.fraction(self), .fraction(other))
  }

  /// A price above a limit: both, and by how much.
  func over(_ limit: Ratio) -> (price: Shown, limit: Shown, excess: Shown?) {
    let (price, shownLimit) = display(against: limit)
    return (price, shownLimit, (try? self - limit)?.shownDistance)
  }

  /// How far it is from zero, with as many decimals as it takes not to be 0.
  var shownDistance: Shown {
    for decimals in 6..<12 {
      guard let number = try? magnitude.decimal(decimals, atLeast: 4) else {
        return .fraction(magnitude)
      }
      if !number.isZero { return .decimal(number) }
    }
    return magnitude.shown(decimals: 12)
  }

  /// How far a share is from zero in percentage points, with as many decimals as it takes not to
  /// be 0.
  var percentPoints: Shown {
    for decimals in 2...12 {
      guard let points = try? magnitude.percent(decimals, atLeast: 2) else { break }
      if !points.isZero || decimals == 12 { return .decimal(points) }
    }
    // A percentage point is a hundredth.
    return .fraction((try? magnitude * Ratio(100)) ?? magnitude)
  }

  /// Two shares in percent with as many decimals as it takes to see which is larger.
  func percentDisplay(against other: Ratio) -> (Shown, Shown) {
    for decimals in 2...12 {
      guard let own = try? percent(decimals, atLeast: 2),
        let others = try? other.percent(decimals, atLeast: 2)
      else { break }
      if own != others || self == other { return (.percent(own), .percent(others)) }
    }
    return (.fraction(self), .fraction(other))
  }

  /// The number with as few decimals as it has, or as a fraction where they never end.
  var exact: Shown { exactDecimal.map { .decimal($0) } ?? .fraction(self) }

  func shown(decimals: Int, atLeast least: Int = 4) -> Shown {
    guard let number = try? decimal(decimals, atLeast: least) else { return .fraction(self) }
    return .decimal(number)
  }
}
