import ExactNumbers
public import RuleBook
public import Wording

/// A conversion as a sheet that a bidder can check with a pencil and attach to an appeal: article,
/// formula, numbers, rounding, sources.
public struct CalculationSheet: Sendable {
  private let profile: RuleSet
  private let language: Language

  /// Sheets by one profile in one language.
  public init(_ profile: RuleSet, language: Language) {
    self.profile = profile
    self.language = language
  }

  /// The lines of one conversion.
  public func lines(_ conversion: Conversion) -> [String] {
    lines(conversion, from: Text(en: "Representative", zh: "代表品"))
  }

  /// The same lines as one text.
  func text(_ conversion: Conversion) -> String { lines(conversion).joined(separator: "\n") }

  private func lines(_ conversion: Conversion, from label: Text) -> [String] {
    let lines =
      head(conversion, from: label)
      + conversion.steps.enumerated().flatMap { step($0.element, number: $0.offset + 1) }
      + result(conversion)
    return lines.map(\.visible)
  }

  /// The lines of a pair that breaks the rule: the price by the rule, and how far the listed one is
  /// above it.
  public func lines(_ breach: Audit.Breach, of audit: Audit) throws(ConversionError) -> [String] {
    let conversion = try audit.allowed(breach)
    let listed = audit.products[breach.dear].price ?? .zero
    let excess = Yuan(millionths: listed.millionths - conversion.price.millionths)
    return lines(conversion, from: Text(en: "Compared with", zh: "对照品")) + [
      line(Text(en: "Listed price", zh: "实际价格"), yuan(listed.text())),
      line(Text(en: "Above the rule", zh: "高出"), yuan(excess.text())),
    ]
  }

  /// The steps of a conversion on one line: `form factor × 1.2; content × 1.7`.
  public func summary(_ conversion: Conversion) -> String {
    conversion.steps.map {
      $0.effect.rule.title(language) + " " + $0.effect.operation.text(language)
    }
    .joined(separator: Text(en: "; ", zh: "；")(language))
  }

  private func head(_ conversion: Conversion, from label: Text) -> [String] {
    [
      Text(en: "Price-ratio calculation", zh: "药品差比价计算表")(language),
      line(
        Text(en: "Rule", zh: "规则"),
        profile.title + Text(en: " (\(profile.id))", zh: "（\(profile.id)）")),
      line(
        label,
        named(conversion.representative) + Text(en: ", ", zh: "，")
          + yuan(conversion.start.text())),
      line(Text(en: "Product", zh: "计价品"), named(conversion.product)),
      line(
        Text(en: "Order", zh: "计算次序"),
        Text(
          en: "art. 16: form, content, fill, pack count, packaging material, packaging form",
          zh: "第十六条：剂型、含量、装量、包装数量、包装材料、包装形式")),
    ]
  }

  private func step(_ step: Step, number: Int) -> [String] {
    let effect = step.effect
    let (before, after) = (Text(step.before.text(decimals: 6)), Text(step.after.text(decimals: 6)))
    let sum: Text
    switch effect.operation {
    case .setTo: sum = before + Text(" → ") + after
    default:
      let sign = step.after.sign(decimals: 6)
      sum = before + Text(" ") + effect.operation.text + Text(" \(sign) ") + after
    }
    return [
      line(Text(en: "Step \(number)", zh: "第 \(number) 步"), effect.rule.title),
      line(Text(en: "  formula", zh: "　公式"), effect.formulaText),
      line(Text(en: "  price", zh: "　价格"), sum),
      line(Text(en: "  source", zh: "　依据"), effect.basis.source),
    ]
  }

  private func result(_ conversion: Conversion) -> [String] {
    let decimals = conversion.decimals
    var lines =
      conversion.steps.isEmpty
      ? [
        line(
          Text(en: "Steps", zh: "步骤"),
          Text(en: "none: the rule makes no difference", zh: "无：规则不计差价"))
      ] : []
    lines += [
      line(
        Text(en: "Unrounded", zh: "取位前"),
        Text(conversion.unrounded.sign(decimals: 10) == "=" ? "" : "≈ ")
          + yuan(conversion.unrounded.text(decimals: 10))),
      line(
        Text(en: "Rounding", zh: "取位"),
        Text(
          en: "half up, once, to \(decimals) decimal\(decimals == 1 ? "" : "s") — ",
          zh: "四舍五入一次，保留 \(decimals) 位小数——") + conversion.band.reference),
      line(Text(en: "Price", zh: "价格"), yuan(conversion.price.text(atLeast: decimals))),
    ]
    lines += conversion.remarks.map { line(Text(en: "To decide", zh: "待人工决定"), $0.message) }
    let supplied = conversion.bases.filter { $0.grade == .supplied }
      .flatMap(\.keys).map { Text($0) }
    if !supplied.isEmpty {
      lines.append(
        line(
          Text(en: "Supplied", zh: "用户提供"),
          supplied.joined() + Text(en: ": not from the rule", zh: "：非规则原文数值")))
    }
    return lines
  }

  /// A label in a column of its own, and what it labels.
  private func line(_ label: Text, _ content: Text) -> String {
    let label = label(language)
    let width = language == .chinese ? 12 : 16
    return label + String(repeating: " ", count: max(1, width - displayWidth(label)))
      + content(language)
  }

  private func named(_ product: Product) -> Text {
    let maker =
      product.maker.isEmpty ? Text("") : Text(en: " (\(product.maker))", zh: "（\(product.maker)）")
    return Text(product.drug.isEmpty ? "" : product.drug + " ") + product.title + maker
  }

  private func yuan(_ amount: String) -> Text { Text(en: "\(amount) yuan", zh: "\(amount) 元") }
}

extension Effect {
  /// The formula with its numbers and, of a power, with K.
  fileprivate var formulaText: Text {
    guard case .power = formula else { return formula.text }
    switch operation {
    case .times(let k), .dividedBy(let k):
      return formula.text + Text(en: ", ", zh: "，")
        + Text("K \(k.sign(decimals: 10)) " + k.text(decimals: 10))
    case .unchanged, .plus, .minus, .setTo: return formula.text
    }
  }
}
