import ExactNumbers

/// Amounts with the signs between them.
struct NamedAmounts {
  /// An amount, in which unit it is written and what it is of.
  struct Named {
    let amount: Quantity
    let unit: String
    let name: String?
  }

  private(set) var all: [Named] = []
  /// What stands between each and the next.
  private(set) var separators: [SpecItem.Separator] = []
  var count: Int { all.count }

  /// Whether a slash stands beside a volume, `a:b/5ml`: so much in so much, not in the container.
  var isInVolumeBySlash: Bool {
    guard count > 1, let place = all.firstIndex(where: \.amount.isVolume) else { return false }
    return place == 0 && separators.first == .slash
      || place == count - 1 && separators.last == .slash
  }

  /// The same as if it were a content in its container.
  var withoutSlashes: NamedAmounts {
    var amounts = self
    amounts.separators = separators.map { $0 == .slash ? .colon : $0 }
    return amounts
  }

  /// Takes items that must all be amounts; a number without a unit has that of the one behind it.
  init(_ items: [SpecItem], _ text: String) throws(Strength.Fault) {
    var unit: (of: Quantity, number: Ratio, name: String)?
    for item in items.reversed() {
      switch item.kind {
      case .amount(let amount, let name, let ingredient):
        all.insert(Named(amount: amount, unit: name, name: ingredient), at: 0)
        guard let known = StrengthWords.all.unit(name),
          let number = try? amount.amount / known.scale
        else { throw .unreadable(text) }
        unit = (amount, number, name)
      case .number(let number):
        guard number > .zero else { throw .zero(text) }
        guard let unit, !unit.of.isVolume else { throw .noUnit(text) }
        guard let scale = try? unit.of.amount / unit.number, let amount = try? number * scale else {
          throw .unreadable(text)
        }
        all.insert(
          Named(
            amount: Quantity(amount: amount, dimension: unit.of.dimension), unit: unit.name,
            name: nil), at: 0)
      case .size: throw .size(text)
      default: throw .unreadable(text)
      }
      separators.insert(item.separator, at: 0)
    }
    guard !all.isEmpty, let first = separators.first, first == .none else {
      throw .unreadable(text)
    }
    separators.removeFirst()
  }
}

/// Finds what several amounts may mean.
struct AmountReader {
  /// Whether the first reading is the usual one where nothing speaks for another.
  private(set) var firstIsUsual = false
  private let text: String
  /// Whether what is counted can hold no carrier; whether it holds something.
  private let countsDoseForms, countsContainers: Bool

  private typealias Named = NamedAmounts.Named

  init(_ text: String, countsDoseForms: Bool, countsContainers: Bool) {
    (self.text, self.countsDoseForms, self.countsContainers) =
      (text, countsDoseForms, countsContainers)
  }

  /// All that amounts may mean.
  mutating func readings(_ amounts: NamedAmounts) throws(Strength.Fault) -> [Strength] {
    if amounts.count == 1 { return [Strength(contents: amounts.all.map(\.ingredient))] }
    let volumes = amounts.all.filter(\.amount.isVolume)
    guard volumes.count < 2 else { throw .unreadable(text) }
    if volumes.isEmpty { return try solids(amounts.all, amounts.separators) }
    return try inVolume(amounts)
  }

  /// 2ml:10mg, 10mg:2ml, 5ml:80mg/12.5mg.
  private func inVolume(_ amounts: NamedAmounts) throws(Strength.Fault) -> [Strength] {
    guard let place = amounts.all.firstIndex(where: \.amount.isVolume),
      place == 0 || place == amounts.count - 1
    else { throw .unreadable(text) }
    var separators = amounts.separators
    let beside = place == 0 ? separators.removeFirst() : separators.removeLast()
    guard beside != .plus, amounts.all[place].name == nil else { throw .unreadable(text) }
    let volume = amounts.all[place].amount
    let others = amounts.all.filter { !$0.amount.isVolume }
    guard separators.allSatisfy({ $0 != .times && $0 != .none }) else { throw .unreadable(text) }
    let drugs = others.filter { !$0.isSolvent }
    if !drugs.isEmpty, drugs.count < others.count {
      return [Strength(contents: drugs.map(\.ingredient), container: volume)]
    }
    let compound = Strength(contents: others.map(\.ingredient), container: volume)
    // 40mg*105ml: so much in it, or in each of its millilitres.
    if beside == .times, place > 0, others.count == 1,
      let times = try? others[0].amount.amount * volume.amount
    {
      var each = others[0].ingredient
      each.amount = Quantity(amount: times, dimension: each.amount.dimension)
      return [compound, Strength(contents: [each], container: volume)]
    }
    guard separators.contains(.colon), others.contains(where: { $0.name == nil }) else {
      return [compound]
    }
    // 100ml:0.5g:0.9g: the second may be the salt of the solvent.
    return [compound]
      + others.map { Strength(contents: [$0.ingredient], container: volume) }
  }

  private mutating func solids(_ all: [Named], _ separators: [SpecItem.Separator])
    throws(Strength.Fault) -> [Strength]
  {
    guard separators.allSatisfy({ [.colon, .slash, .plus, .comma].contains($0) }),
      Set(separators.map { $0 == .comma ? .plus : $0 }).count == 1
    else { throw .unreadable(text) }
    let compound = Strength(contents: all.map(\.ingredient))
    if separators[0] == .plus || separators[0] == .comma || all.allSatisfy({ $0.name != nil }) {
      return [compound]
    }
    guard all.count == 2 else { return try several(all, compound) }
    let (first, second) = (all[0], all[1])
    guard first.amount.dimension == .mass, second.amount.dimension == .mass else {
      // 160万单位:0.96g: two ingredients, or one in two units.
      guard first.amount.dimension != second.amount.dimension else { return [compound] }
      var one = first.ingredient
      one.equivalent = second.amount
      return [compound, Strength(contents: [one.inOrder])]
    }
    if countsDoseForms || first.amount == second.amount { return [compound] }
    if separators[0] == .colon { return [compound, Self.carried(first, second)] }
    if first.unit == "g", second.unit == "g" { return try granules(first, second, compound) }
    return first.unit == second.unit ? [compound] : [compound, Self.carried(first, second)]
  }

  /// Three amounts and more: a compound, unless the first is a carrier of the others.
  private func several(_ all: [Named], _ compound: Strength) throws(Strength.Fault) -> [Strength] {
    guard !countsDoseForms else { return [compound] }
    guard all.allSatisfy({ $0.amount.dimension == all[0].amount.dimension }) else {
      throw .unreadable(text)
    }
    let rest = Strength(
      contents: all.dropFirst().map(\.ingredient), container: all[0].amount)
    var sum = Ratio.zero
    for other in all.dropFirst() {
      guard let next = try? sum + other.amount.amount else { throw .unreadable(text) }
      sum = next
    }
    return all[0].amount.amount > sum ? [compound, rest] : [compound]
  }

  /// 500mg:4mg: the smaller is in the larger, whichever stands first.
  private static func carried(_ a: Named, _ b: Named) -> Strength {
    let (content, whole) = a.amount.amount < b.amount.amount ? (a, b) : (b, a)
    return Strength(contents: [content.ingredient], container: whole.amount)
  }

  /// 0.5g/10g: granules that equal so much herb.
  private mutating func granules(_ first: Named, _ second: Named, _ compound: Strength)
    throws(Strength.Fault) -> [Strength]
  {
    func granule(_ fill: Named, _ herb: Named) -> Strength {
      Strength(
        contents: [.init(amount: Quantity(amount: herb.amount.amount, dimension: .herb))],
        fill: fill.amount)
    }
    guard first.amount.amount < second.amount.amount else {
      return [granule(first, second), granule(second, first)]
        + (countsContainers ? [] : [compound])
    }
    firstIsUsual = true
    return countsContainers
      ? [granule(first, second)] : [granule(first, second), compound]
  }
}

extension NamedAmounts.Named {
  var ingredient: Strength.Ingredient { .init(name: name, amount: amount) }

  fileprivate var isSolvent: Bool {
    name.map(StrengthWords.all.solvents.contains) ?? false
  }
}
