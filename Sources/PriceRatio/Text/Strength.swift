public import ExactNumbers

/// The strength of one smallest unit: its active ingredients, and what they are in.
///
/// `0.25g` has one ingredient; `150mg+12.5mg` two; `2ml:0.2mg` is 0.2 mg in 2 ml. Where a text has
/// several readings, or none, the strength is open: it equals what is written alike, and compares with
/// others only where every reading gives the same.
public struct Strength: Sendable {
  private let parts: Parts

  /// An ingredient: its name where the text gives one, its amount, and the same in other units.
  public struct Ingredient: Sendable, Hashable {
    /// What it is called.
    public var name: String?
    /// How much there is of it.
    public var amount: Quantity
    /// The same amount in units of another kind, such as 25万单位 for 0.25 g.
    public var equivalent: Quantity?
  }

  /// The ingredients, in the order of the text.
  public var contents: [Ingredient] { parts.contents }
  /// The amounts of the ingredients, in the order of the text.
  public var ingredients: [Quantity] { parts.ingredients }
  /// The whole that the content is in: the volume of the container, or the mass of a carrier.
  public var container: Quantity? { parts.container }
  /// The volume of the container, for solutions.
  public var volume: Quantity? { container?.dimension == .volume ? container : nil }
  /// What the content is counted as, 以…计; nil when the text does not say.
  public var basis: String? { parts.basis }
  /// The fill of a unit whose content is an amount of herb.
  public var fill: Quantity? { parts.fill }
  /// Whether the amount is a fill 装量, not a content.
  public var isFill: Bool { parts.isFill }
  /// What the text may mean, where it may mean several things.
  public var readings: [Strength] { parts.readings }
  /// Why it is not known what the text means; nil where it is.
  public var fault: Fault? { parts.open?.fault }

  /// Makes a strength of its parts.
  public init(ingredients: [Quantity], volume: Quantity? = nil, basis: String? = nil) {
    self.init(
      contents: ingredients.map { Ingredient(amount: $0) }, container: volume, basis: basis)
  }

  init(
    contents: [Ingredient], container: Quantity? = nil, basis: String? = nil, fill: Quantity? = nil,
    isFill: Bool = false, readings: [Strength] = []
  ) {
    parts = Parts(contents, container, basis, fill, isFill, readings, nil)
  }

  /// A strength that is not known, of a text, and what it may be.
  init(open text: String, _ fault: Fault, readings: [Strength] = []) {
    // Spaces and width are no difference.
    let key = String(text.halfWidth.filter { !$0.isWhitespace })
    parts = Parts([], nil, nil, nil, false, readings, Open(key: key, fault: fault))
  }

  /// A text that is not understood, as one compares it.
  private struct Open {
    let key: String
    let fault: Fault
  }

  /// What a strength consists of, shared by all products that were read as the same.
  private final class Parts: Sendable {
    let contents: [Ingredient]
    let ingredients: [Quantity]
    let container, fill: Quantity?
    let basis: String?
    let isFill: Bool
    let readings: [Strength]
    let open: Open?

    init(
      _ contents: [Ingredient], _ container: Quantity?, _ basis: String?, _ fill: Quantity?,
      _ isFill: Bool, _ readings: [Strength], _ open: Open?
    ) {
      (self.contents, self.container, self.basis) = (contents, container, basis)
      (self.fill, self.isFill, self.readings, self.open) = (fill, isFill, readings, open)
      ingredients = contents.map(\.amount)
    }
  }

  /// Reads a strength strictly; what is not understood, or may mean several things, is a fault.
  public init(_ text: String) throws(Fault) {
    let strength = SpecText(text).strength
    if let fault = strength.fault { throw fault }
    self = strength
  }

  /// The strength with its parts changed.
  func with(
    contents: [Ingredient]? = nil, basis: String? = nil, readings: [Strength] = []
  ) -> Strength {
    Strength(
      contents: contents ?? self.contents, container: container, basis: basis ?? self.basis,
      fill: fill, isFill: isFill, readings: readings)
  }
}

/// How contents compare.
extension Strength {
  /// How many times the content of `other` this strength holds.
  ///
  /// - Throws: why they do not compare.
  public func contentRatio(to other: Strength) throws(Fault) -> Ratio {
    if parts.open != nil || other.parts.open != nil { return try openRatio(to: other) }
    guard contents.count == other.contents.count else { throw .notProportional }
    try checkBases(other)
    let others = try other.contents(inOrderOf: self)
    do {
      return try Self.ratio(contents, others)
    } catch {
      // The same set in another order is the same compound.
      guard contents.count > 1, Set(ingredients) == Set(other.ingredients),
        Set(ingredients).count == ingredients.count
      else { throw error }
      return .one
    }
  }

  /// The ingredients in the order of another strength, where both name them.
  private func contents(inOrderOf other: Strength) throws(Fault) -> [Ingredient] {
    let own = contents.compactMap(\.name)
    let theirs = other.contents.compactMap(\.name)
    guard own.count == contents.count, theirs.count == contents.count else { return contents }
    guard Set(own) == Set(theirs) else {
      throw .differentIngredients(
        theirs.joined(separator: "+"), own.joined(separator: "+"))
    }
    return theirs.compactMap { name in contents.first { $0.name == name } }
  }

  private static func ratio(_ contents: [Ingredient], _ others: [Ingredient]) throws(Fault) -> Ratio
  {
    var ratio: Ratio?
    for (own, base) in zip(contents, others) {
      guard let (amount, other) = own.comparable(to: base) else { throw .differentUnits }
      guard let next = try? amount / other else { throw .unreadable(amount.exactText) }
      guard ratio == nil || ratio == next else { throw .notProportional }
      ratio = next
    }
    return ratio ?? .one
  }

  /// The ratio where one of the two is open.
  private func openRatio(to other: Strength) throws(Fault) -> Ratio {
    if self == other { return .one }
    guard let fault = fault ?? other.fault else { return .one }
    let pairs: [(Strength, Strength)]
    if self.fault != nil, other.fault != nil {
      // Both are written in one way, whatever that means: every reading must give the same.
      guard readings.count == other.readings.count, !isConcentration, !other.isConcentration
      else { throw fault }
      pairs = Array(zip(readings, other.readings))
    } else {
      let (open, known) = self.fault != nil ? (self, other) : (other, self)
      pairs = open.readings.filter { known.confirms($0, of: open) }
        .map { self.fault != nil ? ($0, known) : (known, $0) }
      guard pairs.count == 1 else { throw fault }
    }
    var ratio: Ratio?
    for (own, base) in pairs {
      guard let next = try? own.contentRatio(to: base), ratio == nil || ratio == next else {
        throw fault
      }
      ratio = next
    }
    guard let ratio else { throw fault }
    return ratio
  }
}

extension Strength {
  /// Two contents that are counted as two substances do not compare; what says nothing compares with
  /// 以…计, but not with one that says what else is in it, 含铋110mg.
  private func checkBases(_ other: Strength) throws(Fault) {
    guard basis != other.basis else { return }
    let isContained = [basis, other.basis].contains { basis in
      basis.map { StrengthWords.all.contained.contains(where: $0.hasPrefix) } ?? false
    }
    guard isContained || basis != nil && other.basis != nil else { return }
    throw .differentBases(basis ?? "-", other.basis ?? "-")
  }
}

/// How one of several readings is chosen.
extension Strength {
  /// Whether what it means may depend on the other strengths of its lot.
  public var dependsOnLot: Bool {
    readings.count > 1 || fault != nil && !readings.isEmpty
      || contents.contains { $0.equivalent != nil }
  }

  /// Whether the strength speaks for a reading of an open one; for a concentration only if it is the
  /// same content in the same volume.
  private func confirms(_ reading: Strength, of open: Strength) -> Bool {
    open.isConcentration
      ? reading.ingredients == ingredients && reading.container == container
      : reading.isConfirmed(by: self)
  }

  private var isConcentration: Bool {
    if case .concentration = fault { true } else { false }
  }

  /// Whether another strength speaks for this reading: an equal content, or a compound in the same
  /// proportion. Contents alone that differ say nothing: 80mg beside 80mg:12.5mg.
  func isConfirmed(by other: Strength) -> Bool {
    guard let ratio = try? contentRatio(to: other) else { return false }
    return contents.count > 1 || ratio == .one
  }

  /// The strength as other strengths of its lot, or its name or form, decide; itself where they do
  /// not.
  public func settled(by others: [Strength], name: String, form: DosageForm?) -> Strength {
    guard readings.count > 1 || fault != nil else { return self }
    let known = others.filter { $0.fault == nil && $0.readings.count < 2 }
    let confirmed = readings.filter { reading in known.contains { $0.confirms(reading, of: self) } }
    if confirmed.count == 1 { return confirmed[0] }
    if confirmed.isEmpty, !isConcentration, let meant = hinted(name: name, form: form) {
      return meant
    }
    return self
  }

  /// The reading that a name or a form speaks for, where they agree.
  private func hinted(name: String, form: DosageForm?) -> Strength? {
    let (words, name) = (StrengthWords.all, name.halfWidth.lowercased())
    let group = form?.group ?? ""
    let isCarried =
      words.carrierForms.contains(group) || words.carrierWords.contains(where: name.contains)
    let isCompound =
      words.compoundForms.contains(group) || words.compoundWords.contains(where: name.contains)
    guard isCarried != isCompound else { return nil }
    let meant = readings.filter { ($0.contents.count > 1) == isCompound }
    // A form tells a compound from a carrier, not an ingredient from a synonym or a solvent.
    guard meant.count == 1, readings.allSatisfy({ $0.contents.count > 1 || $0.isCarried }) else {
      return nil
    }
    return meant[0]
  }

  private var isCarried: Bool { container?.dimension == .mass || fill != nil }

  /// The strength with the other kind of units that the same content has elsewhere in the lot.
  public func completed(by others: [Strength]) -> Strength {
    guard contents.count == 1, contents[0].equivalent == nil else { return self }
    let pairs = others.filter { $0.contents.count == 1 }.compactMap { other in
      other.contents[0].equivalent.map { (other.contents[0].amount, $0) }
    }
    guard let first = pairs.first,
      pairs.allSatisfy({ Self.isOneProportion($0, first) })
    else { return self }
    let own = contents[0].amount
    let sides = own.dimension == first.0.dimension ? first : (first.1, first.0)
    guard own.dimension == sides.0.dimension,
      let times = try? own.amount / sides.0.amount, let amount = try? sides.1.amount * times
    else { return self }
    var content = contents[0]
    content.equivalent = Quantity(amount: amount, dimension: sides.1.dimension)
    return with(contents: [content.inOrder])
  }

  private static func isOneProportion(_ a: (Quantity, Quantity), _ b: (Quantity, Quantity)) -> Bool
  {
    guard a.0.dimension == b.0.dimension, a.1.dimension == b.1.dimension,
      let left = try? a.0.amount / b.0.amount, let right = try? a.1.amount / b.1.amount
    else { return false }
    return left == right
  }
}

extension Strength.Ingredient {
  /// The ingredient with its mass first, so that two ways to write it are one.
  var inOrder: Strength.Ingredient {
    guard let equivalent, amount.dimension.rawValue < equivalent.dimension.rawValue else {
      return self
    }
    return Self(name: name, amount: equivalent, equivalent: amount)
  }

  /// The amounts of both in units of one kind; nil where they have none.
  fileprivate func comparable(to other: Self) -> (Ratio, Ratio)? {
    for own in [amount, equivalent].compactMap(\.self) {
      for base in [other.amount, other.equivalent].compactMap(\.self)
      where own.dimension == base.dimension {
        return (own.amount, base.amount)
      }
    }
    return nil
  }
}

extension Strength: Hashable {
  /// Two strengths are the same when all their parts are; open ones, when they are written alike.
  public static func == (a: Strength, b: Strength) -> Bool {
    a.parts === b.parts
      || (a.contents == b.contents && a.container == b.container && a.basis == b.basis
        && a.fill == b.fill && a.isFill == b.isFill && a.parts.open?.key == b.parts.open?.key)
  }

  /// Hashes all parts.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ingredients)
    hasher.combine(container)
    hasher.combine(basis)
    hasher.combine(parts.open?.key)
  }
}
