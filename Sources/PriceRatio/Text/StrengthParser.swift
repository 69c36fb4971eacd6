import ExactNumbers

/// Reads what stands before the counts of a specification.
struct StrengthParser {
  /// The remarks in brackets.
  private(set) var remarks: [String] = []
  /// The word of the unit that the content is of, `/片`.
  private(set) var perUnit: String?
  /// A count in brackets, `(120喷/瓶)`.
  private(set) var bracketCount: (number: Int, word: String)?
  /// Whether the first reading is the usual one where nothing speaks for another.
  private(set) var firstIsUsual = false
  /// The content in its volume that a concentration would be where others of its lot say the same.
  private(set) var inVolume: Strength?
  private var basis: String?
  private var percent: Ratio?
  /// Whether the share stands before what it is of: 0.1% 15g.
  private var percentIsFirst = false
  /// The proportion of the ingredients, `0.625g(7:1)`.
  private var proportion: [Ratio] = []
  /// What stands in brackets and belongs to the content.
  private var inner: [SpecItem]?
  private let text: String
  private let pack: PackCounts
  private let words = StrengthWords.all

  init(_ text: String, _ pack: PackCounts) { (self.text, self.pack) = (text, pack) }

  private var unreadable: Strength.Fault { .unreadable(text) }

  /// All that the items may mean.
  mutating func readings(_ items: [SpecItem]) throws(Strength.Fault) -> [Strength] {
    var body = try withoutGroups(items)
    removeBottle(&body)
    try removeUnitWord(&body)
    try takePercent(&body)
    let readings = try joined(body).map { reading throws(Strength.Fault) in
      try proportion.isEmpty ? reading : divided(reading)
    }
    guard pack.countsDoses, let reading = readings.first else { return try checked(readings) }
    // 20μg in 10ml and 200 puffs: of one, or of all of them?
    guard reading.container == nil else {
      throw .ambiguous(
        text,
        readings: [reading.text, Strength(contents: reading.contents).text + " × n"])
    }
    return try checked(readings)
  }

  /// The ingredients of a content whose proportion is told.
  private func divided(_ strength: Strength) throws(Strength.Fault) -> Strength {
    guard strength.contents.count == 1, strength.contents[0].name == nil,
      strength.contents[0].equivalent == nil, !strength.isFill, strength.fill == nil,
      !strength.contents[0].amount.isVolume
    else { throw unreadable }
    let whole = strength.contents[0].amount
    var contents: [Strength.Ingredient] = []
    do {
      let sum = try proportion.reduce(Ratio.zero) { try $0 + $1 }
      for part in proportion {
        let amount = try whole.amount * part / sum
        // A third of a milligram is what nobody weighs.
        guard amount.exactDecimal != nil else { throw unreadable }
        contents.append(.init(amount: Quantity(amount: amount, dimension: whole.dimension)))
      }
    } catch {
      throw unreadable
    }
    return strength.with(contents: contents)
  }

  /// Takes the bottle off the content of a puff: `20μg/揿,10ml`.
  private mutating func removeBottle(_ body: inout [SpecItem]) {
    guard body.count > 2, let place = body.firstIndex(where: { $0.separator == .comma }),
      let bottle = body[place].amount, bottle.isVolume,
      let word = body[place - 1].word, words.counted(word) == .dose
    else { return }
    remarks.append(bottle.amount.exactText + "ml")
    body.remove(at: place)
  }

  /// Sorts what stands in brackets.
  private mutating func withoutGroups(_ items: [SpecItem]) throws(Strength.Fault) -> [SpecItem] {
    var body: [SpecItem] = []
    for item in items {
      guard case .group(let parts, let raw) = item.kind else {
        body.append(item)
        continue
      }
      try take(parts, raw)
    }
    return body
  }

  private mutating func take(_ parts: [SpecItem], _ raw: String) throws(Strength.Fault) {
    let plain = raw.filter { $0 != " " }
    if let first = plain.first, "以按".contains(first), plain.hasSuffix("计") {
      guard plain.count > 2, basis == nil else { throw unreadable }
      basis = String(plain.dropFirst().dropLast())
    } else if words.contained.contains(where: plain.hasPrefix) {
      // 含铋110mg says what the content is besides; 内含28片 counts the pack.
      guard basis == nil, !parts.contains(where: { $0.count != nil }) else { throw unreadable }
      if raw.contains(where: \.isNumber) { basis = plain } else { remarks.append(raw) }
    } else if words.remarks.contains(where: plain.hasPrefix) {
      remarks.append(raw)
    } else if parts.count == 1, let share = parts[0].percent {
      guard percent == nil else { throw unreadable }
      percent = share
    } else if parts.contains(where: \.holdsContent) {
      guard inner == nil else { throw unreadable }
      inner = parts
    } else if let numbers = Self.proportion(parts) {
      guard proportion.isEmpty else { throw unreadable }
      proportion = numbers
    } else if parts.contains(where: { $0.number != nil || $0.percent != nil }) {
      throw unreadable
    } else {
      // 每盒28片, 2板: how many the pack holds is no remark.
      guard parts.allSatisfy({ $0.count.map { $0.counted == .dose } ?? true }),
        !parts.isEmpty || !raw.contains(where: words.isDigit)
      else { throw unreadable }
      if let count = parts.first?.count { bracketCount = (count.number, count.word) }
      guard !plain.isEmpty else { throw unreadable }
      remarks.append(raw)
    }
  }

  /// The numbers of 7:1; nil where it is none.
  private static func proportion(_ parts: [SpecItem]) -> [Ratio]? {
    let numbers = parts.compactMap(\.number)
    guard parts.count > 1, numbers.count == parts.count, !numbers.contains(where: { $0 <= .zero }),
      !parts.dropFirst().contains(where: { $0.separator != .colon })
    else { return nil }
    return numbers
  }

  /// Takes `/片`, `/1支` and 袋 off the end: 10mg/片 is 10 mg.
  private mutating func removeUnitWord(_ body: inout [SpecItem]) throws(Strength.Fault) {
    while body.count > 1, let last = body.last {
      let word = last.word ?? (last.count?.number == 1 ? last.count?.word : nil)
      if let word, words.isRemark(word) {
        remarks.append(word)
        body.removeLast()
        continue
      }
      guard let word, let counted = words.counted(word),
        last.separator == .slash || (last.separator == .none && last.word != nil)
      else { return }
      body.removeLast()
      guard counted != .pack else {
        // 5g/盒 may be one unit or all of them; 5g/支/盒 is clear.
        guard let next = body.last, next.separator == .slash || next.word != nil,
          next.word.flatMap(words.counted) != nil, !(next.word.map(isPack) ?? true)
        else { throw unreadable }
        continue
      }
      perUnit = word.lowercased()
    }
  }

  private func isPack(_ word: String) -> Bool { words.counted(word) == .pack }

  private mutating func takePercent(_ body: inout [SpecItem]) throws(Strength.Fault) {
    let shares = body.filter { $0.percent != nil }
    guard let share = shares.first else { return }
    guard shares.count == 1, percent == nil else { throw unreadable }
    percent = share.percent
    guard let place = body.firstIndex(where: { $0.percent != nil }),
      place == 0 || place == body.count - 1
    else { throw unreadable }
    guard body[place].separator != .slash, body[place].separator != .plus else { throw unreadable }
    body.remove(at: place)
    percentIsFirst = place == 0 && !body.isEmpty
    if percentIsFirst {
      guard body[0].separator != .slash, body[0].separator != .plus else { throw unreadable }
      body[0].separator = .none
    }
  }

  /// What stands outside and inside of brackets, together.
  private mutating func joined(_ body: [SpecItem]) throws(Strength.Fault) -> [Strength] {
    guard let inner else { return try outer(body) }
    if body.isEmpty {
      var parts = inner
      try removeUnitWord(&parts)
      return try outer(parts)
    }
    if let concentration = Concentration(inner) ?? Concentration(inner, within: body) {
      return try [strength(of: concentration, in: body)]
    }
    // 1mg/ml(5ml)
    if let concentration = Concentration(body) {
      return try [strength(of: concentration, in: inner)]
    }
    // 5万IU(100μg)/10g: the whole is a mass, and the content is in both units.
    if inner.count == 1, body.count == 2, body[1].separator == .slash, let content = body[0].amount,
      let whole = body[1].amount, whole.dimension == .mass, content.dimension == .activity
    {
      let reading = Strength(contents: [.init(amount: content)], container: whole)
      return try [reading.joined(outer(inner), text)]
    }
    // 2%(5g:0.1g),5g: the whole once more.
    if percent != nil, body.count == 1, let whole = body[0].amount {
      let readings = try outer(inner)
      if readings.contains(where: { $0.container == whole }) { return readings }
    }
    let readings = try outer(body)
    guard readings.count == 1, let reading = readings.first else { throw unreadable }
    if let count = try doses(in: inner, of: reading) {
      bracketCount = count
      return readings
    }
    return try [reading.joined(outer(inner), text)]
  }

  /// `0.5mL/dose (5mL/vial)`: a vial of ten doses.
  private func doses(in items: [SpecItem], of dose: Strength) throws(Strength.Fault)
    -> (number: Int, word: String)?
  {
    guard let perUnit, words.counted(perUnit) == .dose, items.count == 2,
      let whole = items[0].amount, items[1].separator == .slash, let word = items[1].word,
      words.counted(word) == .container
    else { return nil }
    guard dose.container == nil, dose.ingredients.count == 1,
      dose.ingredients[0].dimension == whole.dimension,
      let count = (try? whole.amount / dose.ingredients[0].amount)?.whole, count > 0
    else { throw unreadable }
    return (count, perUnit)
  }

  /// A concentration in its whole, or beside a content in one, `60ml:2.4g（5ml:200mg）`, with which it
  /// must agree.
  private mutating func strength(of concentration: Concentration, in items: [SpecItem])
    throws(Strength.Fault) -> Strength
  {
    if items.count == 1, let whole = items[0].amount {
      return try strength(of: concentration, in: whole)
    }
    guard Concentration(items) == nil else { throw unreadable }
    let readings = try outer(items)
    guard readings.count == 1, let reading = readings.first, let whole = reading.container else {
      throw unreadable
    }
    let stated = try strength(of: concentration, in: whole)
    guard stated.ingredients != reading.ingredients else { return reading }
    guard let share = Self.share(of: stated), let computed = Self.share(of: reading) else {
      throw unreadable
    }
    throw .percentDiffers(stated: share.exactText, computed: computed.exactText)
  }

  private func strength(of concentration: Concentration, in whole: Quantity)
    throws(Strength.Fault) -> Strength
  {
    // 每1g含10mg,5mg: no whole is less than what a content is told of.
    guard concentration.per.dimension == whole.dimension,
      whole.isVolume || whole.amount >= concentration.per.amount,
      let times = try? whole.amount / concentration.per.amount
    else { throw unreadable }
    var contents = concentration.contents
    for place in contents.indices {
      let amount = contents[place].amount
      guard let all = try? amount.amount * times else { throw unreadable }
      contents[place].amount = Quantity(amount: all, dimension: amount.dimension)
    }
    return Strength(contents: contents, container: whole)
  }

  /// Reads items without brackets.
  private mutating func outer(_ body: [SpecItem]) throws(Strength.Fault) -> [Strength] {
    guard !body.isEmpty else { throw unreadable }
    if let concentration = Concentration(Array(body.prefix(body.count - 1))), let last = body.last,
      let whole = last.amount, last.separator != .slash, last.separator != .plus
    {
      return try [strength(of: concentration, in: whole)]
    }
    if let concentration = Concentration(body) { throw alone(concentration) }
    if let each = try OfEach(body, text) { return [each.strength] }
    let amounts = try NamedAmounts(body, text)
    if let percent, amounts.count == 1 { return try shares(percent, of: amounts.all[0]) }
    var reader = AmountReader(
      text,
      countsDoseForms: pack.countsDoseForms
        || perUnit.map { words.counted($0) == .doseForm }
          ?? false,
      countsContainers: pack.countsContainers || perUnit != nil)
    defer { firstIsUsual = reader.firstIsUsual }
    if amounts.isInVolumeBySlash {
      // Whatever the container holds, the share must be right.
      _ = try checked(reader.readings(amounts.withoutSlashes))
      throw .concentration(text)
    }
    return try reader.readings(amounts)
  }

  /// Why a concentration alone is no strength; its share is held against it all the same.
  private mutating func alone(_ concentration: Concentration) -> Strength.Fault {
    let strength = Strength(contents: concentration.contents, container: concentration.per)
    do {
      _ = try checked([strength])
    } catch {
      return error
    }
    inVolume = strength
    return .concentration(text)
  }

  /// What a share of an amount may be. A mass is that of the whole, `30g(0.1%)`, or of the content
  /// of a solution of this share, `50g(20%)` in 250 ml, where a bottle holds so much; one that is not
  /// even a gram may also be a content in its carrier, `8%(90mg)`.
  private mutating func shares(_ percent: Ratio, of whole: NamedAmounts.Named)
    throws(Strength.Fault) -> [Strength]
  {
    var readings = [try share(percent, of: whole.amount)]
    guard whole.amount.dimension == .mass, whole.name == nil else { return readings }
    let isInGrams = words.isInGrams(whole.unit)
    for dimension in isInGrams ? [.volume] : [Quantity.Dimension.volume, .mass] {
      let perUnit = dimension == .volume ? Ratio(10) : .hundredth
      guard let amount = try? whole.amount.amount / (percent * perUnit),
        amount.exactDecimal != nil, dimension == .mass || amount <= words.largestBottle
      else { continue }
      readings.append(
        Strength(
          contents: [whole.ingredient], container: Quantity(amount: amount, dimension: dimension)))
    }
    firstIsUsual = isInGrams && percentIsFirst
    return readings
  }

  private func share(_ percent: Ratio, of whole: Quantity) throws(Strength.Fault) -> Strength {
    guard percent > .zero, percent <= Ratio(100),
      let amount = try? percent * whole.amount * (whole.isVolume ? Ratio(10) : .hundredth)
    else { throw unreadable }
    guard whole.isVolume || whole.dimension == .mass else { throw unreadable }
    return Strength(
      contents: [.init(amount: Quantity(amount: amount, dimension: .mass))], container: whole)
  }
}

/// The share is held against the content, and the basis is added.
extension StrengthParser {
  private func checked(_ readings: [Strength]) throws(Strength.Fault) -> [Strength] {
    var fitting = readings
    if let percent {
      let shares = readings.map { Self.share(of: $0) }
      fitting = zip(readings, shares).filter { $0.1 == percent }.map { $0.0 }
      if fitting.isEmpty {
        guard let share = shares.compactMap(\.self).first else { throw unreadable }
        throw .percentDiffers(stated: percent.exactText, computed: share.exactText)
      }
    }
    return basis.map { basis in fitting.map { $0.with(basis: basis) } } ?? fitting
  }

  /// Grams in 100 ml or 100 g; nil where that cannot be said.
  private static func share(of strength: Strength) -> Ratio? {
    guard let whole = strength.container else { return nil }
    var sum = Ratio.zero
    for content in strength.ingredients {
      guard content.dimension == .mass, let next = try? sum + content.amount else { return nil }
      sum = next
    }
    return try? sum / whole.amount / (whole.isVolume ? Ratio(10) : .hundredth)
  }
}

/// So much in so much, `5mg/ml`, `0.25+6mg/ml`, `每5ml含100mg`.
private struct Concentration {
  let contents: [Strength.Ingredient]
  let per: Quantity

  init?(_ items: [SpecItem]) {
    if let each = try? OfEach(items, ""), let per = each.per {
      (contents, self.per) = (each.strength.contents, per)
      return
    }
    guard items.count > 1, let last = items.last, last.separator == .slash,
      let amounts = try? NamedAmounts(Array(items.dropLast()), ""),
      amounts.separators.allSatisfy({ $0 == .plus }),
      !amounts.all.contains(where: \.amount.isVolume)
    else { return nil }
    contents = amounts.all.map(\.ingredient)
    switch last.kind {
    case .unit(let unit) where unit.dimension == .volume || unit.dimension == .mass:
      per = Quantity(amount: unit.scale, dimension: unit.dimension)
    case .amount(let amount, _, nil) where amount.isVolume: per = amount
    default: return nil
    }
  }

  /// `1ml:2mg`, where no smaller volume stands beside it.
  init?(_ items: [SpecItem], within whole: [SpecItem]) {
    guard let volume = whole.lazy.compactMap(\.amount).first(where: \.isVolume),
      items.count > 1, let amounts = try? NamedAmounts(items, ""),
      amounts.all[0].amount.amount <= volume.amount,
      amounts.all[0].amount.isVolume, amounts.all[0].name == nil, amounts.separators[0] == .colon,
      amounts.separators.dropFirst().allSatisfy({ $0 == .plus }),
      !amounts.all.dropFirst().contains(where: \.amount.isVolume)
    else { return nil }
    (contents, per) = (amounts.all.dropFirst().map(\.ingredient), amounts.all[0].amount)
  }
}

/// 每袋装10g, 每8丸重1.4g, 每片含缬沙坦80mg、氨氯地平5mg, 每袋500mg含4mg; 每1g含10mg.
private struct OfEach {
  let strength: Strength
  /// What the content is told of, where that is not a unit: every gram or millilitre.
  let per: Quantity?

  init?(_ items: [SpecItem], _ text: String) throws(Strength.Fault) {
    guard let word = items.first?.word, word.hasPrefix("每") else { return nil }
    var rest = items.dropFirst()
    var verb = String(word.dropFirst())
    var number = 1
    var carrier, per: Quantity?
    if verb.isEmpty, let count = rest.first?.count {
      (number, verb) = (count.number, "")
      rest.removeFirst()
    } else if verb.isEmpty, let amount = rest.first?.amount {
      per = amount
      rest.removeFirst()
    } else if let unit = (0...verb.count).reversed().first(where: { Self.isUnit(verb.prefix($0)) })
    {
      verb.removeFirst(unit)
      carrier = Self.carrier(&verb, &rest)
    } else if let unit = (0...verb.count).reversed().first(where: {
      StrengthWords.all.unit(String(verb.prefix($0))) != nil
    }) {
      per = StrengthWords.all.unit(String(verb.prefix(unit))).map {
        Quantity(amount: $0.scale, dimension: $0.dimension)
      }
      verb.removeFirst(unit)
    } else {
      throw .unreadable(text)
    }
    // The word before the first amount was taken for its name.
    if verb.isEmpty, let next = rest.first?.word {
      verb = next
      rest.removeFirst()
    } else if verb.isEmpty, let first = rest.first,
      case .amount(let amount, let unit, let name?) = first.kind
    {
      verb = name
      rest[rest.startIndex].kind = .amount(amount, unit: unit, name: nil)
    }
    let (meaning, name) = try Self.meaning(verb, text)
    if let name, let first = rest.first, case .amount(let amount, let unit, nil) = first.kind {
      rest[rest.startIndex].kind = .amount(amount, unit: unit, name: name)
    }
    guard let first = rest.first, first.amount != nil else { throw .unreadable(text) }
    rest[rest.startIndex].separator = .none
    strength = try Self.strength(
      try NamedAmounts(Array(rest), text), meaning, of: number, in: carrier ?? per, text)
    self.per = per
  }

  /// Takes the mass or volume of the unit in which a content is: 每袋500mg含4mg, 每袋装3g含0.5g.
  private static func carrier(_ verb: inout String, _ rest: inout ArraySlice<SpecItem>) -> Quantity?
  {
    let isFill = StrengthWords.all.ofEach.contains { $0.word == verb && $0.meaning == .fill }
    guard verb.isEmpty || isFill,
      rest.count > 1, let amount = rest.first?.amount, let next = rest.dropFirst().first?.word,
      let meaning = try? Self.meaning(next, "").0, meaning == .content
    else { return nil }
    verb = ""
    rest.removeFirst()
    return amount
  }

  private static func isUnit(_ word: Substring) -> Bool {
    // 每盒含0.5g: in one of its units, or in all?
    guard !word.isEmpty, let counted = StrengthWords.all.counted(String(word)) else { return false }
    return counted != .pack
  }

  private static func meaning(_ verb: String, _ text: String) throws(Strength.Fault)
    -> (StrengthWords.OfEach, name: String?)
  {
    if verb.isEmpty { return (.fill, nil) }
    for (word, meaning) in StrengthWords.all.ofEach where verb.hasPrefix(word) {
      let name = String(verb.dropFirst(word.count))
      guard meaning == .content || name.isEmpty else { throw .unreadable(text) }
      return (meaning, name.isEmpty ? nil : name)
    }
    throw .unreadable(text)
  }

  private static func strength(
    _ amounts: NamedAmounts, _ meaning: StrengthWords.OfEach, of number: Int, in carrier: Quantity?,
    _ text: String
  ) throws(Strength.Fault) -> Strength {
    guard amounts.separators.allSatisfy({ $0 == .plus }) else { throw .unreadable(text) }
    var contents: [Strength.Ingredient] = []
    for content in amounts.all {
      guard let one = try? content.amount.amount / Ratio(number) else { throw .unreadable(text) }
      let dimension = meaning == .herb ? Quantity.Dimension.herb : content.amount.dimension
      contents.append(
        .init(name: content.name, amount: Quantity(amount: one, dimension: dimension)))
    }
    if meaning != .content {
      guard contents.count == 1, carrier == nil else { throw .unreadable(text) }
    }
    guard carrier == nil || number == 1,
      !contents.contains(where: { $0.amount.isVolume }) || meaning == .fill
    else { throw .unreadable(text) }
    if let carrier {
      guard carrier.isVolume || carrier.dimension == .mass,
        !contents.contains(where: {
          $0.amount.dimension == carrier.dimension && $0.amount.amount > carrier.amount
        })
      else { throw .unreadable(text) }
    }
    return Strength(contents: contents, container: carrier, said: meaning)
  }
}

extension Quantity {
  var isVolume: Bool { dimension == .volume }
}

extension Quantity.Dimension {
  /// Herb that a fill of granules or pills equals, in milligrams.
  static let herb = Quantity.Dimension(rawValue: "mg herb")
}

extension Ratio {
  static let hundredth = (try? Ratio(1, over: 100)) ?? .one
}

extension Strength {
  /// The strength with an amount in brackets: its volume, what it is in other units, or the parts
  /// that it is the sum of.
  fileprivate func joined(_ readings: [Strength], _ text: String) throws(Fault) -> Strength {
    let compounds = readings.filter { $0.contents.count > 1 }
    guard let other = compounds.first ?? readings.first, contents.count == 1,
      other.container == nil, other.fill == nil, !isFill, !other.isFill
    else { throw .unreadable(text) }
    let own = contents[0]
    // 2ml(75mg+20mg), of which the compound is meant where a carrier would be another whole.
    if own.amount.isVolume, container == nil {
      guard !other.ingredients.contains(where: \.isVolume) else { throw .unreadable(text) }
      return Strength(contents: other.contents, container: own.amount)
    }
    guard other.contents.count > 1 else { return try with(synonym: other.contents[0], text) }
    // 1.5g(1g/0.5g)
    var sum = Ratio.zero
    for content in other.ingredients {
      guard content.dimension == own.amount.dimension, let next = try? sum + content.amount else {
        throw .unreadable(text)
      }
      sum = next
    }
    guard sum == own.amount.amount, container == nil else { throw .unreadable(text) }
    return other
  }

  private func with(synonym: Ingredient, _ text: String) throws(Fault) -> Strength {
    var content = contents[0]
    guard synonym.name == nil else { throw .unreadable(text) }
    if synonym.amount.isVolume, container == nil {
      return Strength(contents: contents, container: synonym.amount)
    }
    if synonym.amount == content.amount { return self }
    guard !synonym.amount.isVolume, !content.amount.isVolume,
      synonym.amount.dimension != content.amount.dimension
    else { throw .unreadable(text) }
    content.equivalent = synonym.amount
    return with(contents: [content.inOrder])
  }
}
