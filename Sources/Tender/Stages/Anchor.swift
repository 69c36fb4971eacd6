public import ExactNumbers
import RuleBook

/// The price that the multiple of stage 6 refers to.
///
/// The lowest comparable price on the shortlist; or the larger of it and a share of the mean (round
/// 11), or of it and the mean minus some standard deviations (round 12). Mean and deviation are
/// taken of the comparable prices as listed, the lowest is exact.
public struct Anchor: Sendable {
  /// The lowest comparable price, exact.
  public let lowest: Ratio
  /// Mean and variance, where the rules ask for them.
  let statistics: Statistics?
  /// The anchor itself.
  let value: Surd
  /// Whether the mean is taken without those that are on the shortlist and win without volume.
  let leavesOutBids: Bool

  /// The mean of some prices and the square of their standard deviation.
  struct Statistics: Sendable, Equatable {
    let mean: Ratio
    let variance: Ratio
    /// How many prices they are taken of.
    let count: Int
    /// Whether the deviation is that of a sample.
    let isSample: Bool
  }

  /// Whether all that there is to tell of it is the same.
  func isTold(like other: Anchor?) -> Bool {
    lowest == other?.lowest && value == other?.value && statistics == other?.statistics
      && leavesOutBids == other?.leavesOutBids
  }

  /// The multiple of the anchor as it is shown, 6 decimals, rounded half up.
  func shown(times multiple: Ratio) throws(NumberError) -> Ratio {
    guard value.factor != .zero else { return try value.rational * multiple }
    let scaled = try Surd(
      value.rational * multiple, minus: value.factor * multiple, rootOf: value.radicand)
    return try scaled.rounded(decimals: 6)
  }
}

extension Anchor.Statistics {
  /// The mean and the variance of at least one price.
  init(of prices: [Ratio], isSample: Bool) throws(NumberError) {
    count = prices.count
    self.isSample = isSample
    var sum = Ratio.zero
    for price in prices { sum = try sum + price }
    mean = try sum / Ratio(count)
    var squares = Ratio.zero
    for price in prices {
      let distance = try price - mean
      squares = try squares + distance * distance
    }
    let divisor = isSample ? max(prices.count - 1, 1) : prices.count
    variance = try squares / Ratio(divisor)
  }

  /// The standard deviation to the 6 decimals that are shown of it.
  var deviation: Ratio {
    get throws(NumberError) {
      try Surd(.zero, minus: .one, rootOf: variance).rounded(decimals: 6).magnitude
    }
  }

  /// The mean minus `deviations` standard deviations.
  func below(_ deviations: Ratio) throws(NumberError) -> Surd {
    try Surd(mean, minus: deviations, rootOf: variance)
  }
}

extension [Standing] {
  /// The anchor of a lot with these bids; nil when nobody is shortlisted.
  ///
  /// `asShortlisted` are the bids before others took the places of those that win without volume, where
  /// those count too.
  func anchor(asShortlisted: [Standing]? = nil, rules: AnchorRules) throws(NumberError) -> Anchor? {
    let withZeroVolume = rules.withZeroVolume?.value == true
    if let rule = rules.withZeroVolume, hasZeroVolume { rule.use() }
    let standings = asShortlisted ?? self
    guard let lowest = standings.lowestPrice(withZeroVolume: withZeroVolume) else { return nil }
    guard rules.rule.value != .lowest else {
      return Anchor(lowest: lowest, statistics: nil, value: Surd(lowest), leavesOutBids: false)
    }
    let isOverValid = rules.overValid?.value == true
    let scope = standings.filter {
      isOverValid
        ? $0.status == .valid
        : $0.shortlisted != .no && (withZeroVolume || !$0.isZeroVolume)
    }
    let statistics = try Anchor.Statistics(
      of: scope.compactMap { $0.price?.listed.ratio }, isSample: rules.isSample?.value == true)
    let alternative =
      if let share = rules.share {
        Surd(try statistics.mean * share.value)
      } else {
        try statistics.below(rules.deviations?.value ?? .zero)
      }
    return Anchor(
      lowest: lowest, statistics: statistics,
      value: try alternative.isAtLeast(lowest) ? alternative : Surd(lowest),
      leavesOutBids: !isOverValid
        && scope.count < standings.count { $0.shortlisted != .no && $0.price != nil })
  }

  /// The lowest comparable price on the shortlist.
  private func lowestPrice(withZeroVolume: Bool) -> Ratio? {
    var lowest: Ratio?
    for index in indices where self[index].shortlisted != .no {
      // Only few are without volume and have to be looked at closer.
      if !withZeroVolume, self[index].entitlement == .noVolume, self[index].isZeroVolume {
        continue
      }
      guard let price = self[index].price?.exact else { continue }
      lowest = lowest.map { Swift.min($0, price) } ?? price
    }
    return lowest
  }

  /// Whether some bid wins without volume; only few are without and have to be looked at closer.
  fileprivate var hasZeroVolume: Bool {
    indices.contains { self[$0].entitlement == .noVolume && self[$0].isZeroVolume }
  }
}
