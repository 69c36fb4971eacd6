import PriceRatio
import Tables
import Wording
import Writing

/// The texts of a table of bids by their numbers, and what they were read as.
final class BidNames: Sendable {
  let texts: [String]
  private let strengths: [NamedStrength?]
  private let forms: [DosageForm?]
  /// What they mean when bids are compared.
  let meanings: NameMeanings
  /// For each text the number of the one by which its name is shown; nil where that is itself.
  private let spellings: [Int32]?
  /// Whether some strengths say how many are in the pack that is quoted, or may say so.
  let countsPacks: Bool
  /// Whether some strengths mean what others of their lot say.
  let hasReadings: Bool
  /// The texts as cells of results.
  let cells: Permanent<ReadyTexts>

  /// What a worker met since its last part.
  struct News: Sendable {
    var strengths: [(number: Int32, value: NamedStrength)] = []
    var forms: [(number: Int32, value: DosageForm)] = []
  }

  /// All texts of a file, when no more will come, what workers read them as, and which of those that
  /// are names are one.
  convenience init(
    _ names: SharedNames, _ news: [News], _ spellings: [Int32]? = nil, countsPacks: Bool
  ) {
    self.init(names.texts, spellings, news, countsPacks: countsPacks)
  }

  /// The same with other readings of some texts, each as a text of its own, in which the lots that
  /// have them show.
  func adding(_ readings: [NamedStrength]) -> BidNames {
    var news = News()
    for (number, strength) in strengths.enumerated() {
      if let strength { news.strengths.append((Int32(number), strength)) }
    }
    for (number, form) in forms.enumerated() {
      if let form { news.forms.append((Int32(number), form)) }
    }
    let first = texts.count
    for (place, strength) in readings.enumerated() {
      news.strengths.append((Int32(first + place), strength))
    }
    let spellings = spellings.map { $0 + readings.indices.map { Int32(first + $0) } }
    return BidNames(
      texts + readings.map(\.text), spellings, [news], countsPacks: countsPacks)
  }

  private init(_ texts: [String], _ spellings: [Int32]?, _ news: [News], countsPacks: Bool) {
    var strengths: [NamedStrength?] = []
    var forms: [DosageForm?] = []
    var meanings = NameMeanings()
    // All bids share the first of two strengths that workers met apart.
    for (number, value) in news.lazy.flatMap(\.strengths) {
      strengths.extend(to: number, with: nil)
      guard strengths[Int(number)] == nil else { continue }
      strengths[Int(number)] = value
      meanings.note(value, number)
    }
    for (number, value) in news.lazy.flatMap(\.forms) {
      forms.extend(to: number, with: nil)
      forms[Int(number)] = value
      meanings.note(value, number)
    }
    (self.strengths, self.forms, self.meanings) = (strengths, forms, meanings)
    self.texts = texts
    self.spellings = spellings
    cells = Permanent(ReadyTexts(texts))
    self.countsPacks =
      countsPacks
      && strengths.contains { $0.map { $0.packCount ?? 1 != 1 || $0.holdsUnreadCount } ?? false }
    hasReadings = strengths.contains { $0?.value.dependsOnLot ?? false }
  }

  /// The text of a number as it is written; nil for none.
  func text(_ number: Int32) -> String? { number < 0 ? nil : texts[Int(number)] }

  /// The name of a number as it is shown; nil for none.
  func name(_ number: Int32) -> String? { number < 0 ? nil : texts[Int(identity(number))] }

  /// The strength of a number; nil for none.
  func strength(_ number: Int32) -> NamedStrength? { number < 0 ? nil : strengths[Int(number)] }

  /// The form of a number; nil for none.
  func form(_ number: Int32) -> DosageForm? { number < 0 ? nil : forms[Int(number)] }

  /// The names that are neither strengths nor forms nor some others.
  func names(besides others: Set<String>) -> [String] {
    let numbers = texts.indices.filter { number in
      (number >= strengths.count || strengths[number] == nil)
        && (number >= forms.count || forms[number] == nil)
    }
    return numbers.compactMap { name(Int32($0)) }.filter { !others.contains($0) }.unique
  }

  /// Whether different numbers are different names: some can be written in several ways.
  var areDistinct: Bool { spellings == nil }

  /// One number for all spellings of a name.
  func identity(_ number: Int32) -> Int32 { spellings?[Int(number)] ?? number }
}

/// Finds out which texts of a table of bids are one name.
struct BidSpellings {
  /// For each text the number of the one by which its name is shown; nil where that is itself.
  private(set) var shown: [Int32]?
  /// The names.
  private(set) var names: Names
  /// Where a name depends on the day, which bids do not have.
  private(set) var undated: [(column: BidColumn, row: Int, name: String)] = []

  /// Looks at the names of some bids, when all texts of their file are there.
  init(_ texts: SharedNames, _ parts: [BidPart], _ aliases: Aliases) {
    names = Names(aliases)
    // Nearly always each text is a name of its own, and nobody need count how often it was met.
    let suspects = aliases.isEmpty ? texts.mixed : Array(texts.texts.indices)
    guard !suspects.isEmpty else { return }
    let undated = Set(suspects.filter { names.dependsOnDay(texts.text($0)) })
    var times = [Int](repeating: 0, count: texts.texts.count)
    for part in parts {
      for column in [BidColumn.lot, .bidder, .firm, .entity] where part.has(column) {
        for bid in 0..<part.count {
          let number = Int(part.number(column, of: bid))
          guard number >= 0 else { continue }
          times[number] += 1
          if undated.contains(number) {
            self.undated.append((column, part.row(of: bid), texts.text(number)))
          }
        }
      }
    }
    var numbers: [(text: Int, name: Int)] = []
    for text in suspects where times[text] > 0 && !undated.contains(text) {
      numbers.append((text, names.number(of: texts.text(text), times: times[text])))
    }
    guard !numbers.isEmpty else { return }
    var shown = times.indices.map { Int32($0) }
    for (text, name) in numbers { shown[text] = Int32(texts.number(of: names.shown[name])) }
    // The standard name of an alias may be in no row.
    shown += (shown.count..<texts.texts.count).map { Int32($0) }
    self.shown = shown
  }
}

/// Numbers the texts that a worker meets, and reads each of them once.
struct BidNameReader {
  private let names: SharedNames
  private var news = BidNames.News()
  /// What they mean when bids are compared.
  private(set) var meanings = NameMeanings()
  /// Whether the texts of numbers were met as strengths and as forms.
  private var isStrength: [Bool] = []
  private var isForm: [Bool] = []

  /// A reader that numbers texts as others of the same file.
  init(_ names: SharedNames) { self.names = names }

  func number(of text: String) -> Int32 { Int32(names.number(of: text)) }

  /// The number of a strength's text.
  mutating func number(of strength: NamedStrength) -> Int32 {
    let number = number(of: strength.text)
    note(strength, number)
    return number
  }

  /// The number of a form, which stands for all of its names.
  mutating func number(of form: DosageForm) -> Int32 {
    let number = number(of: form.id)
    note(form, number)
    return number
  }

  /// Whether a text is a strength, or none is given.
  @inline(__always)
  mutating func isStrength(_ number: Int32) -> Bool {
    number < isStrength.count && (number < 0 || isStrength[Int(number)]) || readStrength(number)
  }

  private mutating func readStrength(_ number: Int32) -> Bool {
    guard number >= 0 else { return true }
    let text = names.text(Int(number))
    note(NamedStrength(text), number)
    return true
  }

  private mutating func note(_ strength: NamedStrength, _ number: Int32) {
    isStrength.extend(to: number, with: false)
    guard !isStrength[Int(number)] else { return }
    isStrength[Int(number)] = true
    news.strengths.append((number, strength))
    meanings.note(strength, number)
  }

  /// Whether a text is a form, or none is given.
  @inline(__always)
  mutating func isForm(_ number: Int32) -> Bool {
    number < isForm.count && (number < 0 || isForm[Int(number)]) || readForm(number)
  }

  private mutating func readForm(_ number: Int32) -> Bool {
    guard number >= 0 else { return true }
    guard let form = DosageForm.named(names.text(Int(number))) else { return false }
    note(form, number)
    return true
  }

  private mutating func note(_ form: DosageForm, _ number: Int32) {
    isForm.extend(to: number, with: false)
    guard !isForm[Int(number)] else { return }
    isForm[Int(number)] = true
    news.forms.append((number, form))
    meanings.note(form, number)
  }

  /// What is new since the last time.
  mutating func takeNews() -> BidNames.News {
    defer { news = BidNames.News() }
    return news
  }
}

extension Array {
  /// Makes room for a place, where there is none yet, and for those before it.
  mutating func extend(to place: Int32, with element: Element) {
    let missing = Int(place) + 1 - count
    if missing > 0 { append(contentsOf: repeatElement(element, count: missing)) }
  }
}
