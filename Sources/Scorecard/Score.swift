public import ExactNumbers
public import Tables

/// The result of a distributor in a quarter.
public struct Score: Sendable {
  /// The distributor, as an index of the roster.
  public let firm: Int
  /// The quarter.
  public let quarter: Quarter
  /// Units by indicator that deduct, in the order of the card.
  public let units: [Int]
  /// Points by indicator, after the caps.
  public let points: [Ratio]
  /// Points by item.
  public let itemPoints: [Ratio]
  /// All points deducted.
  public let deduction: Ratio
  /// What is left of the full score.
  public let score: Ratio
  /// Order lines of the quarter.
  public let lines: Int
  /// Points per so many order lines; nil without order lines.
  public let perVolume: Ratio?
  /// Red-line events that are the distributor's fault.
  public let redLines: Int
  /// Whether there is any order line or event; without, the score says nothing.
  public let hasData: Bool
  /// The place by score, shared by equals; nil without data.
  public internal(set) var rank: Int?
}
