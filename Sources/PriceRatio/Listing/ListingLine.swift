import ExactNumbers
public import Wording

/// A test of a listed price.
public enum ListingTest: String, Sendable, CaseIterable {
  /// Prices of one product over provinces 四同.
  case sameMaker = "same-maker"
  /// Prices of one specification and status over makers 三同.
  case sameStatus = "same-status"
  /// Evaluated products of one drug.
  case spread = "evaluated-spread"
  /// A newcomer against those that are listed.
  case newcomer
  /// Not evaluated, against the originator.
  case belowOriginator = "below-originator"
  /// Not evaluated, against the evaluated.
  case belowEvaluated = "below-evaluated"
  /// Selected nationally for other provinces.
  case elsewhere = "selected-elsewhere"

  /// The words for a cell.
  public var title: Text {
    switch self {
    case .sameMaker: Text(en: "one product over provinces", zh: "四同")
    case .sameStatus: Text(en: "one specification over makers", zh: "三同")
    case .spread: Text(en: "spread of evaluated products", zh: "过评药品价差")
    case .newcomer: Text(en: "newcomer and incumbent", zh: "新申报与已挂网")
    case .belowOriginator: Text(en: "below the originator", zh: "低于原研药")
    case .belowEvaluated: Text(en: "below the evaluated", zh: "低于过评药品")
    case .elsewhere: Text(en: "selected for other provinces", zh: "外省中选")
    }
  }

  /// What the price is held against.
  var reference: Text {
    switch self {
    case .sameMaker, .sameStatus: Text(en: "the target", zh: "比较目标")
    case .spread, .belowEvaluated: Text(en: "the lowest evaluated price", zh: "过评药品最低价")
    case .newcomer: Text(en: "the lowest listed price", zh: "已挂网最低价")
    case .belowOriginator: Text(en: "the originator's price", zh: "原研药价格")
    case .elsewhere: Text(en: "the selected price", zh: "中选价")
    }
  }
}

extension ListingTest {
  /// That the list has nobody to hold a price against.
  var nothingToCompare: Text {
    Text(en: "the list does not have ", zh: "价格表中没有") + reference
      + Text(en: ": nobody can say what the limit is", zh: "，无从得知限价")
  }
}

/// A listed price, held against what one test compares it with.
public struct ListingLine: Sendable {
  /// What became of it.
  public enum Status: String, Sendable, CaseIterable {
    /// It may be listed.
    case listed
    /// It is too high.
    case above
    /// Nobody can say.
    case undecided

    /// The words for a cell.
    public var title: Text {
      switch self {
      case .listed: Text(en: "may be listed", zh: "符合")
      case .above: Text(en: "too high", zh: "偏高")
      case .undecided: Text(en: "undecided", zh: "待定")
      }
    }
  }

  /// What a price is held against.
  struct Bound: Sendable {
    /// The price of the other, for a pack of the product.
    let reference: Enclosure
    /// The position of the other among the products; nil where the row itself names the price.
    var against: Int?
    /// What it is multiplied with.
    let factor: Ratio
    /// Whether the price must be below the limit, not at it.
    var isStrict = false
    /// The lowest and the median of the prices that are compared, for a pack of the product.
    var lowest: Ratio?
    var median: Ratio?
  }

  /// The test.
  public let test: ListingTest
  /// The position among the products.
  public let position: Int
  /// What it is held against; nil where there is nothing.
  let bound: Bound?
  /// The highest price that may be listed, or from which on it may not; nil where there is none.
  let limit: Enclosure?
  /// What became of it.
  public let status: Status

  /// Why nobody can say; nil where somebody can.
  let gap: Text?

  /// Holds a price against a bound.
  init(_ test: ListingTest, _ position: Int, price: Yuan, bound: Bound) throws(NumberError) {
    (self.test, self.position, self.bound, gap) = (test, position, bound, nil)
    let limit = try bound.reference * Enclosure(bound.factor)
    self.limit = limit
    status = Self.status(try Enclosure(price.ratio), limit, isStrict: bound.isStrict)
  }

  /// Leaves a price open.
  init(_ test: ListingTest, _ position: Int, openBecause gap: Text) {
    (self.test, self.position, self.gap) = (test, position, gap)
    (bound, limit, status) = (nil, nil, .undecided)
  }

  private static func status(_ price: Enclosure, _ limit: Enclosure, isStrict: Bool) -> Status {
    if limit.isCertainlyLess(than: price) { return .above }
    if price.isCertainlyLess(than: limit) { return .listed }
    guard limit.exact != nil else { return .undecided }
    return isStrict ? .above : .listed
  }

  /// The highest price that may be listed, of those that are multiples of a step; nil where there is
  /// none.
  func highest(step: Yuan) throws(NumberError) -> Ratio? {
    guard let bound, let limit else { return nil }
    let steps = try (limit / Enclosure(step.ratio)).rounded(decimals: 0, rounding: .down)
    let highest = try steps * step.ratio
    let isAtLimit = bound.isStrict && limit.exact == highest
    let price = isAtLimit ? try highest - step.ratio : highest
    return price > .zero ? price : nil
  }
}
