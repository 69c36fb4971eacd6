public import ExactNumbers
public import Tables

/// An invoice of a distributor.
public struct Invoice: Sendable {
  /// The number.
  public let number: String
  /// The distributor.
  public let distributor: String
  /// The day on which the goods were accepted.
  public let acceptedAt: Day
  /// What is to be paid.
  public let amount: Yuan
  /// The due rule.
  public let rule: DueRule
  /// The due date by contract or by the fund's calendar.
  public let agreedDue: Day?
  /// Whether the distributor is a small or medium firm; nil where the file does not say.
  public let isSmallOrMedium: Bool?
  /// The term that the contract agrees, in days from acceptance.
  public let contractDays: Int?
  /// The late-payment interest per day that the contract agrees.
  public let dailyRate: Ratio?
  /// The day on which it was paid.
  public let paidAt: Day?
  /// The row in the file.
  public let row: Int
}
