import Wording

/// A number as spreadsheets and people write it, brought into plain decimal notation.
///
/// Full-width digits, a percent sign, thousands separators that can be nothing else, and around an
/// amount of money ￥ or 元. What could be two numbers is a fault, never a guess.
struct SpreadsheetNumber: Equatable {
  /// Digits, at most one point, an optional sign.
  let plain: String
  /// Whether a percent sign stood behind it.
  let isPercent: Bool

  /// Why a text is not taken for a number.
  enum Fault: Error, Equatable {
    /// It is none.
    case notANumber
    /// `1,234` and `1.234,50`: the comma may separate thousands or decimals.
    case ambiguous(Text)
    /// `1.23457E+11`: digits are missing.
    case scientific
  }

  /// Reads a number; `isMoney` allows for the signs of a currency.
  init(_ text: String, isMoney: Bool) throws(Fault) {
    var rest = text.halfWidth.trimmed[...]
    if isMoney { rest.removeCurrency() }
    isPercent = rest.last == "%"
    if isPercent { rest = rest.dropLast() }
    let number = String(rest).trimmed
    if isScientific(number) { throw .scientific }
    plain = number.utf8.contains(UInt8(ascii: ",")) ? try Self.ungrouped(number) : number
    guard plain.utf8.allSatisfy(Self.signs.contains), !plain.isEmpty else { throw .notANumber }
  }

  private static let signs = "0123456789.+-".utf8

  /// The number without its thousands separators, where they can be nothing else.
  private static func ungrouped(_ number: String) throws(Fault) -> String {
    let unsigned = number.drop { "+-".contains($0) }
    let halves = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    let groups = halves[0].split(separator: ",", omittingEmptySubsequences: false)
    let digitsOnly = unsigned.utf8.allSatisfy { signs.contains($0) || $0 == UInt8(ascii: ",") }
    guard digitsOnly, number.count - unsigned.count <= 1 else { throw .notANumber }
    let isGrouped =
      (1...3).contains(groups[0].count) && groups[0].first != "0"
      && groups.dropFirst().allSatisfy { $0.count == 3 }
    let hasDecimals = halves.count == 2 && !halves[1].isEmpty && !halves[1].contains(",")
    if isGrouped, hasDecimals || halves.count == 1 && groups.count > 2 {
      return number.filter { $0 != "," }
    }
    if isGrouped, halves.count == 1 {
      let whole = groups.joined()
      let fraction = groups.joined(separator: ".")
      throw .ambiguous(
        Text(
          en: "this may be \(whole), with a thousands separator, or \(fraction), with a decimal "
            + "comma", zh: "可能是带千位分隔符的 \(whole)，也可能是以逗号为小数点的 \(fraction)"))
    }
    throw .ambiguous(
      Text(
        en: "the comma stands where no thousands separator can; it may be a decimal sign",
        zh: "逗号不在千位分隔的位置，可能是小数点"))
  }
}

/// Whether a text is a number as a spreadsheet shortens it, such as `1.23457E+11`.
func isScientific(_ text: String) -> Bool {
  // Most texts have no such letter, and need no closer look.
  guard text.utf8.contains(UInt8(ascii: "E")) else { return false }
  let parts = text.split(separator: "E", omittingEmptySubsequences: false)
  guard parts.count == 2, let sign = parts[1].first, "+-".contains(sign) else { return false }
  let mantissa = parts[0].drop { $0 == "-" }
  return mantissa.first?.isNumber == true
    && mantissa.utf8.allSatisfy("0123456789.".utf8.contains)
    && parts[1].count > 1 && parts[1].dropFirst().utf8.allSatisfy("0123456789".utf8.contains)
}

extension Substring {
  /// Takes ￥ or ¥ from the front, or 元 from the end.
  fileprivate mutating func removeCurrency() {
    if let first, "￥¥".contains(first) {
      self = dropFirst()
    } else if last == "元" {
      self = dropLast()
    }
  }
}
