import ExactNumbers
import Wording

/// The columns of a product that hold a quantity or a word, read alike from a file and a prompt.
enum ProductValue: String, CaseIterable {
  case strength, fill, dose, kind, sugar, dosing, material, packaging

  /// Reads the text and sets the value.
  func set(_ text: String, in product: inout Product) throws(ValueFault) {
    switch self {
    case .strength: try Self.set(SpecText(text), text, in: &product)
    case .fill:
      let fill = try Self.quantity(text)
      if let known = product.fill, known.value != fill {
        throw ValueFault(
          code: .notAFill,
          reason: Text(
            en: "the strength says that the fill is \(known.text)", zh: "规格中写明装量为 \(known.text)"))
      }
      product.fill = (text, fill)
    case .dose: product.dose = (text, try Self.quantity(text))
    case .kind: product.kind = try Self.word(text)
    case .sugar: product.sugar = try Self.word(text)
    case .dosing: product.dosing = try Self.word(text)
    case .material: product.material = try Self.word(text)
    case .packaging: product.packaging = try Self.word(text)
    }
  }

  /// What the specification says: a content or a fill, and the count of the pack.
  static func set(_ spec: SpecText, _ text: String, in product: inout Product) throws(ValueFault) {
    let strength = spec.strength.settled(by: [], name: "", form: product.form)
    if let fault = strength.fault { throw ValueFault(code: fault.code, reason: fault.reason) }
    if strength.isFill {
      product.fill = product.fill ?? (spec.strengthText, strength.ingredients[0])
    } else {
      product.strength = (spec.strengthText, strength)
      if let fill = strength.fill { product.fill = product.fill ?? (spec.strengthText, fill) }
    }
    product.packCount = spec.packCount ?? product.packCount
  }

  /// An amount above zero with its unit; `/袋` and the like at its end count one unit.
  private static func quantity(_ text: String) throws(ValueFault) -> Quantity {
    guard let strength = try? Strength(text), strength.ingredients.count == 1,
      strength.volume == nil, strength.basis == nil
    else { throw ValueFault(code: .notAFill, reason: nil) }
    return strength.ingredients[0]
  }

  static func word<Word: NamedChoice>(_ text: String) throws(ValueFault) -> Word {
    guard let word = Word(named: text) else {
      let choices = Word.choices
      throw ValueFault(
        code: .unknownWord,
        reason: Text(en: "must be one of \(choices.en)", zh: "应为 \(choices.zh) 之一"))
    }
    return word
  }
}
