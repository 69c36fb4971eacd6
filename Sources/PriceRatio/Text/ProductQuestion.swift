import ExactNumbers
public import Wording

/// A product as it is asked about at the prompt: form, strength with pack count, price.
///
/// `片 10mg*14 14.00`, `dispersible tablet 20mg*28`, `水丸 fill=6g 0.60`. Any column of products
/// that holds a quantity or a word can follow as `name=value`.
public enum ProductQuestion {
  /// Why a text is not a product.
  public enum Fault: Error, Equatable, Sendable {
    /// The text does not begin with a form that is known.
    case form(String, suggestion: Text?)
    /// What stands behind the strength is not a pack count.
    case packCount(String)
    /// A value that cannot be read.
    case value(reason: Text)
    /// A column that a question does not know.
    case column(String, nearest: String?)
    /// A price that is not above zero.
    case price(String)
    /// More words than a product has.
    case extra(String)

    /// What is wrong and what to do.
    public var message: Text {
      switch self {
      case .form(let text, let suggestion):
        (suggestion
          ?? Text(
            en: "`\(text)` does not begin with a dosage form that is known",
            zh: "“\(text)”开头不是已知剂型"))
          + Text(
            en: " (write it like 片 10mg*14 14.00 or dispersible tablet 20mg*28)",
            zh: "（写法如：片 10mg*14 14.00）")
      case .packCount(let text):
        Text(
          en: "cannot read the pack count in `\(text)`; write it like 10mg*14",
          zh: "无法识别“\(text)”中的包装数量；写法如 10mg*14")
      case .value(let reason): reason
      case .column(let name, let nearest):
        Text(
          en: "no value is called `\(name)`" + (nearest.map { "; did you mean `\($0)`?" } ?? ""),
          zh: "没有名为“\(name)”的项" + (nearest.map { "；是否应为“\($0)”？" } ?? ""))
      case .price(let text):
        Text(
          en: "the price `\(text)` is not an amount above zero with at most 6 decimals",
          zh: "价格“\(text)”应为大于零、最多 6 位小数的金额")
      case .extra(let text):
        Text(en: "cannot place `\(text)`", zh: "无法理解“\(text)”")
      }
    }
  }

  /// Reads a product; what is not understood is a fault, never a guess.
  public static func product(_ text: String) throws(Fault) -> Product {
    var words = text.halfWidth.split(separator: " ").map(String.init)
    var product = Product(form: try form(&words, of: text))
    let named = words.filter { $0.contains("=") }
    words.removeAll { $0.contains("=") }
    if let last = words.last, isNumber(last) {
      guard let price = Yuan(decimal: last), price > .zero else { throw .price(last) }
      product.price = price
      words.removeLast()
    }
    try readPack(words, into: &product)
    for assignment in named { try assign(assignment, in: &product) }
    product.form = product.form.settled(byMillilitres: product.millilitres)
    return product
  }

  /// The longest run of first words that names a form.
  private static func form(_ words: inout [String], of text: String) throws(Fault) -> DosageForm {
    for count in stride(from: words.count, to: 0, by: -1) {
      guard let form = DosageForm.named(words.prefix(count).joined(separator: " ")) else {
        continue
      }
      guard !form.isClass else { throw .form(text, suggestion: form.asksForOne) }
      words.removeFirst(count)
      return form
    }
    throw .form(text, suggestion: words.first.flatMap(DosageForm.suggestion))
  }

  private static func readPack(_ words: [String], into product: inout Product) throws(Fault) {
    guard !words.isEmpty else { return }
    let joined = words.joined(separator: " ")
    if joined.halfWidth.hasPrefix("*") {
      guard let count = PackCount(String(joined.halfWidth.dropFirst())) else {
        throw .packCount(joined)
      }
      product.packCount = count.number
      return
    }
    try set(.strength, joined, in: &product)
  }

  private static func assign(_ assignment: String, in product: inout Product) throws(Fault) {
    let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let value = ProductValue(rawValue: name), parts.count == 2 else {
      throw .column(
        name, nearest: nearestName(to: name, among: ProductValue.allCases.map(\.rawValue)))
    }
    try set(value, String(parts[1]), in: &product)
  }

  private static func set(_ value: ProductValue, _ text: String, in product: inout Product)
    throws(Fault)
  {
    do {
      try value.set(text, in: &product)
    } catch {
      throw .value(
        reason: error.reason
          ?? Text(en: "`\(text)`: ", zh: "“\(text)”：") + error.code.meaning)
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    Ratio(decimal: text) != nil
  }
}
