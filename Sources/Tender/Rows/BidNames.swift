import PriceRatio
import Tables

/// The texts of a table of bids that one worker met, each with a number, and what they were read as.
struct BidNames: Sendable {
  private(set) var texts: [String] = []
  private var strengths: [NamedStrength?] = []
  private var forms: [DosageForm?] = []

  /// What a worker met since its last part.
  struct News: Sendable {
    var texts: [String] = []
    var strengths: [(number: Int32, value: Strength)] = []
    var forms: [(number: Int32, value: DosageForm)] = []
  }

  /// Takes over what is new.
  mutating func add(_ news: News) {
    texts += news.texts
    strengths += news.texts.map { _ in nil }
    forms += news.texts.map { _ in nil }
    for (number, value) in news.strengths {
      strengths[Int(number)] = NamedStrength(texts[Int(number)], value)
    }
    for (number, value) in news.forms { forms[Int(number)] = value }
  }

  /// The text of a number; nil for none.
  func text(_ number: Int32) -> String? { number < 0 ? nil : texts[Int(number)] }

  /// The strength of a number; nil for none.
  func strength(_ number: Int32) -> NamedStrength? { number < 0 ? nil : strengths[Int(number)] }

  /// The form of a number; nil for none.
  func form(_ number: Int32) -> DosageForm? { number < 0 ? nil : forms[Int(number)] }
}

/// Numbers the texts that a worker meets, and reads each of them once.
struct BidNameReader {
  private var numbers: [String: Int32] = [:]
  private var texts: [String] = []
  /// The numbers by those that the reader of blocks gave.
  private var numbersOfPlain: [Int32] = []
  private var news = BidNames.News()
  private var hasStrength: [Bool] = []
  private var formOf: [DosageForm?] = []
  /// Days and whole numbers, where a text was read as one; else 0.
  private var days: [Int64] = []
  private var counts: [Int64] = []

  /// The number of a text.
  mutating func number(of text: String) -> Int32 {
    let next = Int32(texts.count)
    let number = numbers.number(of: text, next: next)
    guard number == next else { return number }
    texts.append(text)
    news.texts.append(text)
    hasStrength.append(false)
    formOf.append(nil)
    days.append(0)
    counts.append(0)
    return number
  }

  /// The number of a name of a plain row; `BidRow.noName` for an empty field.
  mutating func number(_ slot: Int, in rows: borrowing BlockRows) -> Int32 {
    guard let plain = rows.name(slot) else { return BidRow.noName }
    if plain < numbersOfPlain.count, numbersOfPlain[plain] >= 0 { return numbersOfPlain[plain] }
    let missing = plain + 1 - numbersOfPlain.count
    if missing > 0 {
      numbersOfPlain.append(contentsOf: repeatElement(BidRow.noName, count: missing))
    }
    numbersOfPlain[plain] = number(of: rows.text(ofName: plain))
    return numbersOfPlain[plain]
  }

  /// Whether a text is a strength, or none is given.
  mutating func isStrength(_ number: Int32) -> Bool {
    guard number >= 0, !hasStrength[Int(number)] else { return true }
    guard let strength = try? Strength(texts[Int(number)]) else { return false }
    note(strength, number)
    return true
  }

  /// Remembers what a text is as a strength.
  mutating func note(_ strength: Strength, _ number: Int32) {
    guard !hasStrength[Int(number)] else { return }
    hasStrength[Int(number)] = true
    news.strengths.append((number, strength))
  }

  /// Whether a text is a form, or none is given.
  mutating func isForm(_ number: Int32) -> Bool {
    guard number >= 0, formOf[Int(number)] == nil else { return true }
    guard let form = DosageForm.named(texts[Int(number)]) else { return false }
    note(form, number)
    return true
  }

  /// Remembers what a text is as a form.
  mutating func note(_ form: DosageForm, _ number: Int32) {
    guard formOf[Int(number)] == nil else { return }
    formOf[Int(number)] = form
    news.forms.append((number, form))
  }

  /// The day that a text says, as a number of eight digits; nil where it is not written plainly.
  mutating func day(_ number: Int32) -> Int64? {
    if days[Int(number)] > 0 { return days[Int(number)] }
    guard let day = Day(iso: texts[Int(number)]) else { return nil }
    days[Int(number)] = Int64(day.eightDigits)
    return days[Int(number)]
  }

  /// The whole number above zero that a text says; nil where it is not written plainly.
  mutating func count(_ number: Int32) -> Int64? {
    if counts[Int(number)] > 0 { return counts[Int(number)] }
    guard let count = Int64(texts[Int(number)]), count > 0 else { return nil }
    counts[Int(number)] = count
    return count
  }

  /// What is new since the last time.
  mutating func takeNews() -> BidNames.News {
    defer { news = BidNames.News() }
    return news
  }
}

extension [String: Int32] {
  /// The number of a name, which is the next one where it has none yet.
  mutating func number(of name: String, next: Int32) -> Int32 {
    // The place of the name is looked for once.
    func take(_ number: inout Int32) -> Int32 { number }
    return take(&self[name, default: next])
  }
}

extension Day {
  /// The day as a number, 20240229, which is the smaller the earlier it is.
  var eightDigits: Int { year * 10_000 + month * 100 + day }
}
