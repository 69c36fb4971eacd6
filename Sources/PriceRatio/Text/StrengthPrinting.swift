import ExactNumbers

extension Strength {
  /// The strength as a text that can be read in this one way.
  public var text: String {
    if contents.first?.amount.dimension == .herb { return herb }
    let amounts = contents.map(\.text).joined(separator: "+")
    return inWhole(amounts) + (basis.map { "(以\($0)计)" } ?? "")
  }

  private func inWhole(_ amounts: String) -> String {
    if isFill, let amount = contents.first?.amount { return amount.ofEach("装") }
    guard let container else {
      // Where nothing else says that it is a content.
      let isPlain = contents.count == 1 && contents[0].name == nil && contents[0].equivalent == nil
      return said == .content && isPlain ? contents[0].amount.ofEach("含") : amounts
    }
    guard container.isVolume else { return "每份\(container.text)含" + amounts }
    // A third of a milligram has no decimals: it is written as the concentration that it comes from.
    if contents.count == 1, contents[0].amount.amount.exactDecimal == nil,
      let whole = try? container.amount * Ratio(contents[0].amount.amount.denominator, over: 1)
    {
      let content = contents[0]
      return "\(content.name ?? "")\(content.amount.amount.numerator)"
        + "\(content.amount.dimension.rawValue)/\(whole.exactText)ml \(container.text)"
    }
    return container.text + ":" + amounts
  }

  private var herb: String {
    let amount = contents[0].amount
    guard let fill else { return amount.ofEach("相当于原生药", unit: "mg") }
    return "\(fill.grams)/\(amount.grams)"
  }
}

extension Strength.Ingredient {
  /// The amount with its name and what it is in other units.
  var text: String {
    // 右旋糖酐40 30g: a name may end with digits.
    let name = name.map { $0.last?.isNumber == true ? $0 + " " : $0 } ?? ""
    return name + amount.text + (equivalent.map { "(\($0.text))" } ?? "")
  }
}

extension Quantity {
  fileprivate var text: String { amount.exactText + dimension.rawValue }

  fileprivate var grams: String {
    ((try? amount * Ratio(1, over: 1000)) ?? amount).exactText + "g"
  }

  /// 每份装3000mg; 每3份装1000mg: what three of them weigh, as one has no decimals.
  fileprivate func ofEach(_ verb: String, unit: String? = nil) -> String {
    let unit = unit ?? dimension.rawValue
    guard amount.exactDecimal == nil else { return "每份\(verb)\(amount.exactText)\(unit)" }
    return "每\(amount.denominator)份\(verb)\(amount.numerator)\(unit)"
  }
}
