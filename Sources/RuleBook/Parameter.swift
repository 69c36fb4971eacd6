public import Wording

/// The value of a parameter as a rule set writes it; numbers stay text until they are asked for.
public enum RuleValue: Sendable, Equatable {
  /// Not recovered; a computation that needs it stops.
  case unset
  /// A number, a word or a sentence.
  case text(String)
  /// Several words in order.
  case list([String])
  /// Values by row, in the order of the rows.
  case table([Row])
  /// Named records in the order of the file.
  case records([Record])

  /// One row of a table.
  public struct Row: Sendable, Equatable {
    /// The row's name: a number of bidders such as `4` or `16+`, a dosage form, …
    public let name: String
    /// Its value.
    public let value: String
  }

  /// One record: its name, and the values of its columns in their order.
  public struct Record: Sendable, Equatable {
    /// The record's name, the value of its first column.
    public let name: String
    /// The values by column; a column without a value is not among them.
    public var values: [Row]
  }

  /// The names of the rows of a table, or of the cells of records, such as `A1.points`.
  var rowNames: [String] {
    switch self {
    case .unset, .text, .list: []
    case .table(let rows): rows.map(\.name)
    case .records(let records):
      records.flatMap { record in record.values.map { "\(record.name).\($0.name)" } }
    }
  }

  /// The value on one line, for listings and differences.
  public var summary: String {
    switch self {
    case .unset: "(unset)"
    case .text(let text): text
    case .list(let words): words.isEmpty ? "(none)" : words.joined(separator: ", ")
    case .table(let rows): rows.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
    case .records(let records): records.map(\.name).joined(separator: ", ")
    }
  }
}

/// A parameter of a rule set: its value and where the value comes from.
public struct Parameter: Sendable, Equatable {
  /// The value.
  public var value: RuleValue
  /// The document that says so.
  public var document: Text
  /// The clause of the document, where it is known.
  public var clause: Text?
  /// How sure it is.
  public var grade: Grade
  /// Rows of a table that are less or more sure than the rest.
  public var rowGrades: [String: Grade] = [:]
  /// The day on which somebody last compared it with the source.
  public var checked: String
  /// What else a reader should know.
  public var note: Text?
  /// The rule set in which it stands: this one or a baseline.
  public var origin: String

  /// The grade that a row of a table, a record or a cell of one has of its own; nil where it has
  /// that of the parameter.
  func grade(ofRow name: String) -> Grade? {
    if let own = rowGrades[name] { return own }
    guard case .records = value, let cell = name.cell else { return nil }
    return rowGrades[cell.record]
  }

  /// The document with its clause, and the grade.
  public var source: Text {
    let clause = clause.map { Text(en: ", ", zh: "，") + $0 } ?? Text("")
    return document + clause + Text(en: " (", zh: "（") + grade.title + Text(en: ")", zh: "）")
  }
}

extension String {
  /// The record and the column of a cell such as `A1.points`; a record may have points in its name,
  /// such as `1.2`, and a column has none. Nil for what names no cell.
  var cell: (record: String, column: String)? {
    guard let point = lastIndex(of: ".") else { return nil }
    return (String(self[..<point]), String(self[index(after: point)...]))
  }
}
