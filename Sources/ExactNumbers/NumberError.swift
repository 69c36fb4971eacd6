/// Why an exact computation has no result.
public enum NumberError: Error, Equatable, Sendable {
  /// The value needs more than the 127 bits (ratios) or 63 bits (money) that the type holds.
  case overflow
  /// A division by zero.
  case divisionByZero
  /// The bounds of an irrational number do not agree on the digit that was asked for.
  case undecidedDigit
  /// The base of a ratio power is outside 1 to 4, or its argument is not positive.
  case outOfRange
}
