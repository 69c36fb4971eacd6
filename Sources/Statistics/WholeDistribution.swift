/// How a whole number is drawn; every probability is an exact fraction.
public enum WholeDistribution: Sendable, Equatable {
  /// Always this one.
  case fixed(Int64)
  /// Each number of a range is as likely as any other.
  case range(ClosedRange<Int64>)
  /// The likelihood rises by equal steps to a number of the range, and falls by equal steps behind it;
  /// one step beyond either end it would be zero.
  case triangle(ClosedRange<Int64>, mode: Int64)
  /// Some numbers, each as likely as its weight says; `sums` are those of the weights up to each, the
  /// last above zero.
  case list([Int64], sums: [UInt64])

  /// Draws a number.
  public func draw(_ numbers: inout DrawnNumbers) -> Int64 {
    switch self {
    case .fixed(let value): return value
    case .range(let range):
      return range.lowerBound
        + Int64(numbers.below(UInt64(range.upperBound - range.lowerBound) + 1))
    case .triangle(let range, let mode): return Self.triangle(range, mode, &numbers)
    case .list(let values, let sums):
      let drawn = numbers.below(sums[sums.count - 1])
      return values[sums.firstIndex { drawn < $0 } ?? 0]
    }
  }

  /// With `rising` numbers up to the mode and `falling` from it, the likelihoods of one side are as
  /// 1 : 2 : … : rising, and those of both sides meet at the mode, so that the rising side with the mode has
  /// (rising + 1) ÷ (rising + falling) of all.
  private static func triangle(
    _ range: ClosedRange<Int64>, _ mode: Int64, _ numbers: inout DrawnNumbers
  ) -> Int64 {
    let rising = UInt64(mode - range.lowerBound) + 1
    let falling = UInt64(range.upperBound - mode) + 1
    return numbers.below(rising + falling) <= rising
      ? range.lowerBound + larger(of: rising, &numbers) - 1
      : range.upperBound - larger(of: falling - 1, &numbers) + 1
  }

  /// A number from 1 to `count`, as likely as it is large: the larger of two different ones among
  /// `count` + 1.
  private static func larger(of count: UInt64, _ numbers: inout DrawnNumbers) -> Int64 {
    let one = numbers.below(count + 1)
    let other = numbers.below(count)
    return Int64(max(one, other < one ? other : other + 1))
  }
}
