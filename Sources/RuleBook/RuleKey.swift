public import Wording

/// A parameter that a kind of rule set may have: its name, the form of its value, its meaning.
public struct RuleKey: Sendable {
  /// The form of a value.
  public enum Form: Sendable {
    /// A decimal number, written as a string.
    case number
    /// A whole number, written as a string.
    case integer
    /// One of some words.
    case choice([String])
    /// Several of some words, in order.
    case list([String])
    /// Free text.
    case text
    /// Numbers by row; a row is a whole number, or one with `+` for it and all above.
    case countTable
    /// Numbers by row; a row is a name.
    case nameTable
    /// Named records in order, each with the same columns; the first column is the name.
    case records([RuleColumn])
  }

  /// The name in a rule set, such as `shortlist.caps`.
  public let name: String
  /// The form of its value.
  public let form: Form
  /// What it means, with its unit.
  public let meaning: Text
  /// Whether it rules something, or is a published figure that is kept beside the rules.
  public let isRule: Bool

  /// Whether the value has rows or records.
  var isTable: Bool {
    switch form {
    case .countTable, .nameTable, .records: true
    default: false
    }
  }

  /// Declares a parameter.
  public init(_ name: String, _ form: Form, _ meaning: Text, isRule: Bool = true) {
    self.isRule = isRule
    self.name = name
    self.form = form
    self.meaning = meaning
  }
}

/// A column of a parameter that holds records.
public struct RuleColumn: Sendable {
  /// The name in a rule set, such as `points`.
  public let name: String
  /// The form of its values; not a table.
  public let form: RuleKey.Form

  /// Declares a column.
  public init(_ name: String, _ form: RuleKey.Form) {
    self.name = name
    self.form = form
  }
}

/// The parameters that one kind of rule set knows; anything else in a file is an error.
public struct RuleCatalogue: Sendable {
  /// The kind of rule set, which is also its folder below `Data/rules`: `tender`, `price-ratio`.
  public let kind: String
  /// What sets of this kind are for.
  public let title: Text
  /// The parameters in the order in which they are shown.
  public let keys: [RuleKey]

  /// Declares a kind of rule set.
  public init(kind: String, title: Text, keys: [RuleKey]) {
    self.kind = kind
    self.title = title
    self.keys = keys
  }

  /// The parameter of that name.
  public func key(_ name: String) -> RuleKey? { keys.first { $0.name == name } }
}
