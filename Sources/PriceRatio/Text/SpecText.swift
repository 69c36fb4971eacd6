import ExactNumbers

/// What a text says of a product's specification 规格: its strength, and how many are in the pack.
///
/// ```
/// spec       = [ 规格 [ ":" ] ] strength { times count } [ remark ]
/// strength   = [ share sep ] body [ basis ]
///              [ "(" share | concentration | synonym | proportion | basis | remark ")" ]
///              { "/" container }
/// body       = amounts | volume sep amounts | amounts sep volume | concentration volume
///            | share sep whole | of-each | "(" body ")"
/// amounts    = amount { ( "+" | "/" | ":" | 与 | 、 ) amount }
/// amount     = [ name ] number [ unit ]           one unit may stand for all: 50/500μg
/// of-each    = 每 [ number ] word ( 装 | 重 | 含 | 相当于原生药 ) amounts
///              | 每 word [ 装 ] amount 含 amounts | 每 amount 含 amounts
/// count      = number [ word ] { "/" container }  times = "*" | "×" | x; words may follow directly
/// share      = number "%"                         sep   = ":" | ";" | "," | "*" | space
/// ```
/// A text with several readings keeps them all; what decides is a matter of the lot or the form.
public struct SpecText: Sendable {
  /// The strength; open where the text has several readings, or none.
  public let strength: Strength
  /// What the text says of the strength alone, without the counts behind it.
  public let strengthText: String
  /// How many smallest units the pack holds; nil when the text does not say.
  public let packCount: Int?
  /// What stands in brackets besides, as written.
  public let remarks: [String]
  /// Whether the text could not be read and counts something, which may be the pack.
  public let holdsUnreadCount: Bool
  /// What it says besides, which matters only beside others.
  public let aside: SpecAside

  /// Reads a text; what is not understood is an open strength with its fault, never a guess.
  public init(_ text: String) {
    do throws(Strength.Fault) {
      var lexer = SpecLexer(text)
      var items = try lexer.items()
      // 规格：5mg
      if items.count > 1, let word = items[0].word, StrengthWords.all.headings.contains(word),
        [.none, .colon].contains(items[1].separator)
      {
        items.removeFirst()
        items[0].separator = .none
      }
      self = try Self(items, text, lexer)
    } catch {
      (strength, strengthText) = (Strength(open: text, error), text)
      (packCount, remarks, aside) = (nil, [], SpecAside())
      holdsUnreadCount = Self.holdsCount(text)
    }
  }

  /// Whether a number of units or packs stands in a text.
  private static func holdsCount(_ text: String) -> Bool {
    var lexer = SpecLexer(text)
    guard let items = try? lexer.items() else { return text.contains(where: \.isNumber) }
    return items.flatMap(\.flat).contains { item in
      item.count.map { $0.counted != .dose && $0.number > 1 } ?? false
    }
  }

  private init(_ items: [SpecItem], _ text: String, _ lexer: SpecLexer) throws(Strength.Fault) {
    var pack = PackCounts()
    let content = try pack.split(items, text)
    guard !content.isEmpty, content.contains(where: \.holdsContent) else {
      throw Self.nothing(items, text)
    }
    var parser = StrengthParser(text, pack)
    let readings: [Strength]
    do throws(Strength.Fault) {
      readings = try parser.readings(content)
    } catch {
      guard let inVolume = parser.inVolume else { throw error }
      (strength, strengthText) = (Strength(open: text, error, readings: [inVolume]), text)
      // How many there are is known, whatever each of them holds.
      packCount = try pack.product(
        perUnit: parser.perUnit, inBrackets: parser.bracketCount, text)
      (remarks, holdsUnreadCount, aside) = ([], false, SpecAside())
      return
    }
    let count = try pack.product(perUnit: parser.perUnit, inBrackets: parser.bracketCount, text)
    let last = items.indices.first { $0 >= content.count && items[0].word == content[0].word }
    strengthText = last.map { lexer.text(before: items[$0]) } ?? text
    remarks = parser.remarks + pack.remarks
    aside = SpecAside(pack, perUnit: parser.perUnit, remarks: remarks)
    (packCount, holdsUnreadCount) = (count, false)
    strength = Self.strength(readings, isSettled: parser.firstIsUsual, text)
  }

  private static func strength(_ readings: [Strength], isSettled: Bool, _ text: String) -> Strength
  {
    var distinct: [Strength] = []
    for reading in readings where !distinct.contains(reading) { distinct.append(reading) }
    if distinct.count == 1 { return distinct[0] }
    if isSettled { return distinct[0].with(readings: distinct) }
    return Strength(
      open: text, .ambiguous(text, readings: distinct.map(\.text)), readings: distinct)
  }

  /// Why a text without an amount is no strength.
  private static func nothing(_ items: [SpecItem], _ text: String) -> Strength.Fault {
    let all = items.flatMap(\.flat)
    if all.contains(where: { if case .size = $0.kind { true } else { false } }) {
      return .size(text)
    }
    if all.contains(where: { $0.percent != nil }) { return .percentOnly(text) }
    if !text.contains(where: \.isNumber) { return .wordsOnly(text) }
    if items.first?.number != nil { return .noUnit(text) }
    if items.first?.count != nil { return .countOnly(text) }
    return .unreadable(text)
  }
}

extension SpecItem {
  /// The item and all in its brackets.
  fileprivate var flat: [SpecItem] {
    if case .group(let items, _) = kind { items.flatMap(\.flat) } else { [self] }
  }

  /// Whether an amount is in it.
  var holdsContent: Bool { flat.contains { $0.amount != nil } }
}

/// The counts behind a strength, and what the counted things are.
struct PackCounts {
  private var counts: [(number: Int, counted: StrengthWords.Counted?, word: String)] = []
  private(set) var remarks: [String] = []
  /// Whether what was counted last is on a blister, of which the number is not said yet.
  private var isPerBlister = false
  /// Whether all that a box holds is told: what is counted behind it are boxes.
  private var isBoxed = false

  /// Whether tablets or capsules are counted, whose contents are never in a carrier.
  var countsDoseForms: Bool { counts.contains { $0.counted == .doseForm } }
  /// Whether doses of a device are counted.
  var countsDoses: Bool { counts.contains { $0.counted == .dose } }
  /// Whether bottles are counted.
  var countsBottles: Bool { counts.contains { StrengthWords.all.isBottle($0.word) } }
  /// Whether containers are counted.
  var countsContainers: Bool { counts.contains { $0.counted == .container } }

  /// Takes the counts off the end of a text; returns what stands before them.
  mutating func split(_ items: [SpecItem], _ text: String) throws(Strength.Fault) -> [SpecItem] {
    var items = items
    takePack(&items)
    guard let start = items.indices.first(where: { Self.begins(items, $0) }) else { return items }
    var rest = items[start...]
    while let item = rest.first {
      try take(item, &rest, text)
    }
    return Array(items[..<start])
  }

  /// Takes 每盒24粒 off the front of 每盒24粒,每粒装0.35g.
  private mutating func takePack(_ items: inout [SpecItem]) {
    guard items.count > 2, let word = items[0].word, word.hasPrefix("每"),
      StrengthWords.all.counted(String(word.dropFirst())) == .pack, let count = items[1].count,
      items[1].separator == .none, items[2].separator == .comma
    else { return }
    counts.append((count.number, count.counted, count.word))
    items.removeFirst(2)
    items[0].separator = .none
  }

  /// Whether the counts begin at an item: a count that is no `/1支`, or a bare number behind `*`.
  private static func begins(_ items: [SpecItem], _ place: Int) -> Bool {
    let item = items[place]
    // 每8丸重1.4g: the count belongs to the content.
    if place > 0, let word = items[place - 1].word, word.hasPrefix("每") { return false }
    if item.count != nil { return item.separator != .slash }
    guard item.number != nil, item.separator == .times else { return false }
    // 10*7cm is a size.
    return items[place...].dropFirst().allSatisfy { $0.amount == nil }
  }

  private mutating func take(
    _ item: SpecItem, _ rest: inout ArraySlice<SpecItem>, _ text: String
  ) throws(Strength.Fault) {
    rest.removeFirst()
    switch item.kind {
    // 75iu*1支+1ml注射用水: what the powder is dissolved in.
    case .amount(let amount, _, nil) where amount.isVolume && item.separator == .plus:
      guard let solvent = rest.first?.word, StrengthWords.all.solvents.contains(solvent) else {
        throw .unreadable(text)
      }
      rest.removeFirst()
      remarks.append(amount.amount.exactText + "ml" + solvent)
    case .count(let number, let counted, let word)
    where [.times, .none, .comma].contains(item.separator):
      guard number == 1 || !isBoxed && (counts.isEmpty || !StrengthWords.all.isBox(word)) else {
        throw .cartons(text)
      }
      counts.append((number, counted, word))
      if StrengthWords.all.blisters.contains(word) { isPerBlister = false }
    // `20片/小盒*2/盒`
    case .number(let number) where item.separator == .times:
      guard let count = number.whole else { throw .unreadable(text) }
      guard count > 0 else { throw .zero(text) }
      guard count == 1 || !isBoxed else { throw .cartons(text) }
      counts.append((count, nil, ""))
    case .word(let word) where item.separator == .slash && StrengthWords.all.isHolder(word):
      isPerBlister = StrengthWords.all.blisters.contains(word.lowercased())
      if StrengthWords.all.isBox(word) { isBoxed = true }
    case .count(1, let counted, _) where item.separator == .slash && counted != .doseForm:
      break
    case .word(let word) where StrengthWords.all.isRemark(word):
      remarks.append(word)
    case .group(_, let raw) where StrengthWords.all.remarks.contains(where: raw.hasPrefix):
      remarks.append(raw)
    case .group(let items, let raw):
      // (2板/盒) and (每盒28片) count the pack, and are no remarks.
      guard
        items.allSatisfy({
          !$0.holdsContent && $0.percent == nil && $0.number == nil && $0.count == nil
        }), !items.isEmpty || !raw.contains(where: StrengthWords.all.isDigit)
      else { throw .unreadable(text) }
      remarks.append(raw)
    default: throw .unreadable(text)
    }
  }

  /// All counts multiplied; nil where there are none.
  func product(
    perUnit: String?, inBrackets count: (number: Int, word: String)?, _ text: String
  ) throws(Strength.Fault) -> Int? {
    // 27.5ug/喷(120喷/瓶): what the content is of is what is counted.
    if counts.isEmpty, let count, count.word == perUnit { return count.number }
    guard !counts.isEmpty else { return nil }
    // One box: of how many?
    guard !counts.allSatisfy({ $0.counted == .pack }), !isPerBlister else {
      throw .unreadable(text)
    }
    var product = 1
    for count in counts {
      let (next, overflow) = product.multipliedReportingOverflow(by: count.number)
      guard !overflow else { throw .unreadable(text) }
      product = next
    }
    return product
  }
}

extension StrengthWords {
  /// Whether a word names what holds a unit or several.
  func isHolder(_ word: String) -> Bool {
    counted(word) == .container || counted(word) == .pack
  }
}
