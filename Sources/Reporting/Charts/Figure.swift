public import ExactNumbers
import Statistics

/// A number of a chart: where it lies, and how the table beside the chart writes it.
public struct Figure: Sendable, Equatable {
  /// The place on the axis.
  public let value: Double
  /// The number as it is written.
  public let text: String

  /// An exact number; it becomes floating point only to be drawn.
  public init(_ exact: Ratio, text: String) {
    value = Double(numerator: exact.numerator, denominator: exact.denominator)
    self.text = text
  }

  /// A result of statistics; nil where there is none, such as a division by zero.
  public init?(_ value: Double, text: String) {
    guard value.isFinite else { return nil }
    self.value = value
    self.text = text
  }
}
