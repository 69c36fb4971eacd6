public import Wording

/// A parameter that a kind of rule set may have, declared once: all else follows from it, from the
/// check of a file to what is tried where its value is in doubt.
public struct RuleKey: Sendable {
  /// The name in a rule set, such as `shortlist.caps`.
  public let name: String
  /// The form and the range of its value.
  public let form: RuleForm
  /// What it is counted in.
  public let unit: RuleUnit
  /// What the value could be if it is not what the set says.
  public let others: OtherValues
  /// What it means.
  public let meaning: Text
  /// Whether it rules something, or is a published figure that is kept beside the rules.
  public let isRule: Bool

  /// Declares a parameter, with what it means in both languages.
  public init(
    _ name: String, _ form: RuleForm, _ unit: RuleUnit = .none, others: OtherValues,
    en: String, zh: String, isRule: Bool = true
  ) {
    self.name = name
    self.form = form
    self.unit = unit
    self.others = others
    self.meaning = Text(en: en, zh: zh)
    self.isRule = isRule
  }
}

/// A column of a parameter that holds records.
public struct RuleColumn: Sendable {
  /// The name in a rule set, such as `points`.
  public let name: String
  /// The form and the range of its values; not a table.
  public let form: RuleForm
  /// What a value could be if it is not what the set says.
  public let others: OtherValues
  /// Whether a record may leave it out.
  let isOptional: Bool

  /// Declares a column.
  public init(_ name: String, _ form: RuleForm, others: OtherValues, isOptional: Bool = false) {
    self.name = name
    self.form = form
    self.others = others
    self.isOptional = isOptional
  }

  /// Whether doubt does not apply to any of its values.
  var isExempt: Bool { if case .exempt = others { true } else { false } }

  /// Declares a column of words that name and tell, and decide nothing.
  public static func words(_ name: String, isOptional: Bool = false) -> RuleColumn {
    RuleColumn(
      name, .text(.free(Text(en: "words for readers", zh: "供阅读的文字"))),
      others: .exempt(Text(en: "words decide nothing", zh: "文字不影响结果")), isOptional: isOptional)
  }
}

/// What a value is counted in.
public struct RuleUnit: Sendable {
  /// Its name; empty where nothing is counted.
  public let title: Text

  /// Declares a unit.
  public init(_ title: Text) { self.title = title }

  /// Nothing is counted.
  public static let none = RuleUnit(Text(""))
  /// A part of 1: 0.5 is 50 %.
  public static let share = RuleUnit(Text(en: "share (0.5 is 50 %)", zh: "比例（0.5 即 50%）"))
  /// How many times.
  public static let times = RuleUnit(Text(en: "times", zh: "倍"))
  /// Yuan.
  public static let yuan = RuleUnit(Text(en: "yuan", zh: "元"))
  /// Points of a score.
  public static let points = RuleUnit(Text(en: "points", zh: "分"))
  /// Millilitres.
  public static let millilitres = RuleUnit(Text("ml"))
  /// Hours.
  public static let hours = RuleUnit(Text(en: "hours", zh: "小时"))
  /// Days.
  public static let days = RuleUnit(Text(en: "days", zh: "天"))
  /// Months.
  public static let months = RuleUnit(Text(en: "months", zh: "个月"))
  /// Quarters.
  public static let quarters = RuleUnit(Text(en: "quarters", zh: "个季度"))
  /// Years.
  public static let years = RuleUnit(Text(en: "years", zh: "年"))
  /// Bidders.
  public static let bidders = RuleUnit(Text(en: "bidders", zh: "家企业"))
  /// Bids.
  public static let bids = RuleUnit(Text(en: "bids", zh: "个报价"))
  /// Lots.
  public static let lots = RuleUnit(Text(en: "lots", zh: "个品种"))
  /// Standard deviations.
  public static let deviations = RuleUnit(Text(en: "standard deviations", zh: "个标准差"))
  /// Digits after the point.
  public static let decimals = RuleUnit(Text(en: "decimals", zh: "位小数"))
  /// Order lines.
  public static let lines = RuleUnit(Text(en: "order lines", zh: "行订单"))
}

/// The parameters that one kind of rule set knows; anything else in a file is an error.
public struct RuleCatalogue: Sendable {
  /// The kind of rule set, which is also its folder below `Data/rules`: `tender`, `price-ratio`.
  public let kind: String
  /// What sets of this kind are for.
  public let title: Text
  /// The parameters in the order in which they are shown.
  public let keys: [RuleKey]
  /// What must hold between values.
  public let conditions: [RuleCondition]
  /// What the words that values may have are called in a language.
  public let words: @Sendable (String, Language) -> String
  /// How a set of this kind is read that stands in a table; nil where none can.
  let sheet: RuleSheet.Reader?

  /// Declares a kind of rule set.
  public init(
    kind: String, title: Text, keys: [RuleKey], conditions: [RuleCondition] = [],
    words: @escaping @Sendable (String, Language) -> String = { word, _ in word },
    sheet: RuleSheet.Reader? = nil
  ) {
    self.kind = kind
    self.title = title
    self.keys = keys
    self.conditions = conditions
    self.words = words
    self.sheet = sheet
  }

  /// How the names of files end in which a set of this kind may stand.
  public var fileEndings: [String] { ["json"] + (sheet == nil ? [] : RuleSheet.endings) }

  /// The parameter of that name.
  public func key(_ name: String) -> RuleKey? { keys.first { $0.name == name } }
}
