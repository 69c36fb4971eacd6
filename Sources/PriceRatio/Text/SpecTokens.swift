import ExactNumbers

/// A part of a strength's text, with the sign that stands before it.
struct SpecItem {
  /// What stands between two parts.
  enum Separator {
    /// Nothing, or a space.
    case none
    /// `:` or `;`.
    case colon
    /// `/`.
    case slash
    /// `+`, 与 or 、.
    case plus
    /// `*`, `×` or an x before a number.
    case times
    /// `,`.
    case comma
  }

  /// What a part is.
  enum Kind {
    /// A number with its unit, and the name that stands before it.
    case amount(Quantity, unit: String, name: String?)
    /// A share of a hundred.
    case percent(Ratio)
    /// A whole number with its counting word.
    case count(Int, StrengthWords.Counted, word: String)
    /// A number with a unit of length or area, or a gauge.
    case size
    /// A number without a unit.
    case number(Ratio)
    /// A unit without a number.
    case unit(StrengthWords.Unit)
    /// Anything else.
    case word(String)
    /// What stands in brackets, as parts and as written.
    case group([SpecItem], String)
  }

  var separator: Separator
  var kind: Kind
  /// Where the text before it ends.
  var start = 0

  var amount: Quantity? { if case .amount(let amount, _, _) = kind { amount } else { nil } }
  var percent: Ratio? { if case .percent(let percent) = kind { percent } else { nil } }
  var number: Ratio? { if case .number(let number) = kind { number } else { nil } }
  var word: String? { if case .word(let word) = kind { word } else { nil } }
  /// A count of dose forms, containers, doses or packs.
  var count: (number: Int, counted: StrengthWords.Counted, word: String)? {
    if case .count(let number, let counted, let word) = kind {
      (number, counted, word)
    } else {
      nil
    }
  }
}

/// Takes the text of a strength apart.
struct SpecLexer {
  private let text: [Character]
  private let original: String
  private var place = 0
  /// Where the last part ends.
  private var ends = 0
  private let words = StrengthWords.all
  /// Whether the text shows in another order than it is read in.
  private let turns: Bool

  init(_ text: String) {
    original = text
    turns = text.unicodeScalars.contains { $0.properties.isBidiControl }
    self.text = text.halfWidth.unicodeScalars.filter { !Self.isInvisible($0) }
      .map { $0.properties.isWhitespace ? " " : Character($0) }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format
  }

  /// The text before a part, with plain signs.
  func text(before item: SpecItem) -> String { String(text[..<item.start]) }

  /// All parts, up to the end.
  mutating func items() throws(Strength.Fault) -> [SpecItem] {
    guard !turns else { throw .turned(original) }
    let items = try sequence()
    guard place == text.count else { throw .unreadable(original) }
    return items
  }

  private mutating func sequence() throws(Strength.Fault) -> [SpecItem] {
    var items: [SpecItem] = []
    while let separator = try nextSeparator(after: items.last) {
      let start = ends
      if place == text.count || text[place] == ")" {
        guard separator == .none else { throw .unreadable(original) }
        break
      }
      items.append(
        SpecItem(separator: separator, kind: try kind(items.last, separator), start: start))
      ends = place
      try attachName(&items)
    }
    return items
  }

  private mutating func skipSpaces() {
    while place < text.count, text[place] == " " { place += 1 }
  }

  private mutating func nextSeparator(after last: SpecItem?) throws(Strength.Fault)
    -> SpecItem.Separator?
  {
    skipSpaces()
    guard place < text.count else { return SpecItem.Separator.none }
    guard let separator = separator(after: last) else { return SpecItem.Separator.none }
    guard last != nil || separator == .times else { throw .unreadable(original) }
    place += 1
    // 2,5mg: a decimal comma, or thousands.
    if separator == .comma, last?.number != nil, place < text.count, text[place].isDigit {
      throw .unreadable(original)
    }
    skipSpaces()
    return separator
  }

  private func separator(after last: SpecItem?) -> SpecItem.Separator? {
    switch text[place] {
    case ":", ";": return .colon
    case "/": return .slash
    case "+", "、": return .plus
    case ",": return .comma
    case "*": return .times
    case "x", "X":
      let next = text[(place + 1)...].first { $0 != " " }
      return next?.isDigit == true ? .times : nil
    // Between amounts, not within a name.
    case "与", "和", "及": return last?.amount == nil ? nil : .plus
    default: return nil
    }
  }

  private mutating func kind(_ last: SpecItem?, _ separator: SpecItem.Separator)
    throws(Strength.Fault) -> SpecItem.Kind
  {
    if text[place] == "(" { return try group() }
    guard text[place].isDigit else {
      guard let count = chineseCount() else { return try word() }
      place = count.end
      return count.kind
    }
    if separator == .none, last?.number != nil { throw .spaceInNumber(original) }
    return try number()
  }

  private mutating func group() throws(Strength.Fault) -> SpecItem.Kind {
    guard let close = closing() else { throw .unreadable(original) }
    let raw = String(text[(place + 1)..<close])
    defer { place = close + 1 }
    // What a content is counted as may hold any signs, and so may a remark.
    var inner = SpecLexer(raw)
    return .group((try? inner.items()) ?? [], raw)
  }

  /// Where the bracket that opens here closes; nil where it does not, or is no text of people.
  private func closing() -> Int? {
    var depth = 0
    for index in place..<text.count {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if depth == 0 { return index }
      if depth > Self.mostDepth { return nil }
    }
    return nil
  }

  /// No specification has brackets in brackets in more brackets than these.
  private static let mostDepth = 8

  private mutating func number() throws(Strength.Fault) -> SpecItem.Kind {
    let start = place
    while place < text.count, text[place].isDigit || text[place] == "." { place += 1 }
    let digits = String(text[start..<place])
    // 05mg may be 0.5 mg.
    guard digits.count < 2 || digits.first != "0" || digits.dropFirst().first == "." else {
      throw .leadingZero(digits)
    }
    guard var number = Ratio(decimal: digits) else { throw .unreadable(original) }
    if let power = try powerOfTen(behind: digits) {
      guard let product = try? (power.isAlone ? .one : number) * power.factor else {
        throw .unreadable(original)
      }
      number = product
    }
    return try unit(of: number, digits)
  }

  /// `*10^6` behind a number, or `^6` behind 10.
  private mutating func powerOfTen(behind digits: String) throws(Strength.Fault)
    -> (factor: Ratio, isAlone: Bool)?
  {
    let isAlone = digits == "10" && text[place...].starts(with: "^")
    guard isAlone || ["*", "x", "X"].contains(where: { text[place...].starts(with: $0 + "10^") })
    else { return nil }
    place += isAlone ? 1 : 4
    let power = text[place...].prefix { $0.isDigit }
    guard let count = Int(String(power)), 1...12 ~= count,
      let factor = Ratio(decimal: "1" + String(repeating: "0", count: count))
    else { throw .unreadable(original) }
    place += power.count
    return (factor, isAlone)
  }

  /// What a number is of, by what stands behind it.
  private mutating func unit(of number: Ratio, _ digits: String) throws(Strength.Fault)
    -> SpecItem.Kind
  {
    let end = place
    skipSpaces()
    if place < text.count, text[place] == "%" {
      place += 1
      return .percent(number)
    }
    if let name = longest(where: { words.unit($0) != nil }), let unit = words.unit(name) {
      place += name.count
      guard number > .zero else { throw .zero(digits + name) }
      guard let amount = try? number * unit.scale else { throw .unreadable(original) }
      return .amount(
        Quantity(amount: amount, dimension: unit.dimension), unit: unit.name, name: nil)
    }
    if let size = longest(where: { words.sizes.contains($0.lowercased()) }) {
      place += size.count
      return .size
    }
    if let word = longest(where: { words.counted($0) != nil }), let counted = words.counted(word) {
      guard let count = number.whole, count > 0 else {
        throw number > .zero ? .unreadable(digits + word) : .zero(digits + word)
      }
      place += word.count
      return .count(count, counted, word: word.lowercased())
    }
    place = end
    return .number(number)
  }

  /// The count that begins here in Chinese digits, 十二粒; zero where the digits are no number.
  private func chineseCount() -> (kind: SpecItem.Kind, end: Int)? {
    let digits = text[place...].prefix(while: words.isNumeral)
    guard !digits.isEmpty else { return nil }
    var behind = self
    behind.place += digits.count
    guard let word = behind.longest(where: { words.counted($0) != nil }),
      let counted = words.counted(word)
    else { return nil }
    let end = behind.place + word.count
    guard let number = words.number(digits), number > 0 else { return (.number(.zero), end) }
    return (.count(number, counted, word: word.lowercased()), end)
  }

  /// The longest run of characters here that is a name, and does not end within a word of letters.
  private func longest(where isName: (String) -> Bool) -> String? {
    for length in stride(from: min(8, text.count - place), to: 0, by: -1) {
      let end = place + length
      if text[end - 1].isASCIILetter, end < text.count, text[end].isASCIILetter,
        !isTimes(end)
      {
        continue
      }
      let name = String(text[place..<end])
      if isName(name) { return name }
    }
    return nil
  }

  private func isTimes(_ index: Int) -> Bool {
    "xX".contains(text[index])
      && text[(index + 1)...].first { $0 != " " }?.isDigit == true
  }

  /// What a content is counted as, 按C16H19N3O5S计, as if it stood in brackets.
  private mutating func basis() -> SpecItem.Kind? {
    guard "以按".contains(text[place]),
      let end = text[place...].firstIndex(where: { $0 == "计" || " ()".contains($0) }),
      text[end] == "计"
    else { return nil }
    defer { place = end + 1 }
    return .group([], String(text[place...end]))
  }

  private mutating func word() throws(Strength.Fault) -> SpecItem.Kind {
    if let basis = basis() { return basis }
    let start = place
    if let numbered = words.numberedNames.first(where: text[place...].starts) {
      place += numbered.count
      // 右旋糖酐4030g: where does the name end?
      guard place == text.count || !text[place].isDigit && text[place] != "." else {
        throw .unreadable(original)
      }
      return .word(numbered)
    }
    while place < text.count, !text[place].isDigit, !" ()/+*:;,、%".contains(text[place]),
      !isTimes(place), chineseCount() == nil
    {
      place += 1
    }
    guard place > start else { throw .unreadable(original) }
    let word = String(text[start..<place])
    return words.unit(word).map { .unit($0) } ?? .word(word)
  }

  /// Takes a word before an amount as the name of what there is so much of.
  private func attachName(_ items: inout [SpecItem]) throws(Strength.Fault) {
    guard items.count > 1, items[items.count - 1].separator == .none,
      case .amount(let amount, let unit, nil) = items[items.count - 1].kind,
      let name = items[items.count - 2].word, !name.hasPrefix("每"), words.counted(name) == nil,
      !words.headings.contains(name)
    else { return }
    guard name.unicodeScalars.filter({ $0.value > 0x3000 }).count > 1,
      !words.noNames.contains(where: { $0 == name || (name.hasPrefix($0) && $0 != "复方") })
    else { return }
    items.removeLast()
    items[items.count - 1].kind = .amount(amount, unit: unit, name: name)
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
  fileprivate var isASCIILetter: Bool { isASCII && isLetter }
}

extension Ratio {
  /// The whole number that it is, also where it is written 28.0; nil for any other.
  var whole: Int? { denominator == 1 ? Int(exactly: numerator) : nil }
}
