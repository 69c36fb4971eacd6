public import ExactNumbers
public import RuleBook
public import Wording

/// What one rule does to a price: before anything is multiplied or added.
public struct Effect: Sendable {
  /// The rule.
  public let rule: Rule
  /// What is done to the price.
  public let operation: Operation
  /// How the number came about.
  public let formula: Formula
  /// The parameter behind it, and where that comes from.
  public let basis: Basis

  /// The rules of the mixed computation, in the order of article 16.
  public enum Rule: String, Sendable, CaseIterable {
    /// 剂型差比价.
    case form
    /// Sugar-free Chinese medicine, a part of the form ratio.
    case sugar
    /// 含量差比价.
    case content
    /// The amount between kinds of injections, a part of the form ratio.
    case injectionForm = "injection-form"
    /// 装量差比价.
    case fill
    /// The amount for volume of injections, a part of the fill ratio.
    case volume
    /// 包装数量差比价.
    case packCount = "pack-count"
    /// The lowest price of an injection.
    case floor
    /// A smaller injection is not dearer.
    case cap
    /// 包装材料差比价.
    case material
    /// 包装形式差比价.
    case packaging

    /// Its name.
    public var title: Text {
      switch self {
      case .form: Text(en: "form factor", zh: "剂型差比价")
      case .sugar: Text(en: "sugar", zh: "剂型差比价（含糖与无糖）")
      case .content: Text(en: "content", zh: "含量差比价")
      case .injectionForm: Text(en: "kind of injection", zh: "剂型差价（注射剂）")
      case .fill: Text(en: "fill", zh: "装量差比价")
      case .volume: Text(en: "volume", zh: "装量差价（注射剂）")
      case .packCount: Text(en: "pack count", zh: "包装数量差比价")
      case .floor: Text(en: "lowest price", zh: "最低价格")
      case .cap: Text(en: "not above the representative", zh: "不高于代表品")
      case .material: Text(en: "packaging material", zh: "包装材料差价")
      case .packaging: Text(en: "packaging form", zh: "包装形式差价")
      }
    }
  }

  /// What is done to a price.
  public enum Operation: Sendable {
    /// Nothing: the rule says that there is no difference.
    case unchanged
    /// It is multiplied.
    case times(Enclosure)
    /// It is divided.
    case dividedBy(Enclosure)
    /// Yuan are added.
    case plus(Ratio)
    /// Yuan are taken off.
    case minus(Ratio)
    /// It is replaced.
    case setTo(Enclosure)
  }

  /// The parameters behind an effect.
  public struct Basis: Sendable {
    // What they cite is put together when it is asked for, as few of a million effects are shown.
    private let first: RuleSet.Cited<Void>
    private let second: RuleSet.Cited<Void>?

    /// Their names, with the row of a table.
    public var keys: [String] { citations.map(\.key) }
    /// How sure the less sure of them is.
    public var grade: Grade { max(first.grade, second?.grade ?? first.grade) }
    /// Their documents, clauses and grades.
    public var source: Text { citations.map(\.reference).joined() }

    private var citations: [RuleSet.Cited<Void>] {
      guard let second, second.key != first.key else { return [first] }
      return [first, second]
    }

    /// Remembers that the values were applied.
    func use() {
      first.use()
      second?.use()
    }

    init<Value>(_ cited: RuleSet.Cited<Value>) {
      (first, second) = (cited.map { _ in () }, nil)
    }

    init<First, Second>(_ first: RuleSet.Cited<First>, _ second: RuleSet.Cited<Second>) {
      (self.first, self.second) = (first.map { _ in () }, second.map { _ in () })
    }
  }
}

/// How the number of an effect came about, in the numbers of the two products.
public enum Formula: Sendable, Equatable {
  /// Two factors of one table: the product's over the representative's.
  case factors(Factor, over: Factor)
  /// Two products that the profile treats alike.
  case alike
  /// c^(log2 X); `x` is the quotient of the two texts, turned over for a division.
  case power(base: Ratio, of: String, over: String, x: Ratio)
  /// In proportion to a quantity.
  case proportion(of: String, over: String)
  /// Units whose count is a power on one side and in proportion on the other.
  case counts(String, over: String)
  /// An amount for each unit of the pack.
  case amount(units: Int, each: String, what: Text)
  /// A limit for each unit of the pack.
  case limit(units: Int, each: String)

  /// Something with its factor of a table.
  public struct Factor: Sendable, Equatable {
    /// What the factor is of.
    public let title: Text
    /// The factor.
    public let value: Ratio

    var text: Text { title + Text(" \(value.exactText)") }
  }

  /// The formula in words and numbers.
  public var text: Text {
    switch self {
    case .factors(let own, let base): own.text + Text(" ÷ ") + base.text
    case .alike: Text(en: "no difference", zh: "不计差价")
    case .power(let base, let own, let other, let x):
      Text("K = \(base.exactText)^log2(X), X = \(own) ÷ \(other) = \(x.exactText)")
    case .proportion(let own, let base):
      Text(en: "in proportion: \(own) ÷ \(base)", zh: "按比例：\(own) ÷ \(base)")
    case .counts(let own, let base):
      Text(en: "by way of one unit: \(own) ÷ \(base)", zh: "经单个制剂换算：\(own) ÷ \(base)")
    case .amount(let units, let each, let what):
      what + Text(en: ": \(units) × \(each) yuan", zh: "：\(units) × \(each) 元")
    case .limit(let units, let each):
      Text(en: "\(units) × \(each) yuan", zh: "\(units) × \(each) 元")
    }
  }
}

/// An effect applied: the price before it and after it.
public struct Step: Sendable {
  /// What was done, and why.
  public let effect: Effect
  /// The price of the pack before.
  public let before: Enclosure
  /// The price of the pack after.
  public let after: Enclosure

  /// Applies an effect to a price.
  ///
  /// - Throws: `NumberError.outOfRange` when nothing is left of the price.
  init(_ effect: Effect, to price: Enclosure) throws(NumberError) {
    self.effect = effect
    before = price
    after =
      switch effect.operation {
      case .unchanged: price
      case .times(let factor): try price * factor
      case .dividedBy(let factor): try price / factor
      case .plus(let amount): try price + Enclosure(amount)
      case .minus(let amount): try price - Enclosure(amount)
      case .setTo(let value): value
      }
  }
}

extension Effect.Operation {
  /// The operation with its number, ten decimals of an irrational one: `× 1.7`.
  var text: Text {
    switch self {
    case .unchanged: Text("× 1")
    case .times(let factor): Text("× " + factor.text(decimals: 10))
    case .dividedBy(let factor): Text("÷ " + factor.text(decimals: 10))
    case .plus(let amount): Text("+ " + amount.exactText)
    case .minus(let amount): Text("− " + amount.exactText)
    case .setTo(let value): Text(en: "set to ", zh: "定为 ") + Text(value.text(decimals: 10))
    }
  }
}

extension Enclosure {
  /// The number to so many decimals, all of them where it goes on, fewer where it ends before.
  func text(decimals: Int) -> String {
    guard let rounded = try? rounded(decimals: decimals, rounding: .halfUp) else { return "?" }
    return isShown(by: rounded)
      ? rounded.exactText : (try? rounded.decimalText(decimals: decimals)) ?? "?"
  }

  /// Whether so many decimals show the number itself: `=` where they do, `≈` where it goes on.
  func sign(decimals: Int) -> String {
    isShown(by: try? rounded(decimals: decimals, rounding: .halfUp)) ? "=" : "≈"
  }

  private func isShown(by rounded: Ratio?) -> Bool { exact != nil && exact == rounded }
}
