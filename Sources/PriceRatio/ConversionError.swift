public import ExactNumbers
public import RuleBook
import Tables
public import Wording

/// Why one product is not priced from another.
public enum ConversionError: Error, Equatable, Sendable {
  /// The profile has no number for it, or is faulty.
  case rules(RuleError)
  /// The two strengths do not compare.
  case strengths(Strength.Fault)
  /// The rule gives the product a representative of its own.
  case ownRepresentative(OwnRepresentative)
  /// A value that one product has, or the rule needs, is missing from a product.
  case missing(Column, product: Text)
  /// Two fills that are not in the same unit.
  case differentFillUnits(String, String)
  /// No rule covers this difference in packaging material.
  case noMaterialRule(DosageForm)
  /// An amount that is taken off leaves nothing of the price.
  case nothingLeft(Effect.Rule)
  /// More products of one drug than can be converted one by one, as amounts in yuan or fills come
  /// between them.
  case tooManyPairs
  /// A number that is only remembered would decide.
  case unverified(keys: [String])
  /// The numbers are too large, or the bounds do not decide the last digit.
  case number(NumberError)

  /// A value of a product.
  public enum Column: String, Sendable {
    /// The content.
    case strength
    /// The fill or, of a solution, its volume.
    case fill
    /// The fill of one dose.
    case dose
    /// The price.
    case price
    /// The packaging material.
    case material
  }

  /// Whether the rule itself says that there is no conversion.
  public var isOwnRepresentative: Bool {
    if case .ownRepresentative = self { true } else { false }
  }

  /// What is wrong and what to do.
  public var message: Text {
    switch self {
    case .rules(let error): error.message
    case .strengths(let fault):
      fault.reason + Text(en: "; ", zh: "；") + FindingCode.differentStrengths.remedy
    case .ownRepresentative(let reason): reason.message
    case .missing(let column, let product):
      Text(
        en:
          "the \(column.rawValue) of \(product.en) is missing; give it in the column "
          + "`\(column.rawValue)`",
        zh: "缺少“\(product.zh)”的\(column.title)；请在“\(column.title)”列填写")
    case .differentFillUnits(let a, let b):
      Text(
        en:
          "the fills \(a) and \(b) are in units that do not convert into each other; give both "
          + "alike",
        zh: "装量 \(a) 与 \(b) 的单位不能互相换算；请统一单位")
    case .noMaterialRule(let form):
      Text(
        en:
          "no rule is known for the packaging material of the form \(form.title.en); leave "
          + "`material` empty",
        zh: "尚无\(form.title.zh)的包装材料差价规则；请将“包装材料”留空")
    case .nothingLeft(let rule):
      Text(
        en:
          "nothing is left of the price after taking off the amount for \(rule.title.en); check "
          + "the amount and the price",
        zh: "减去\(rule.title.zh)金额后价格不大于零；请核对金额与价格")
    case .tooManyPairs:
      Text(
        en: "too many of its products differ by amounts in yuan or by fills to convert every pair; "
          + "audit them by parts",
        zh: "存在金额差价或装量差异的产品过多，未能逐对换算；请分批核查")
    case .unverified(let keys):
      keys.map { key in
        Text(
          en: "`\(key)` is unverified and decides here", zh: "“\(key)”未经核实，而结果取决于它")
      }.joined()
        + Text(en: "; --allow-unverified uses it all the same", zh: "；加 --allow-unverified 可照样采用")
    case .number(.undecidedDigit):
      Text(
        en: "the last digit cannot be decided; ask for fewer decimals",
        zh: "末位数字无法确定；请减少小数位数")
    case .number:
      Text(en: "the numbers are too large to compute with", zh: "数值过大，无法计算")
    }
  }
}

extension ConversionError.Column {
  /// The column's Chinese name.
  var title: String {
    switch self {
    case .strength: "含量规格"
    case .fill: "装量"
    case .dose: "每次用量"
    case .price: "价格"
    case .material: "包装材料"
    }
  }
}

/// Runs a computation with numbers inside one that throws conversion errors.
func exactly<Value>(_ body: () throws(NumberError) -> Value) throws(ConversionError) -> Value {
  do { return try body() } catch { throw .number(error) }
}

/// Reads rules inside a computation that throws conversion errors.
func ruled<Value>(_ body: () throws(RuleError) -> Value) throws(ConversionError) -> Value {
  do { return try body() } catch { throw .rules(error) }
}
