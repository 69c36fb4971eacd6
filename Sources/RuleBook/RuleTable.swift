public import ExactNumbers
import Synchronization
import Tables

extension RuleSet {
  /// The numbers of a table by row.
  public struct Table: Sendable {
    /// Read from all processors at once, for every bid: as for origins, to count who refers to it would
    /// take them longer than to look something up. There are as many as a rule file has tables.
    private let content: Permanent<Content>

    private final class Content: Sendable {
      let ruleSet, name: String
      let rows: [Row]
      let lookingUpIsUse: Bool

      init(_ ruleSet: String, _ name: String, _ rows: [Row], lookingUpIsUse: Bool) {
        (self.ruleSet, self.name, self.rows) = (ruleSet, name, rows)
        self.lookingUpIsUse = lookingUpIsUse
      }

      /// The value at a place, looked up.
      func value(at place: Int) -> Cited<Ratio> {
        let value = rows[place].value
        if lookingUpIsUse { value.use() }
        return value
      }
    }

    private struct Row: Sendable {
      let name: String
      /// The first count that the row is for; nil where its name is no count.
      let count: Int?
      /// Whether it is also for every count above.
      let isOpen: Bool
      let value: Cited<Ratio>

      init(_ name: String, _ value: Cited<Ratio>) {
        (self.name, self.value) = (name, value)
        isOpen = name.hasSuffix("+")
        // Only the usual way to write a number names its count: `04` does not.
        let count = Int(isOpen ? String(name.dropLast()) : name)
        self.count = isOpen || count.map(String.init) == name ? count : nil
      }
    }

    fileprivate init(
      ruleSet: String, name: String, rows: [(name: String, value: Cited<Ratio>)],
      lookingUpIsUse: Bool
    ) {
      content = Permanent(
        Content(
          ruleSet, name, rows.map { Row($0.name, $0.value) }, lookingUpIsUse: lookingUpIsUse))
    }

    /// The id of the rule set.
    public var ruleSet: String { content.read { $0.ruleSet } }
    /// The name of the parameter.
    public var name: String { content.read { $0.name } }

    /// The value for a count: its own row, or the last `k+` row with k at or below it.
    public func value(forCount count: Int) throws(RuleError) -> Cited<Ratio> {
      let value = content.read { content in
        let place =
          content.rows.firstIndex { !$0.isOpen && $0.count == count }
          ?? content.rows.lastIndex { $0.isOpen && $0.count.map { $0 <= count } == true }
        return place.map(content.value)
      }
      guard let value else { throw .noRow(key: name, row: String(count), id: ruleSet) }
      return value
    }

    /// The value of a named row; nil when the table has none.
    public func value(named row: String) -> Cited<Ratio>? {
      content.read { content in
        content.rows.firstIndex { $0.name == row }.map(content.value)
      }
    }

    /// Whether there is a row of that name.
    public func has(_ row: String) -> Bool {
      content.read { $0.rows.contains { $0.name == row } }
    }

    /// The names of all rows.
    public var rowNames: [String] { content.read { $0.rows.map(\.name) } }
  }

  /// Numbers by row.
  public func table(_ key: RuleKey) throws(RuleError) -> Table {
    // Whoever shares volume out asks lot by lot.
    if let known = tables.table(key.name, lookingUpIsUse: readingIsUse) { return known }
    let table = try readTable(key)
    tables.keep(table, key.name, lookingUpIsUse: readingIsUse)
    return table
  }

  private func readTable(_ key: RuleKey) throws(RuleError) -> Table {
    guard case .table(let rows) = try parameter(key).value else {
      throw .unset(key: key.name, id: id)
    }
    var numbers: [(String, Cited<Ratio>)] = []
    for row in rows {
      let name = "\(key.name).\(row.name)"
      guard let number = Ratio(decimal: row.value), let origin = origins[name] else {
        throw .wrongValue(file: id, path: name, expected: Expectation.number)
      }
      // A row is used when it is looked up.
      numbers.append((row.name, Cited(value: number, origin: origin)))
    }
    return Table(ruleSet: id, name: key.name, rows: numbers, lookingUpIsUse: readingIsUse)
  }
}

/// The tables of a rule set that have been read; copies of the set share them.
final class ReadTables: Sendable {
  private let known = Mutex<(read: [String: RuleSet.Table], readAhead: [String: RuleSet.Table])>(
    ([:], [:]))

  /// A table, of which looking a row up is use or not; nil where it has not been read.
  func table(_ name: String, lookingUpIsUse: Bool) -> RuleSet.Table? {
    known.withLock { lookingUpIsUse ? $0.read[name] : $0.readAhead[name] }
  }

  /// Keeps a table that was read.
  func keep(_ table: RuleSet.Table, _ name: String, lookingUpIsUse: Bool) {
    known.withLock { known in
      if lookingUpIsUse { known.read[name] = table } else { known.readAhead[name] = table }
    }
  }
}
