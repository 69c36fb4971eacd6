import Tables

/// The findings that the tables of a scorecard can have besides those of any table.
extension FindingCode {
  /// An indicator that the card does not have.
  static let unknownIndicator = FindingCode("unknown-indicator")
  /// A party that no rule knows.
  static let unknownParty = FindingCode("unknown-fault-party")
  /// A state that an event cannot be in.
  static let unknownStatus = FindingCode("unknown-status")
  /// An event under an indicator that is computed from the order lines.
  static let countedTwice = FindingCode("counted-twice")
  /// Times or quantities of an order line that cannot be true together.
  static let impossibleOrder = FindingCode("impossible-order")
  /// A moment of the order table that has not come yet.
  static let futureMoment = FindingCode("future-moment")
  /// One order line delivered whole by more than one row.
  static let deliveredTwice = FindingCode("delivered-twice")
  /// An event about an order that was placed after the moment up to which orders are known.
  static let laterOrder = FindingCode("later-order")
  /// Rows of one order line that disagree.
  static let unlikeParts = FindingCode("unlike-parts")
  /// An interval or quantity in a form that cannot be counted exactly.
  static let tooManyDecimals = FindingCode("too-many-decimals")
}
