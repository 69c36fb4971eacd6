import EmbeddedData
import ExactNumbers
import Tables

/// The units and words of strengths in `Data/strengths.json`.
struct StrengthWords: Sendable {
  /// A unit: how many of its dimension's own it is.
  struct Unit: Sendable {
    let scale: Ratio
    let dimension: Quantity.Dimension
    /// Its usual name, by which amounts in one unit are told from those in two.
    let name: String
  }

  /// What a counting word counts.
  enum Counted: String {
    /// Smallest units that are no carriers: what two contents are in is a compound.
    case doseForm = "dose-form"
    /// Smallest units that hold something.
    case container
    /// Doses of a device.
    case dose
    /// What holds several smallest units.
    case pack
  }

  /// What stands in each unit: 每袋装10g, 每片含80mg, 每8丸相当于原生药3g.
  enum OfEach: String { case fill, content, herb }

  /// What a name or a form speaks for, where a text has several readings.
  enum Hint: String, CaseIterable { case carrier, topical, compound, solution }

  let units: [String: Unit]
  let sizes: Set<String>
  let counting: [String: Counted]
  let ofEach: [(word: String, meaning: OfEach)]
  let remarks, contained, noNames, solvents, blisters: [String]
  /// What holds several smallest units and is itself packed in cartons.
  private let boxes: [String]
  /// What may hold one unit, or many tablets.
  private let bottles: [String]
  /// Chinese digits, by what each is; ten and a hundred multiply the one before them.
  private let numerals: [Character: Int]
  /// Remarks without brackets; places with which the name of a firm begins, and words in it.
  private let remarkWords, firmPlaces, firmWords: [String]
  /// Words before a strength, and names of ingredients that end with a number.
  let headings, numberedNames: [String]
  /// The most millilitres that a bottle or bag of a solution usually holds.
  let largestBottle: Ratio
  private let hints: [(hint: Hint, forms: [String], words: [String])]

  static let all: StrengthWords = {
    do {
      return try StrengthWords(JSONTree(json: EmbeddedData.text(of: "strengths.json") ?? ""))
    } catch {
      preconditionFailure("Data/strengths.json: \(error)")
    }
  }()

  private init(_ tree: JSONTree) throws {
    var units: [String: Unit] = [:]
    for entry in try tree.list("units") {
      let dimension = Quantity.Dimension(rawValue: try entry.text("of"))
      guard let scale = Ratio(decimal: try entry.text("scale")) else {
        throw JSONTree.missing("scale", "a decimal number")
      }
      let names = try entry.texts("names")
      for name in names {
        units[name] = Unit(scale: scale, dimension: dimension, name: names[0])
      }
    }
    var counting: [String: Counted] = [:]
    for entry in try tree.list("counting") {
      guard let counted = Counted(rawValue: try entry.text("as")) else { continue }
      for word in try entry.texts("words") { counting[word] = counted }
    }
    var ofEach: [(word: String, meaning: OfEach)] = []
    for entry in try tree.list("of_each") {
      guard let meaning = OfEach(rawValue: try entry.text("as")) else { continue }
      ofEach += try entry.texts("words").map { ($0, meaning) }
    }
    (self.units, self.counting) = (units, counting)
    // Of two words that a text begins with the longer one is meant.
    self.ofEach = ofEach.sorted { $0.word.count > $1.word.count }
    sizes = Set(try tree.texts("sizes"))
    remarks = try tree.texts("remarks")
    contained = try tree.texts("contained")
    blisters = try tree.texts("blisters")
    boxes = try tree.texts("boxes")
    bottles = try tree.texts("bottles")
    var numerals: [Character: Int] = [:]
    for (value, characters) in try tree.texts("numerals").enumerated() {
      for character in characters { numerals[character] = value }
    }
    for character in try tree.text("tens") { numerals[character] = 10 }
    for character in try tree.text("hundreds") { numerals[character] = 100 }
    self.numerals = numerals
    remarkWords = try tree.texts("remark_words")
    noNames = try tree.texts("no_names")
    solvents = try tree.texts("solvents")
    firmPlaces = try tree.texts("firm_places")
    firmWords = try tree.texts("firm_words")
    headings = try tree.texts("headings")
    numberedNames = try tree.texts("numbered_names")
    guard let bottle = Ratio(decimal: try tree.text("largest_bottle")) else {
      throw JSONTree.missing("largest_bottle", "a decimal number")
    }
    largestBottle = bottle
    hints = try tree.list("hints").compactMap { entry in
      guard let hint = Hint(rawValue: try entry.text("of")) else { return nil }
      return (hint, try entry.texts("forms"), try entry.texts("words"))
    }
  }

  /// What a name in small letters and a form speak for.
  func hints(name: String, form: DosageForm?) -> [Hint] {
    hints.filter { entry in
      form.map { entry.forms.contains($0.group) } ?? false
        || entry.words.contains(where: name.contains)
    }.map(\.hint)
  }

  /// Whether a unit is the gram or a larger one of mass.
  func isInGrams(_ unit: String) -> Bool {
    self.unit(unit).map { $0.dimension == .mass && $0.scale >= Ratio(1000) } ?? false
  }

  /// A unit by its name: one with a capital letter in the list is written just so, as MIU is a million
  /// and mIU a thousandth.
  func unit(_ name: String) -> Unit? { units[name] ?? units[name.lowercased()] }

  /// Whether a word behind a strength is a remark: 无糖, or a firm by its place or trade, 北京诚济.
  func isRemark(_ word: String) -> Bool {
    remarkWords.contains(word) || firmPlaces.contains(where: word.hasPrefix)
      || firmWords.contains(where: word.contains)
  }

  /// Whether a word names a box, of which a carton holds many.
  func isBox(_ word: String) -> Bool { boxes.contains(word.lowercased()) }

  /// Whether a word names what may hold many tablets.
  func isBottle(_ word: String) -> Bool { bottles.contains(word.lowercased()) }

  /// Whether a character is a Chinese digit, ten or a hundred.
  func isNumeral(_ character: Character) -> Bool { numerals[character] != nil }

  /// Whether a character is a digit of either kind.
  func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber || isNumeral(character)
  }

  /// The number that Chinese digits are, 二十四; nil where they are none, as 三七.
  func number(_ digits: some Sequence<Character>) -> Int? {
    var (sum, digit) = (0, Int?.none)
    for value in digits.map({ numerals[$0] ?? 0 }) {
      if value < 10 {
        guard digit ?? 0 == 0 else { return nil }
        digit = value
      } else {
        guard sum % (value * 10) == 0, sum == 0 || value < 100 else { return nil }
        sum += (digit ?? 1) * value
        digit = nil
      }
    }
    return sum + (digit ?? 0)
  }

  /// What a word counts.
  func counted(_ word: String) -> Counted? { counting[word.lowercased()] }
}
