import ExactNumbers
import RuleBook
import Wording

/// B4 季度配送率: started percentage points by which the quarter's fill rate is below its limit.
///
/// The rate is the value delivered over the value ordered; of a line, no more than was ordered
/// counts as delivered. With few order lines in the quarter the indicator is off.
struct FillRate {
  let threshold: Ratio
  let step: Ratio
  let minimumLines: Int

  /// The limits that it rests on.
  static let limits = [
    ScorecardKeys.fillRateThreshold, ScorecardKeys.fillRateStep, ScorecardKeys.fillRateLines,
  ]

  init(_ set: RuleSet) throws(RuleError) {
    threshold = try set.number(ScorecardKeys.fillRateThreshold).value
    step = try set.number(ScorecardKeys.fillRateStep).value
    minimumLines = try set.integer(ScorecardKeys.fillRateLines).value
    guard step > .zero else {
      throw .wrongValue(
        file: set.id, path: ScorecardKeys.fillRateStep.name, expected: Expectation.aboveZero)
    }
  }

  /// The values of a quarter's order lines, in 10⁻¹² yuan.
  struct Values {
    private(set) var lines = 0
    private(set) var ordered: Int128 = 0
    private(set) var delivered: Int128 = 0

    /// Adds a line; over-delivery adds no more than was ordered.
    @inline(__always)
    mutating func add(_ supply: Supply) throws(NumberError) {
      let price = supply.facts.unitPrice
      let counted = min(supply.delivered, supply.facts.ordered)
      lines += 1
      ordered = try sum(ordered, value(supply.facts.ordered, price))
      delivered = try sum(delivered, value(counted, price))
    }

    /// Adds other lines.
    mutating func add(_ others: Values) throws(NumberError) {
      lines += others.lines
      ordered = try sum(ordered, others.ordered)
      delivered = try sum(delivered, others.delivered)
    }

    /// Packs times a price; two factors of 64 bits cannot overflow, and this is their fast product.
    @inline(__always)
    private func value(_ packs: Packs, _ price: Yuan) -> Int128 {
      let product = packs.millionths.multipliedFullWidth(by: price.millionths)
      return Int128(product.high) << 64 | Int128(product.low)
    }

    @inline(__always)
    private func sum(_ a: Int128, _ b: Int128) throws(NumberError) -> Int128 {
      let (sum, overflow) = a.addingReportingOverflow(b)
      guard !overflow else { throw .overflow }
      return sum
    }

    /// The fill rate; nil when nothing was ordered.
    var rate: Ratio? {
      get throws(NumberError) { ordered > 0 ? try Ratio(delivered, over: ordered) : nil }
    }
  }

  /// How many steps below the threshold have begun; exactly at the threshold none has.
  func stepsBelow(_ values: Values) throws(NumberError) -> Int {
    guard values.lines >= minimumLines, let rate = try values.rate, rate < threshold else {
      return 0
    }
    let steps = try (threshold - rate) / step
    return Int(try steps.scaled(decimals: 0, rounding: .up))
  }

  func evidence(_ values: Values) throws(NumberError) -> Text {
    guard let rate = try values.rate else { return Text("") }
    func percent(_ value: Ratio, _ decimals: Int) throws(NumberError) -> String {
      try (value * Ratio(100)).decimalText(decimals: decimals, rounding: .down) + "%"
    }
    let (rateText, limit) = (try percent(rate, 4), try (threshold * Ratio(100)).exactText + "%")
    return Text(
      en: "fill rate \(rateText) of \(values.lines) order lines, limit \(limit)",
      zh: "\(values.lines) 个订单行的配送率 \(rateText)，下限 \(limit)")
  }
}
