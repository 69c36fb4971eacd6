public import ExactNumbers
public import Wording

/// The strength of one smallest unit: its active ingredients, and the volume they are dissolved in.
///
/// `0.25g` has one ingredient; `150mg+12.5mg` two; `2ml:0.2mg` 0.2 mg in 2 ml.
public struct Strength: Sendable {
  private let parts: Parts

  /// The amounts of the ingredients, in the order of the text.
  public var ingredients: [Quantity] { parts.ingredients }
  /// The volume of the container, for solutions.
  public var volume: Quantity? { parts.volume }
  /// What the content is counted as, 以…计; nil when the text does not say.
  public var basis: String? { parts.basis }

  /// Makes a strength of its parts.
  public init(ingredients: [Quantity], volume: Quantity? = nil, basis: String? = nil) {
    parts = Parts(ingredients: ingredients, volume: volume, basis: basis)
  }

  /// What a strength consists of, shared by all products that were read as the same.
  private final class Parts: Sendable {
    let ingredients: [Quantity]
    let volume: Quantity?
    let basis: String?

    init(ingredients: [Quantity], volume: Quantity?, basis: String?) {
      (self.ingredients, self.volume, self.basis) = (ingredients, volume, basis)
    }
  }

  /// Why a text is not a strength, or two strengths do not compare.
  public enum Fault: Error, Equatable, Sendable {
    /// The text cannot be read.
    case unreadable(String)
    /// An amount of zero.
    case zero(String)
    /// A volume between ingredients, as in `10mg/5ml/3mg`, which could be read in two ways.
    case ambiguousVolume(String)
    /// IU against mg, or mg against ml.
    case differentUnits
    /// Several ingredients that do not all change by the same factor, or another number of them.
    case notProportional
    /// Contents that are counted as two different substances.
    case differentBases(String, String)

    /// What is wrong.
    public var reason: Text {
      switch self {
      case .unreadable(let part):
        Text(en: "cannot read `\(part)` as an amount with its unit", zh: "无法识别“\(part)”为带单位的含量")
      case .zero(let part): Text(en: "`\(part)` is zero", zh: "“\(part)”为零")
      case .ambiguousVolume(let part):
        Text(
          en: "`\(part)` may be a concentration or a content in its volume",
          zh: "“\(part)”可能是浓度，也可能是含量与容积")
      case .differentUnits:
        Text(
          en: "the strengths are in units that do not convert into each other",
          zh: "两个规格的单位不能互相换算")
      case .notProportional:
        Text(
          en: "the ingredients of the two strengths are not in the same proportion",
          zh: "两个规格的各成分比例不同")
      case .differentBases(let a, let b):
        Text(
          en: "one content is counted as \(a), the other as \(b)",
          zh: "两个规格的含量计算基准不同：\(a)、\(b)")
      }
    }
  }

  /// Reads a strength strictly; what is not understood is a fault, never a guess.
  public init(_ text: String) throws(Fault) {
    var plain = text.halfWidth
    let basis = plain.removeBasis()
    plain.removeCountingWord()
    var parts: [[Quantity]] = []
    for part in plain.split(separator: ":", omittingEmptySubsequences: false) {
      parts.append(try Self.amounts(part, in: text))
    }
    switch parts.count {
    // 10mg/2ml says the same as 2ml:10mg.
    case 1 where parts[0].endsInVolume:
      self.init(
        ingredients: Array(parts[0].dropLast()), volume: parts[0].last, basis: basis)
    case 1:
      self.init(ingredients: parts[0], basis: basis)
    // 2ml:10mg and 10mg:2ml say the same.
    case 2 where parts[0].isOneVolume && !parts[1].isOneVolume:
      self.init(ingredients: parts[1], volume: parts[0][0], basis: basis)
    case 2 where parts[1].isOneVolume && !parts[0].isOneVolume:
      self.init(ingredients: parts[0], volume: parts[1][0], basis: basis)
    default:
      throw .unreadable(text)
    }
  }

  private static func amounts(_ part: Substring, in whole: String) throws(Fault) -> [Quantity] {
    var amounts: [Quantity] = []
    for amount in part.split(omittingEmptySubsequences: false, whereSeparator: "+/".contains) {
      amounts.append(try quantity(amount, in: whole))
    }
    // 10mg/2ml is a content in its volume; a volume anywhere else could be read in two ways.
    let ingredients = amounts.endsInVolume ? amounts.dropLast() : amounts[...]
    guard amounts.count == 1 || !ingredients.contains(where: { $0.dimension == .volume }) else {
      throw .ambiguousVolume(String(part))
    }
    return amounts
  }

  private static func quantity(_ text: Substring, in whole: String) throws(Fault) -> Quantity {
    let text = text.filter { $0 != " " }
    guard let quantity = Quantity(text) else { throw .unreadable(text.isEmpty ? whole : text) }
    guard quantity.amount > .zero else { throw .zero(text) }
    return quantity
  }

  /// How many times the content of `other` this strength holds.
  ///
  /// - Throws: `Fault.differentUnits`, `.notProportional` or `.differentBases`.
  public func contentRatio(to other: Strength) throws(Fault) -> Ratio {
    guard ingredients.count == other.ingredients.count else { throw .notProportional }
    if let basis, let theirs = other.basis, basis != theirs { throw .differentBases(basis, theirs) }
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

extension Strength: Hashable {
  /// Two strengths are the same when all their parts are.
  public static func == (a: Strength, b: Strength) -> Bool {
    a.parts === b.parts
      || (a.ingredients == b.ingredients && a.volume == b.volume && a.basis == b.basis)
  }

  /// Hashes all parts.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ingredients)
    hasher.combine(volume)
    hasher.combine(basis)
  }
}

extension [Quantity] {
  fileprivate var isOneVolume: Bool { count == 1 && self[0].dimension == .volume }

  /// Whether a volume follows amounts of other kinds.
  fileprivate var endsInVolume: Bool {
    count > 1 && last?.dimension == .volume && dropLast().allSatisfy { $0.dimension != .volume }
  }
}

extension String {
  /// Takes `(以…计)` out of a strength and returns what the content is counted as.
  fileprivate mutating func removeBasis() -> String? {
    guard let open = firstIndex(of: "("), let close = self[open...].firstIndex(of: ")") else {
      return nil
    }
    let remark = self[index(after: open)..<close].filter { $0 != " " }
    guard remark.hasPrefix("以"), remark.hasSuffix("计"), remark.count > 2 else { return nil }
    removeSubrange(open...close)
    return String(remark.dropFirst().dropLast())
  }

  /// Takes the word for one unit off the end: `10mg/片` is `10mg`.
  fileprivate mutating func removeCountingWord() {
    guard let slash = lastIndex(of: "/") else { return }
    let word = self[index(after: slash)...].filter { $0 != " " }.lowercased()
    if CountingWord.units.contains(word) { removeSubrange(slash...) }
  }
}
