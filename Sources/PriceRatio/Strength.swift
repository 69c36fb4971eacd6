public import ExactNumbers
public import Wording

/// The strength of one smallest unit: its active ingredients, and the volume they are dissolved in.
///
/// `0.25g` has one ingredient; `150mg+12.5mg` two; `2ml:0.2mg` 0.2 mg in 2 ml.
public struct Strength: Sendable, Hashable {
  /// The amounts of the ingredients, in the order of the text.
  public let ingredients: [Quantity]
  /// The volume of the container, for solutions.
  public let volume: Quantity?

  /// Makes a strength of its parts.
  public init(ingredients: [Quantity], volume: Quantity? = nil) {
    self.ingredients = ingredients
    self.volume = volume
  }

  /// Why a text is not a strength, or two strengths do not compare.
  public enum Fault: Error, Equatable, Sendable {
    /// The text cannot be read.
    case unreadable(String)
    /// An amount of zero.
    case zero(String)
    /// IU against mg, or mg against ml.
    case differentUnits
    /// Several ingredients that do not all change by the same factor.
    case notProportional

    /// What is wrong.
    public var reason: Text {
      switch self {
      case .unreadable(let part):
        Text(en: "cannot read `\(part)` as an amount with its unit", zh: "无法识别“\(part)”为带单位的含量")
      case .zero(let part): Text(en: "`\(part)` is zero", zh: "“\(part)”为零")
      case .differentUnits:
        Text(
          en: "the strengths are in units that do not convert into each other",
          zh: "两个规格的单位不能互相换算")
      case .notProportional:
        Text(
          en: "the ingredients of the two strengths are not in the same proportion",
          zh: "两个规格的各成分比例不同")
      }
    }
  }

  /// Reads a strength strictly; what is not understood is a fault, never a guess.
  public init(_ text: String) throws(Fault) {
    let plain = text.halfWidth.withoutRemarks
    let parts = plain.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { throw .unreadable(text) }
    var quantities: [[Quantity]] = []
    for part in parts {
      var amounts: [Quantity] = []
      for amount in part.split(
        omittingEmptySubsequences: false, whereSeparator: { "+/".contains($0) })
      {
        amounts.append(try Self.quantity(amount, in: text))
      }
      quantities.append(amounts)
    }
    guard let last = quantities.last else { throw .unreadable(text) }
    guard quantities.count == 2 else {
      self.init(ingredients: last)
      return
    }
    // 2ml:10mg and 10mg:2ml say the same.
    let first = quantities[0]
    if first.count == 1, first[0].dimension == .volume {
      self.init(ingredients: last, volume: first[0])
    } else if last.count == 1, last[0].dimension == .volume {
      self.init(ingredients: first, volume: last[0])
    } else {
      throw .unreadable(text)
    }
  }

  private static func quantity(_ text: Substring, in whole: String) throws(Fault) -> Quantity {
    let text = text.filter { $0 != " " }
    guard let quantity = Quantity(text) else { throw .unreadable(text.isEmpty ? whole : text) }
    guard quantity.amount > .zero else { throw .zero(text) }
    return quantity
  }

  /// How many times the content of `other` this strength holds.
  ///
  /// - Throws: `Fault.differentUnits` or `.notProportional`.
  public func contentRatio(to other: Strength) throws(Fault) -> Ratio {
    guard ingredients.count == other.ingredients.count else { throw .notProportional }
    var ratio: Ratio?
    for (own, base) in zip(ingredients, other.ingredients) {
      guard own.dimension == base.dimension else { throw .differentUnits }
      guard let next = try? own.amount / base.amount else {
        throw .unreadable(own.amount.exactText)
      }
      guard ratio == nil || ratio == next else { throw .notProportional }
      ratio = next
    }
    return ratio ?? .one
  }
}

extension String {
  /// Full-width letters, digits and signs as their plain counterparts.
  var halfWidth: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
          case 0x3000: " "
          default: scalar
          }
        }))
  }

  /// The strength without `(以…计)` and without the unit it is counted by: `10mg/片` is `10mg`.
  fileprivate var withoutRemarks: String {
    var text = self
    while let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")"),
      text[open...].dropFirst().hasPrefix("以"), text[..<close].hasSuffix("计")
    {
      text.removeSubrange(open...close)
    }
    for unit in ["片", "粒", "支", "瓶", "袋", "枚", "丸", "揿", "喷"] where text.hasSuffix("/" + unit) {
      text.removeLast(2)
    }
    return text
  }
}
