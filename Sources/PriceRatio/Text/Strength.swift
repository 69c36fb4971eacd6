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
  public var isFill: Bool { said == .fill }
  /// What the text says that the amount is, 装 or 含; nil where it does not.
  var said: StrengthWords.OfEach? { parts.said }
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
    said: StrengthWords.OfEach? = nil, readings: [Strength] = []
  ) {
    parts = Parts(contents, container, basis, fill, said, readings, nil)
  }

  /// A strength that is not known, of a text, and what it may be.
  init(open text: String, _ fault: Fault, readings: [Strength] = []) {
    // Spaces and width are no difference.
    let key = String(text.halfWidth.filter { !$0.isWhitespace })
    parts = Parts([], nil, nil, nil, nil, readings, Open(key: key, fault: fault))
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
    let said: StrengthWords.OfEach?
    let readings: [Strength]
    let open: Open?

    init(
      _ contents: [Ingredient], _ container: Quantity?, _ basis: String?, _ fill: Quantity?,
      _ said: StrengthWords.OfEach?, _ readings: [Strength], _ open: Open?
    ) {
      (self.contents, self.container, self.basis) = (contents, container, basis)
      (self.fill, self.said, self.readings, self.open) = (fill, said, readings, open)
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
      fill: fill, said: said, readings: readings)
  }
}

/// How contents compare.
extension Strength {
  /// How many times the content of `other` this strength holds.
  ///
  /// - Throws: why they do not compare.
  public func contentRatio(to other: Strength) throws(Fault) -> Ratio {
    if let own = meant(beside: other) { return try own.contentRatio(to: other) }
    if let meant = other.meant(beside: self) { return try contentRatio(to: meant) }
    if parts.open != nil || other.parts.open != nil { return try openRatio(to: other) }
    try checkUsual(other)
    guard contents.count == other.contents.count else { throw .notProportional }
    try checkBases(other)
    try checkFills(other)
    if let named = try other.contents(namedAs: self) { return try Self.ratio(contents, named) }
    do {
      return try Self.ratio(contents, other.contents)
    } catch {
      // The same set in another order is the same compound.
      guard contents.count > 1, Set(ingredients) == Set(other.ingredients),
        Set(ingredients).count == ingredients.count
      else { throw error }
      return .one
    }
  }

  /// The ingredients in the order of another strength, where both name them; nil where they do not.
  private func contents(namedAs other: Strength) throws(Fault) -> [Ingredient]? {
    let own = contents.compactMap(\.name)
    let theirs = other.contents.compactMap(\.name)
    guard own.count == contents.count, theirs.count == contents.count else { return nil }
    let folded = own.map(\.foldedName)
    guard Set(folded).count == own.count, Set(folded) == Set(theirs.map(\.foldedName)) else {
      throw .differentIngredients(theirs.joined(separator: "+"), own.joined(separator: "+"))
    }
    return theirs.compactMap { name in
      folded.firstIndex(of: name.foldedName).map { contents[$0] }
    }
  }

  private static func ratio(_ contents: [Ingredient], _ others: [Ingredient]) throws(Fault) -> Ratio
  {
    var ratio: Ratio?
    for (own, base) in zip(contents, others) {
      guard let next = try own.quotient(by: base) else { throw .differentUnits }
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
    guard basis != other.basis else {
      // A share may be that of any content, an amount is that of one.
      guard let basis, saysWhatIsContained, !basis.contains("%"), ingredients != other.ingredients
      else { return }
      throw .statementsDiffer(basis)
    }
    guard saysWhatIsContained || other.saysWhatIsContained || basis != nil && other.basis != nil
    else { return }
    throw .differentBases(basis ?? "-", other.basis ?? "-")
  }

  /// What is usual, 5%50g in 50 g, does not compare with a solution: it may be one of another volume.
  private func checkUsual(_ other: Strength) throws(Fault) {
    for (usual, known) in [(self, other), (other, self)] where known.volume != nil {
      guard usual.readings.count > 1, usual.container?.dimension == .mass else { continue }
      throw .ambiguous(usual.text, readings: usual.readings.map(\.text))
    }
  }

  private var saysWhatIsContained: Bool {
    basis.map { StrengthWords.all.contained.contains(where: $0.hasPrefix) } ?? false
  }

  /// A fill does not compare with a content. A bare mass may be either: beside a fill, or a content
  /// in its carrier, `15g` beside `10g:0.2g`, it is the same only where both have as much.
  private func checkFills(_ other: Strength) throws(Fault) {
    guard isFill == other.isFill || !(isFill ? other : self).isSurelyContent else {
      throw .fillAndContent
    }
    for (bare, whole) in [(self, other), (other, self)]
    where bare.isBareMass && (whole.isInMass || whole.isFill) {
      let mass = bare.contents[0]
      guard mass.amount != whole.contents[0].amount else { continue }
      let readings = [StrengthWords.OfEach.content, .fill].map {
        Strength(contents: [mass], said: $0).text
      }
      throw .ambiguous(bare.text, readings: readings)
    }
  }

  /// Whether the text says no more than a mass.
  private var isBareMass: Bool {
    !isFill && !isSurelyContent && ingredients.first?.dimension == .mass && fill == nil
  }

  /// Whether the text says by more than an amount that it is a content.
  private var isSurelyContent: Bool {
    !isFill
      && (contents.count > 1 || container != nil || said == .content
        || basis != nil && !saysWhatIsContained
        || contents.contains { $0.name != nil || $0.equivalent != nil })
  }

  /// Whether it is one content in a carrier, such as a cream.
  private var isInMass: Bool { contents.count == 1 && container?.dimension == .mass }
}

/// What only some strengths of a lot may say: those that do not say it compare with two that
/// contradict each other.
extension Strength {
  /// What a strength may say besides its amounts.
  public enum Addition: CaseIterable, Sendable { case basis, names, otherUnits, carrier, fill }

  /// Whether it says this.
  public func says(_ addition: Addition) -> Bool {
    switch addition {
    case .basis: basis != nil
    case .names: !contents.isEmpty && contents.allSatisfy { $0.name != nil }
    case .otherUnits: contents.contains { $0.equivalent != nil }
    case .carrier: isInMass
    case .fill: isFill
    }
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
    // 50g, or 50g(5万单位), beside 50g(20%) may be its content or its whole.
    if isBareMass || inOintment != nil,
      open.readings.contains(where: { $0.container == ingredients[0] })
    {
      return false
    }
    // 12.5g in 250ml beside 250ml:12.5g:2.25g does not say that the other is a salt of the solvent.
    if open.hasMoreInVolume(than: reading) { return false }
    return open.isConcentration
      ? reading.ingredients == ingredients && reading.container == container
      : reading.isConfirmed(by: self)
  }

  private func hasMoreInVolume(than reading: Strength) -> Bool {
    readings.contains { other in
      other.contents.count > reading.contents.count && other.volume != nil
        && other.volume == reading.volume
    }
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
    guard confirmed.isEmpty, !isConcentration else { return self }
    return hinted(name: name, form: form) ?? reading(inWholeLike: known) ?? self
  }

  /// The one of several readings for which another strength speaks.
  private func meant(beside other: Strength) -> Strength? {
    guard readings.count > 1 else { return nil }
    let settled = settled(by: [other], name: "", form: nil)
    return settled.fault == nil && settled.readings.isEmpty ? settled : nil
  }

  /// The reading that is a solution of a volume that others have, or in a carrier where all others
  /// are.
  private func reading(inWholeLike others: [Strength]) -> Strength? {
    let wholes = Set(others.compactMap { $0.container?.dimension })
    guard wholes.count == 1, readings.allSatisfy({ $0.container != nil }) else { return nil }
    let meant = readings.filter { $0.container.map { wholes.contains($0.dimension) } ?? false }
    guard meant.count == 1, let whole = meant[0].container else { return nil }
    let isTold = !whole.isVolume || others.contains { $0.container == whole }
    return isTold ? meant[0] : nil
  }

  /// The reading that a name or a form speaks for, where they speak for one alone. They tell a
  /// compound, a carrier and a solution apart, not an ingredient from a synonym or a solvent.
  private func hinted(name: String, form: DosageForm?) -> Strength? {
    let spoken = StrengthWords.all.hints(name: name.halfWidth.lowercased(), form: form)
    let kinds = readings.map(\.kind)
    guard kinds.allSatisfy({ $0 != nil }) else { return nil }
    let meant = readings.indices.filter { kinds[$0].map(spoken.contains) ?? false }
    return meant.count == 1 ? readings[meant[0]] : nil
  }

  /// What a form can speak for; nil for an amount alone.
  private var kind: StrengthWords.Hint? {
    if container?.isVolume == true { return .solution }
    if contents.count > 1 { return .compound }
    return container != nil || fill != nil ? .carrier : nil
  }

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

  /// How many times another's amount it has, the same in all units that both are given in; nil where
  /// there are none.
  fileprivate func quotient(by other: Self) throws(Strength.Fault) -> Ratio? {
    var quotient: Ratio?
    for own in [amount, equivalent].compactMap(\.self) {
      for base in [other.amount, other.equivalent].compactMap(\.self)
      where own.dimension == base.dimension {
        guard let next = try? own.amount / base.amount else {
          throw .unreadable(own.amount.exactText)
        }
        guard quotient == nil || quotient == next else { throw .unitsDiffer(text, other.text) }
        quotient = next
      }
    }
    return quotient
  }
}

extension Strength: Hashable {
  /// Two strengths are the same when all their parts are; open ones, when they are written alike.
  public static func == (a: Strength, b: Strength) -> Bool {
    a.parts === b.parts
      || (a.contents == b.contents && a.container == b.container && a.basis == b.basis
        && a.fill == b.fill && a.isFill == b.isFill
        && a.isSurelyContent == b.isSurelyContent
        && a.parts.open?.key == b.parts.open?.key)
  }

  /// Hashes all parts.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ingredients)
    hasher.combine(container)
    hasher.combine(basis)
    hasher.combine(parts.open?.key)
  }
}
