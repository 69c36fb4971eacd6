/// An exact amount of medicine: a mass, an activity, a volume or another measure.
public struct Quantity: Sendable, Hashable {
  /// What an amount measures, by the unit that it is kept in; amounts compare only within one.
  public struct Dimension: RawRepresentable, Sendable, Hashable {
    /// The unit as it is written.
    public let rawValue: String

    /// The dimension that is kept in a unit.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// In milligrams.
    public static let mass = Dimension(rawValue: "mg")
    /// In international units, 单位.
    public static let activity = Dimension(rawValue: "IU")
    /// In millilitres.
    public static let volume = Dimension(rawValue: "ml")
  }

  /// The amount in the dimension's unit.
  public let amount: Ratio
  /// What it measures.
  public let dimension: Dimension

  /// Makes a quantity.
  public init(amount: Ratio, dimension: Dimension) {
    self.amount = amount
    self.dimension = dimension
  }
}
