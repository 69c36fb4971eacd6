public import ExactNumbers
public import Interventions

/// The totals above which something is done.
public struct Thresholds: Sendable, Equatable {
  /// A total above this delays payment.
  public let delayAbove: Ratio
  /// A total above this also excludes.
  public let exclusionAbove: Ratio

  /// Thresholds; nil unless they rise from zero.
  public init?(delayAbove: Ratio, exclusionAbove: Ratio) {
    guard delayAbove >= .zero, delayAbove <= exclusionAbove else { return nil }
    self.delayAbove = delayAbove
    self.exclusionAbove = exclusionAbove
  }

  /// What a total asks for; exactly at a threshold it is not above it.
  public func sanction(_ total: Ratio) -> Sanction {
    if total > exclusionAbove { return .delayAndExclusion }
    return total > delayAbove ? .delay : .none
  }
}

/// Whom some thresholds would hit.
public struct Preview: Sendable {
  /// The thresholds.
  public let thresholds: Thresholds
  /// The distributors whose payment would be delayed and no more, largest total first.
  public let delayed: [Int]
  /// The distributors that would also be excluded, largest total first.
  public let excluded: [Int]
  /// How many distributors have a total.
  public let judged: Int

  /// Applies thresholds to totals that are known.
  public init(_ interventions: [Intervention], thresholds: Thresholds) {
    func firms(_ sanction: Sanction) -> [Int] {
      interventions.filter { $0.total.map(thresholds.sanction) == sanction }.map(\.firm)
    }
    self.thresholds = thresholds
    delayed = firms(.delay)
    excluded = firms(.delayAndExclusion)
    judged = interventions.count { $0.total != nil }
  }

  /// Reads thresholds such as `5,15`; nil for anything else.
  public static func thresholds(_ text: String) -> Thresholds? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let delay = Ratio(decimal: parts[0]),
      let exclusion = Ratio(decimal: parts[1])
    else { return nil }
    return Thresholds(delayAbove: delay, exclusionAbove: exclusion)
  }
}
