import Statistics

/// Where a value lies on an axis: a straight line from values to units of the view box.
struct Scale: Equatable {
  /// A place on the axis that is written.
  struct Tick: Equatable {
    let value: Double
    let text: String
  }

  /// The value at `start`.
  let low: Double
  /// The value at `end`.
  let high: Double
  /// Where `low` lies.
  let start: Double
  /// Where `high` lies.
  let end: Double
  /// The places that are written: round values from `low` to `high`.
  let ticks: [Tick]

  /// A scale that covers some values, widened to round ones; about `count` ticks.
  ///
  /// Without values it covers 0 to 1, and equal values get room around them.
  init(
    covering values: [Double], includesZero: Bool = true, from start: Double, to end: Double,
    count: Int = 5
  ) {
    let all = (includesZero ? [0] : []) + values
    var (low, high) = (all.min() ?? 0, all.max() ?? 0)
    if low == high {
      high += high == 0 ? 1 : abs(high) / 10
      if !includesZero { low -= abs(low) / 10 }
    }
    let step = Step(spanning: high - low, count: count)
    let (first, last) = ((low / step.size).rounded(.down), (high / step.size).rounded(.up))
    self.low = step.value(first)
    self.high = step.value(last)
    self.start = start
    self.end = end
    ticks = (0...Int(last - first)).map { index in
      let value = step.value(first + Double(index))
      return Tick(value: value, text: value.text(decimals: step.decimals))
    }
  }

  /// A scale that covers exactly `low` to `high`, with the round values between them.
  init(low: Double, high: Double, from start: Double, to end: Double, count: Int = 4) {
    let inner = Scale(covering: [high], from: start, to: end, count: count)
    self.init(
      low: low, high: high, from: start, to: end,
      ticks: inner.ticks.filter { $0.value >= low && $0.value <= high })
  }

  /// A scale with ticks of its own, such as the beginnings of months.
  init(low: Double, high: Double, from start: Double, to end: Double, ticks: [Tick]) {
    self.low = low
    self.high = high
    self.start = start
    self.end = end
    self.ticks = ticks
  }

  /// The place of a value.
  func callAsFunction(_ value: Double) -> Double {
    // Values so large that floating point cannot tell them apart all lie in the middle.
    guard high > low else { return (start + end) / 2 }
    return start + (value - low) / (high - low) * (end - start)
  }
}

/// The distance between two ticks: 1, 2 or 5 times a power of ten.
struct Step: Equatable {
  let mantissa: Double
  let exponent: Int

  /// The smallest round step that needs no more than `count` of them for a positive span.
  init(spanning span: Double, count: Int) {
    let least = span / Double(max(1, count))
    var exponent = 0
    while Self.power(exponent) > least, exponent > -300 { exponent -= 1 }
    while Self.power(exponent + 1) <= least, exponent < 300 { exponent += 1 }
    let mantissa = [1.0, 2, 5].first { Self.times($0, exponent) >= least }
    self.mantissa = mantissa ?? 1
    self.exponent = mantissa == nil ? exponent + 1 : exponent
  }

  /// The step itself.
  var size: Double { value(1) }
  /// How many decimals its multiples have.
  var decimals: Int { max(0, -exponent) }

  /// A whole multiple of the step.
  func value(_ count: Double) -> Double { Self.times(mantissa * count, exponent) }

  /// Dividing by a power of ten gives the nearest value; multiplying by its inverse would not.
  private static func times(_ number: Double, _ exponent: Int) -> Double {
    exponent < 0 ? number / power(-exponent) : number * power(exponent)
  }

  private static func power(_ exponent: Int) -> Double {
    let power = (0..<exponent.magnitude).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? 1 / power : power
  }
}
