/// An exact amount of medicine: a mass, an activity or a volume.
public struct Quantity: Sendable, Hashable {
  /// What an amount measures; amounts compare only within one dimension.
  public enum Dimension: String, Sendable {
    /// In milligrams.
    case mass = "mg"
    /// In international units, 单位.
    case activity = "IU"
    /// In millilitres.
    case volume = "ml"
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

  /// Reads a number and a unit such as `0.25g`, `100 IU` or `10毫升`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let name = text.dropFirst(digits.count).drop { $0 == " " }
    guard let number = Ratio(decimal: digits), let unit = Self.units[name.lowercased()],
      let amount = try? number * unit.scale
    else { return nil }
    self.init(amount: amount, dimension: unit.dimension)
  }

  private static let units: [String: (scale: Ratio, dimension: Dimension)] = {
    let thousandth = (try? Ratio(1, over: 1000)) ?? .one
    let millionth = (try? Ratio(1, over: 1_000_000)) ?? .one
    var units: [String: (Ratio, Dimension)] = [:]
    func add(_ names: [String], _ scale: Ratio, _ dimension: Dimension) {
      for name in names { units[name] = (scale, dimension) }
    }
    add(["kg", "千克"], Ratio(1_000_000), .mass)
    add(["g", "克"], Ratio(1000), .mass)
    add(["mg", "毫克"], .one, .mass)
    // The micro sign and the Greek letter are two characters that look the same.
    add(["ug", "\u{B5}g", "\u{3BC}g", "mcg", "微克"], thousandth, .mass)
    add(["ng", "纳克"], millionth, .mass)
    add(["iu", "u", "单位", "国际单位"], .one, .activity)
    add(["万iu", "万u", "万单位", "万国际单位"], Ratio(10_000), .activity)
    add(["亿iu", "亿u", "亿单位"], Ratio(100_000_000), .activity)
    add(["ml", "毫升"], .one, .volume)
    add(["l", "升"], Ratio(1000), .volume)
    return units
  }()
}
