import ExactNumbers
public import Wording

/// The numbers that a value may be, with one of them as an example.
public struct NumberRange: Sendable {
  private let least: Int
  /// Whether the least number itself is too small.
  private let isAboveLeast: Bool
  private let most: Int?
  /// Whether the largest number itself is too large.
  private let isBelowMost: Bool
  private let isWhole: Bool
  /// A usual value.
  let example: String

  /// From a least number to a largest one, both allowed; without an end when `most` is nil.
  public static func from(_ least: Int, to most: Int? = nil, example: String) -> NumberRange {
    NumberRange(
      least: least, isAboveLeast: false, most: most, isBelowMost: false, isWhole: false,
      example: example)
  }

  /// From a least number to below another.
  public static func from(_ least: Int, below most: Int, example: String) -> NumberRange {
    NumberRange(
      least: least, isAboveLeast: false, most: most, isBelowMost: true, isWhole: false,
      example: example)
  }

  /// Above a number, up to a largest one; without an end when `most` is nil.
  public static func above(_ least: Int, to most: Int? = nil, example: String) -> NumberRange {
    NumberRange(
      least: least, isAboveLeast: true, most: most, isBelowMost: false, isWhole: false,
      example: example)
  }

  /// Whole numbers.
  public static func whole(from least: Int, to most: Int? = nil, example: String) -> NumberRange {
    NumberRange(
      least: least, isAboveLeast: false, most: most, isBelowMost: false, isWhole: true,
      example: example)
  }

  /// A part of a whole, 0 to 1: 30 for 30 % is refused.
  public static func share(example: String) -> NumberRange { .from(0, to: 1, example: example) }

  /// The least number of the range; nil where there is none, as above zero.
  var leastText: String? { isAboveLeast ? nil : String(least) }

  func contains(_ text: String) -> Bool {
    guard let number = Ratio(decimal: text), !isWhole || Int(text) != nil else { return false }
    return contains(number)
  }

  func contains(_ number: Ratio) -> Bool {
    let isLargeEnough = isAboveLeast ? number > Ratio(least) : number >= Ratio(least)
    guard isLargeEnough, let most else { return isLargeEnough }
    return isBelowMost ? number < Ratio(most) : number <= Ratio(most)
  }

  /// The range in words: `a number from 0 to 1`.
  public var title: Text {
    let kind = isWhole ? Expectation.wholeNumber : Expectation.number
    let (en, zh) = (kind.en, isWhole ? "整数" : "数")
    switch (isAboveLeast, most) {
    case (false, nil): return Text(en: "\(en) of at least \(least)", zh: "不小于 \(least) 的\(zh)")
    case (true, nil): return Text(en: "\(en) above \(least)", zh: "大于 \(least) 的\(zh)")
    case (false, let most?) where isBelowMost:
      return Text(en: "\(en) from \(least) to below \(most)", zh: "不小于 \(least) 且小于 \(most) 的\(zh)")
    case (false, let most?):
      return Text(en: "\(en) from \(least) to \(most)", zh: "介于 \(least) 与 \(most) 之间（含）的\(zh)")
    case (true, let most?):
      return Text(
        en: "\(en) above \(least) and at most \(most)", zh: "大于 \(least) 且不大于 \(most) 的\(zh)")
    }
  }

  /// What a value must be, with an example.
  func expectation(quoted: Bool) -> Text {
    Expectation.example(title, example, quoted: quoted)
  }
}
