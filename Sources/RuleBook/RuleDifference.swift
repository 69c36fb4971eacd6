/// A parameter in which two rule sets differ.
public struct RuleDifference: Equatable, Sendable {
  /// The parameter's name; with the row where a table differs in that row alone.
  public let key: String
  /// What the first set says; nil where it says nothing.
  public let before: String?
  /// What the second set says; nil where it says nothing.
  public let after: String?

  /// All differences in rules between two sets, in the order of the catalogue.
  public static func between(_ a: RuleSet, _ b: RuleSet, catalogue: RuleCatalogue)
    -> [RuleDifference]
  {
    catalogue.keys.filter(\.isRule).flatMap { key in
      let (old, new) = (a.parameters[key.name]?.value, b.parameters[key.name]?.value)
      if case .table(let before)? = old, case .table(let after)? = new {
        return rows(of: key.name, before, after)
      }
      if case .records(let before)? = old, case .records(let after)? = new {
        return rows(of: key.name, cells(before), cells(after))
      }
      return old == new
        ? [] : [RuleDifference(key: key.name, before: old?.summary, after: new?.summary)]
    }
  }

  private static func rows(of key: String, _ before: [RuleValue.Row], _ after: [RuleValue.Row])
    -> [RuleDifference]
  {
    var names: [RuleValue.Row] = before
    names += after.filter { row in !before.contains { $0.name == row.name } }
    return names.sorted(by: RuleValue.inOrder).compactMap { row in
      let old = before.first { $0.name == row.name }?.value
      let new = after.first { $0.name == row.name }?.value
      return old == new
        ? nil : RuleDifference(key: "\(key).\(row.name)", before: old, after: new)
    }
  }

  /// The values of all records as rows named `A1.points`.
  private static func cells(_ records: [RuleValue.Record]) -> [RuleValue.Row] {
    records.flatMap { record in
      record.values.map { RuleValue.Row(name: "\(record.name).\($0.name)", value: $0.value) }
    }
  }
}
