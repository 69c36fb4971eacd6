import ExactNumbers

extension Strength {
  /// The strength as a text that can be read in this one way.
  public var text: String {
    if contents.first?.amount.dimension == .herb { return herb }
    let amounts = contents.map(Self.amount).joined(separator: "+")
    return inWhole(amounts) + (basis.map { "(以\($0)计)" } ?? "")
  }

  private static func amount(_ content: Ingredient) -> String {
    (content.name ?? "") + content.amount.text
      + (content.equivalent.map { "(\($0.text))" } ?? "")
  }

  private func inWhole(_ amounts: String) -> String {
    if isFill, let amount = contents.first?.amount { return amount.ofPills("重", unit: "") }
    guard let container else { return amounts }
    guard container.isVolume else { return "每\(container.text)含" + amounts }
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
    guard let fill else { return amount.ofPills("相当于原生药", unit: "mg") }
    return "\(fill.grams)/\(amount.grams)"
  }
}

extension Quantity {
  fileprivate var text: String { amount.exactText + dimension.rawValue }

  fileprivate var grams: String {
    ((try? amount * Ratio(1, over: 1000)) ?? amount).exactText + "g"
  }

  /// 每3丸重1g: what three pills weigh, as one has no decimals.
  fileprivate func ofPills(_ verb: String, unit: String) -> String {
    "每\(amount.denominator)丸\(verb)\(amount.numerator)\(unit.isEmpty ? dimension.rawValue : unit)"
  }
}
