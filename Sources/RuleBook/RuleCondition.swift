import ExactNumbers
import Tables
public import Wording

/// What must hold between values of a rule set.
public struct RuleCondition: Sendable {
  /// Where it does not hold.
  struct Breach {
    let key: String
    /// The row, or the record and its column.
    var row: String?
    /// The record by its place, and its column: of two with one name the name does not tell which.
    var place: (position: Int, column: String)?
    let found: String
    let expected: Text
  }

  let breaches: @Sendable (RuleSet) -> [Breach]
  /// Whether it is about what somebody wrote, and not about what a value may be: a row that nobody
  /// looks up, as the one beside it is gone for a trial.
  var isAboutWriting = false

  /// A value is at most the count of its row: of four bidders no more than four are shortlisted.
  ///
  /// A row for a count and all above has no such end.
  public static func atMostCount(_ key: RuleKey) -> RuleCondition {
    RuleCondition { set in
      guard case .table(let rows)? = set.parameters[key.name]?.value else { return [] }
      return rows.compactMap { row in
        guard let value = Ratio(decimal: row.value), let count = Int(row.name),
          value > Ratio(count)
        else { return nil }
        return Breach(
          key: key.name, row: row.name, found: row.value,
          expected: Text(
            en: "at most \(count), the count of its row, such as \(count)",
            zh: "不大于该行数量 \(count) 的数，如 \(count)"))
      }
    }
  }

  /// Every row of a table is one that some look-up can reach; `rows` gives those that none can, and
  /// `expected` what a row has to be.
  public static func reachable(
    _ key: RuleKey, expected: Text, except rows: @escaping @Sendable (RuleSet, [String]) -> [String]
  ) -> RuleCondition {
    var condition = RuleCondition { set in
      let names = set.rowNames(of: key)
      guard !names.isEmpty else { return [] }
      // Looking is no use of the values.
      return rows(set.unread, names).map { row in
        Breach(key: key.name, row: row, found: row, expected: expected)
      }
    }
    condition.isAboutWriting = true
    return condition
  }

  /// Every row of a table by counts is that of some count from the least on.
  public static func reachableCounts(_ key: RuleKey, from least: Int = 1) -> RuleCondition {
    reachable(
      key,
      expected: Text(
        en: "a row for a count from \(least) on that no other row answers for",
        zh: "自 \(least) 起、未被其他行覆盖的数量")
    ) { _, names in
      let open = Set(names.filter { $0.hasSuffix("+") }.compactMap { Int($0.dropLast()) })
      let exact = Set(names.compactMap(Int.init))
      return names.filter { name in
        if let count = Int(name), !name.hasSuffix("+") { return count < least }
        guard let start = Int(name.dropLast()) else { return false }
        // Up to the next open row; without one there is always a count above all.
        guard let end = open.filter({ $0 > start }).min() else { return false }
        return (max(start, least)..<max(end, least)).allSatisfy(exact.contains)
      }
    }
  }

  /// A value is not above another one.
  public static func rising(_ lower: RuleKey, _ upper: RuleKey) -> RuleCondition {
    inOrder(lower, upper, expected: Text(en: "at least", zh: "不小于")) { low, high in
      guard let least = Ratio(decimal: low), let most = Ratio(decimal: high) else { return true }
      return least <= most
    }
  }

  /// A quarter is not before another one.
  public static func inTurn(_ earlier: RuleKey, _ later: RuleKey) -> RuleCondition {
    inOrder(earlier, later, expected: Text(en: "not before", zh: "不早于")) { first, last in
      guard let first = Quarter(first), let last = Quarter(last) else { return true }
      return first <= last
    }
  }

  private static func inOrder(
    _ lower: RuleKey, _ upper: RuleKey, expected: Text,
    holds: @escaping @Sendable (String, String) -> Bool
  ) -> RuleCondition {
    RuleCondition { set in
      guard case .text(let low)? = set.parameters[lower.name]?.value,
        case .text(let high)? = set.parameters[upper.name]?.value, !holds(low, high)
      else { return [] }
      return [
        Breach(
          key: upper.name, found: high,
          expected: expected
            + Text(en: " \(low), the value of \(lower.name)", zh: " \(low)（\(lower.name) 的值）"))
      ]
    }
  }

  /// The rows of a table leave out no count above the least.
  public static func begins(_ key: RuleKey, at least: Int) -> RuleCondition {
    RuleCondition { set in
      guard case .table(let rows)? = set.parameters[key.name]?.value, let first = rows.first,
        let count = Int(first.name.filter { $0 != "+" }), count > least
      else { return [] }
      return [
        Breach(
          key: key.name, found: first.name,
          expected: Text(
            en: "a table whose first row is \(least) or \(least)+",
            zh: "首行为 \(least) 或 \(least)+ 的表"))
      ]
    }
  }

  /// No two records have one value in a column; `except` may stand in several.
  public static func differs(_ column: String, of key: RuleKey, except: String) -> RuleCondition {
    RuleCondition { set in
      var owners: [String: String] = [:]
      return set.recordValues(of: key).enumerated().compactMap { position, record in
        guard let value = record[column], value != except else { return nil }
        guard let owner = owners[value] else {
          owners[value] = record.name
          return nil
        }
        return Breach(
          key: key, record, position, column,
          expected: Text(en: "another than that of \(owner)", zh: "与 \(owner) 不同的值"))
      }
    }
  }

  /// No name of a record, in whatever case and width, is one of another record or of those that are
  /// taken otherwise, for which `reserved` is told.
  ///
  /// A record's names are what stands in its columns, of several that stand for each other in the
  /// first that says something. All names that are taken are told.
  public static func distinctNames(
    of keys: [RuleKey], _ columns: [[String]],
    except taken: @escaping @Sendable (RuleSet) -> [String] = { _ in [] }, reserved: Text = Text("")
  ) -> RuleCondition {
    var condition = RuleCondition { set in
      var owners: [String: (key: String, name: String, position: Int)] = [:]
      let reservedNames = Set(taken(set).map(\.foldedName))
      var breaches: [Breach] = []
      for key in keys {
        for (position, record) in set.recordValues(of: key).enumerated() {
          for column in columns.compactMap({ $0.first { record[$0]?.isEmpty == false } }) {
            let name = (record[column] ?? "").foldedName
            let owner = owners[name] ?? (key.name, record.name, position)
            owners[name] = owner
            let isOwn = owner.key == key.name && owner.position == position
            // That two records of one list have one code is told where the list is read.
            let isRepeated =
              owner.key == key.name && owner.name == record.name && record[column] == record.name
            if isOwn ? !reservedNames.contains(name) : isRepeated { continue }
            breaches.append(
              Breach(
                key: key, record, position, column,
                expected: isOwn ? reserved : another(than: owner, of: record)))
          }
        }
      }
      return breaches
    }
    // What doubt tries are values that decide something, and no names.
    condition.isAboutWriting = true
    return condition
  }

  /// What a name must be that a record of a list has already.
  private static func another(
    than owner: (key: String, name: String, position: Int), of record: RuleValue.Record
  ) -> Text {
    // Of the same code only the list tells which is meant.
    owner.name == record.name
      ? Text(
        en: "named otherwise: \(owner.key) has one of that name",
        zh: "其他名称：\(owner.key) 已有同名项")
      : Text(
        en: "a name of its own; \(owner.name) has the same", zh: "各自的名称；与 \(owner.name) 重复")
  }

  /// A number of each record is not below another one of it.
  public static func rising(_ lower: String, _ upper: String, of key: RuleKey) -> RuleCondition {
    var condition = RuleCondition { set in
      set.recordValues(of: key).enumerated().compactMap { position, record in
        guard let low = record[lower], let high = record[upper], let least = Ratio(decimal: low),
          let most = Ratio(decimal: high), most < least
        else { return nil }
        return Breach(
          key: key, record, position, upper,
          expected: Text(en: "at least \(low), the \(lower)", zh: "不小于 \(low)（\(lower) 的值）"))
      }
    }
    // In doubt is each of the two by itself.
    condition.isAboutWriting = true
    return condition
  }

  /// Each record is worded in one language at least.
  public static func worded(_ en: String, _ zh: String, of key: RuleKey) -> RuleCondition {
    RuleCondition { set in
      set.recordValues(of: key).enumerated().compactMap { position, record in
        guard Text(written: record[en], zh: record[zh]) == nil else { return nil }
        return Breach(
          key: key, record, position, zh,
          expected: Text(en: "in words, Chinese or English", zh: "中文或英文文字（至少一种）"))
      }
    }
  }

  /// Where a column of a record has anything but `word`, all of some parameters are there; `own` gives
  /// those that are needed for a value of the column in particular.
  public static func all(
    _ keys: [RuleKey], where column: String, of records: RuleKey, isNot word: String,
    own: @escaping @Sendable (String) -> [RuleKey]
  ) -> RuleCondition {
    RuleCondition { set in
      let asking = set.recordValues(of: records).enumerated().filter {
        ($1[column] ?? word) != word
      }
      return keys.filter { set.parameters[$0.name] == nil }.compactMap { key in
        let owner = asking.first { own($1[column] ?? "").contains { $0.name == key.name } }
        guard let (position, record) = owner ?? asking.first else { return nil }
        return Breach(
          key: records, record, position, column,
          expected: Text(
            en: "`\(word)`, or `\(key.name)` must be there: \(key.meaning.en)",
            zh: "“\(word)”，否则须设定“\(key.name)”（\(key.meaning.zh)）"))
      }
    }
  }

  /// A value is the name of one of the records of another parameter.
  public static func names(_ key: RuleKey, oneOf records: RuleKey) -> RuleCondition {
    RuleCondition { set in
      guard case .text(let name)? = set.parameters[key.name]?.value,
        let expected = set.expectation(ofName: name, oneOf: records)
      else { return [] }
      return [Breach(key: key.name, found: name, expected: expected)]
    }
  }

  /// A column of each record is the name of one of the records of another parameter.
  public static func names(_ column: String, of key: RuleKey, oneOf records: RuleKey)
    -> RuleCondition
  {
    RuleCondition { set in
      set.recordValues(of: key).enumerated().compactMap { position, record in
        set.expectation(ofName: record[column], oneOf: records).map {
          Breach(key: key, record, position, column, expected: $0)
        }
      }
    }
  }
}

extension RuleCatalogue {
  /// The values of a set that do not go together; `place` says where they stand, and `isFile`
  /// whether they are named as in its file, unless its baseline has them.
  /// `isTrial` passes over conditions about what was written.
  func faults(of set: RuleSet, in place: String, isFile: Bool = false, isTrial: Bool = false)
    -> [RuleError]
  {
    conditions.filter { !isTrial || !$0.isAboutWriting }.flatMap { $0.breaches(set) }.map {
      breach in
      let isOwn = isFile && set.parameters[breach.key]?.origin == set.id
      let path = isOwn ? "parameters.\(breach.key).value" : breach.key
      return .wrongValue(
        file: place, path: path + breach.path(in: set, isOwn: isOwn), expected: breach.expected,
        found: breach.found)
    }
  }
}

extension RuleValue.Record {
  /// The value of a column.
  fileprivate subscript(column: String) -> String? {
    values.first { $0.name == column }?.value
  }
}

extension RuleSet {
  /// The names of the rows of a table; none where the set has none.
  public func rowNames(of key: RuleKey) -> [String] {
    if case .table(let rows)? = parameters[key.name]?.value { rows.map(\.name) } else { [] }
  }

  fileprivate func recordValues(of key: RuleKey) -> [RuleValue.Record] {
    if case .records(let records)? = parameters[key.name]?.value { records } else { [] }
  }

  /// What a name must be that is none of the records of a parameter; nil where it is one.
  fileprivate func expectation(ofName name: String?, oneOf others: RuleKey) -> Text? {
    let names = recordValues(of: others).map(\.name)
    // Records that are not there are told by whoever needs them.
    guard let name, !names.isEmpty, !names.contains(name) else { return nil }
    return Expectation.oneOf(names)
  }
}

extension RuleCondition.Breach {
  /// Of a cell of a record.
  fileprivate init(
    key: RuleKey, _ record: RuleValue.Record, _ position: Int, _ column: String, expected: Text
  ) {
    self.init(
      key: key.name, row: "\(record.name).\(column)", place: (position, column),
      found: record[column] ?? "", expected: expected)
  }

  /// Where it stands below its key: in a file by the place of the record where another has its name.
  fileprivate func path(in set: RuleSet, isOwn: Bool) -> String {
    guard let row else { return "" }
    guard isOwn, let place, case .records(let records)? = set.parameters[key]?.value,
      records.count(where: { $0.name == records[place.position].name }) > 1
    else { return "." + row }
    return "[\(place.position)].\(place.column)"
  }
}
