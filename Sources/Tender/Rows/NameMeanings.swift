import ExactNumbers
import PriceRatio

/// What the numbers of texts mean when bids are compared: texts that mean the same have one number.
struct NameMeanings: Sendable {
  /// The content of strengths of which it is not known: the bids themselves need a closer look.
  static let open = BidPart.none + 1
  /// By the number of the text.
  private var strengths: [Int32] = []
  private var contents: [Int32] = []
  private var forms: [Int32] = []
  /// How many the texts say are in the pack; 0 where they do not. Empty where none does.
  private var counts: [Int32] = []
  private var numbersOfStrengths: [Strength: Int32] = [:]
  private var numbersOfContents: [Content: Int32] = [:]
  private var numbersOfForms: [String: Int32] = [:]

  /// Notes what a text is as a strength.
  mutating func note(_ named: NamedStrength, _ number: Int32) {
    let strength = named.value
    strengths.extend(to: number, with: BidPart.none)
    contents.extend(to: number, with: BidPart.none)
    let same = numbersOfStrengths[strength] ?? number
    numbersOfStrengths[strength] = same
    strengths[Int(number)] = same
    contents[Int(number)] = strength.fault == nil ? content(of: named) ?? same : Self.open
    if let count = named.packCount {
      counts.extend(to: number, with: 0)
      counts[Int(number)] = Int32(clamping: count)
    }
  }

  /// Notes what a text is as a form.
  mutating func note(_ form: DosageForm, _ number: Int32) {
    forms.extend(to: number, with: BidPart.none)
    let same = numbersOfForms[form.id] ?? number
    numbersOfForms[form.id] = same
    forms[Int(number)] = same
  }

  /// What contents of one ingredient have in common that can be compared.
  private struct Content: Hashable {
    let dimension: Quantity.Dimension
    let isInCarrier, isFill, isOfBottle, isLowInSugar: Bool
    let remarks: [String]
  }

  /// What all contents of one ingredient in one dimension have in common; nil where more must be
  /// asked. It is below the numbers of texts.
  private mutating func content(of named: NamedStrength) -> Int32? {
    let (strength, aside) = (named.value, named.aside)
    guard strength.ingredients.count == 1, strength.basis == nil,
      strength.contents[0].name == nil, !strength.dependsOnLot
    else { return nil }
    let content = Content(
      dimension: strength.ingredients[0].dimension, isInCarrier: strength.says(.carrier),
      isFill: strength.says(.fill), isOfBottle: aside.isOfBottle,
      isLowInSugar: aside.isLowInSugar, remarks: aside.remarks)
    let number = numbersOfContents[content] ?? -1 - Int32(numbersOfContents.count)
    numbersOfContents[content] = number
    return number
  }

  /// One number for all strengths that are equal.
  @inline(__always)
  func strength(_ number: Int32) -> Int32 { number < 0 ? number : strengths[Int(number)] }

  /// A number that two strengths have in common only where their contents can be compared.
  @inline(__always)
  func content(_ number: Int32) -> Int32 { number < 0 ? number : contents[Int(number)] }

  /// How many a strength says are in the pack; 0 where it does not.
  @inline(__always)
  func count(_ number: Int32) -> Int32 {
    number >= 0 && number < counts.count ? counts[Int(number)] : 0
  }

  /// One number for all names of a form.
  @inline(__always)
  func form(_ number: Int32) -> Int32 { number < 0 ? number : forms[Int(number)] }
}
