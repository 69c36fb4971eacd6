import Synchronization
import Tables
public import Writing
public import Wording

extension RuleSet {
  /// A value together with where it comes from.
  public struct Cited<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    private let origin: Permanent<Origin>

    /// The parameter's name, with the row of a table.
    public var key: String { origin.read { $0.key } }
    /// How sure the value is.
    public var grade: Grade { origin.read { $0.grade } }
    /// The document, the clause and the grade.
    public var source: Text { origin.read { $0.source } }

    init(value: Value, origin: Permanent<Origin>) { (self.value, self.origin) = (value, origin) }

    /// Remembers that the value was applied.
    public func use() { origin.read { $0.markUsed() } }

    /// Writes the parameter's name as a cell.
    public func writeKey(to row: inout RowWriter) {
      origin.read { row.text($0.number, of: $0.cells) }
    }

    /// The parameter with its source, as explanations cite it.
    public var reference: Text { origin.read { $0.reference } }

    /// The same in one language.
    public func reference(_ language: Language) -> String { origin.read { $0.reference(language) } }

    /// The same source for a value derived from this one.
    public func map<Other: Sendable>(_ transform: (Value) throws -> Other) rethrows -> Cited<Other>
    {
      .init(value: try transform(value), origin: origin)
    }
  }
}

extension RuleSet.Cited: BitwiseCopyable where Value: BitwiseCopyable {}

/// Where a value of a rule set comes from, and whether it was applied.
final class Origin: Sendable {
  /// The name of the value.
  let key: String
  let grade: Grade
  let source: Text
  /// The name with its source.
  let reference: Text
  /// Whether the value was handed out.
  private let wasUsed = Atomic(false)
  /// The names of all values of the set as cells of results, and the place of this one.
  fileprivate let (cells, number): (Permanent<ReadyTexts>, Int)

  fileprivate init(
    _ key: String, _ grade: Grade, _ source: Text, _ cells: Permanent<ReadyTexts>, _ number: Int
  ) {
    (self.key, self.grade, self.source) = (key, grade, source)
    (self.cells, self.number) = (cells, number)
    reference = Text("\(key): ") + source
  }

  var isUsed: Bool { wasUsed.load(ordering: .relaxed) }

  /// Threads that look into the same tables only read the mark once it is set.
  func markUsed() {
    if !isUsed { wasUsed.store(true, ordering: .relaxed) }
  }
}

/// Where all values of a rule set come from, by their names: parameters, rows of tables, records and
/// their cells.
///
/// Whatever the rules decide of a bid or a price cites some of these, on all processors at once, and
/// they would wait for each other to count who does: `vbp select` takes a quarter longer then. So an
/// origin stays until the program ends. They are made here and nowhere else, one for each value of a
/// set, however much is decided by it.
struct Origins: Sendable {
  private let byName: [String: Permanent<Origin>]

  /// The origins of the values of some parameters.
  init(_ parameters: [String: Parameter]) {
    var values: [(name: String, grade: Grade, source: Text)] = []
    for (key, parameter) in parameters {
      values.append((key, parameter.grade, parameter.source))
      for row in parameter.value.rowNames {
        var own = parameter
        own.grade = parameter.grade(ofRow: row) ?? parameter.grade
        // The document knows nothing of a row that the user gave.
        let isGiven = parameter.grade(ofRow: row) == .supplied
        values.append(("\(key).\(row)", own.grade, isGiven ? Grade.supplied.title : own.source))
      }
    }
    let cells = Permanent(ReadyTexts(values.map(\.name)))
    byName = Dictionary(
      values.enumerated().map { number, value in
        (value.name, Permanent(Origin(value.name, value.grade, value.source, cells, number)))
      }
    ) { _, last in last }
  }

  /// The origin of a value; nil where the set has none of that name.
  subscript(name: String) -> Permanent<Origin>? { byName[name] }
}
