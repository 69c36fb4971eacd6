/// One row of the order table: a line of an order, or one delivery of a line that came in parts.
public struct OrderLine: Sendable {
  /// The order.
  public let orderID: String
  /// The line of the order.
  public let line: String
  /// The hospital that ordered; empty where the file does not say.
  public let hospital: String
  /// The distributor, as an index of the roster.
  public let firm: Int
  /// What it says.
  public let facts: OrderFacts
  /// The row in the file.
  public let row: Int
  /// What tells the line from others.
  let identity: LineIdentity
}
