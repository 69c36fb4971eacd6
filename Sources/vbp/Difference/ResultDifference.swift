import Tables
import Wording
import Writing

/// What differs between two results of one command, row by row and column by column.
struct ResultDifference {
  /// A value that is another now, or a row that only one result has.
  struct Change {
    let key, firm, field, before, after, rule, reason: String
  }

  /// What stands for a row that is there, in the place of a value.
  private static let isThere = "Y"
  /// The field of a row that only one of both has.
  private static let row = "row"
  /// What a change is about that concerns a column as a whole.
  private static let column = "column"

  /// In how many rows nothing differs but the words of the reason.
  private var rewordedCount = 0
  /// In how many rows names are spelled otherwise.
  private var respelledCount = 0
  /// How many columns only one of both has.
  private var columnCount = 0
  private(set) var changes: [Change] = []
  /// The lots, drugs or firms in which something differs, in the order of the results; and how many of
  /// them there are.
  private(set) var touched: [String] = []
  private(set) var subjectCount = 0

  private typealias Shared = RowPairs.Shared

  private static func shared(
    _ old: [(name: String, place: Int)], _ new: [(name: String, place: Int)]
  ) -> Shared {
    new.compactMap { column in
      old.first { $0.name == column.name }.map { (column.name, $0.place, column.place) }
    }
  }

  /// Holds two results of one kind and language against each other.
  init(_ old: ResultTable, _ new: ResultTable) {
    addColumns(old, new)
    let values = Self.shared(old.values, new.values)
    let (rules, words) = (Self.shared(old.rules, new.rules), Self.shared(old.words, new.words))
    let names = Self.shared(old.names, new.names)
    let near = Self.shared(old.near, new.near)
    let pairs = RowPairs(old, new, alikeIn: [values + rules + words + names, values, near])
    var subjects: Set<String> = []
    var touchedSet: Set<String> = []
    func note(_ subject: String, isTouched: Bool) {
      subjects.insert(subject)
      if isTouched, touchedSet.insert(subject).inserted { touched.append(subject) }
    }
    for (place, other) in pairs.partners.enumerated() {
      let cells = new.cells(place)
      let count = changes.count
      if let other {
        if old.rows[other] != new.rows[place] || old.columns != new.columns {
          let before = old.cells(other)
          func differs(_ columns: Shared) -> Bool {
            columns.contains { before[$0.old] != cells[$0.new] }
          }
          compare(before, cells, values, new)
          // Where nothing else differs, another rule may have decided alike, or the same in other words.
          if changes.count == count { compare(before, cells, rules, new) }
          if changes.count == count, differs(words) { rewordedCount += 1 }
          if differs(names) { respelledCount += 1 }
        }
      } else {
        add(new, cells, isThere: true)
      }
      note(new.subject(cells), isTouched: changes.count > count)
    }
    for place in pairs.gone {
      let cells = old.cells(place)
      add(old, cells, isThere: false)
      note(old.subject(cells), isTouched: true)
    }
    subjectCount = subjects.count
  }

  private mutating func compare(
    _ old: [String], _ new: [String], _ values: Shared, _ table: ResultTable
  ) {
    let (rule, reason) = table.told(new)
    for (name, before, after) in values where old[before] != new[after] {
      changes.append(
        Change(
          key: table.key(new), firm: table.firm(new), field: name, before: old[before],
          after: new[after], rule: rule, reason: reason))
    }
  }

  /// What only one of both has cannot be compared, and is told as that.
  private mutating func addColumns(_ old: ResultTable, _ new: ResultTable) {
    func add(_ name: String, before: String, after: String) {
      changes.append(
        Change(
          key: Self.column, firm: "", field: name, before: before, after: after, rule: "",
          reason: ""))
    }
    for name in old.columns where !new.columns.contains(name) {
      add(name, before: Self.isThere, after: "")
    }
    for name in new.columns where !old.columns.contains(name) {
      add(name, before: "", after: Self.isThere)
    }
    columnCount = changes.count
  }

  /// Tells a row that only one of both has, with all that it says.
  private mutating func add(_ table: ResultTable, _ cells: [String], isThere: Bool) {
    let (rule, reason) = table.told(cells)
    let values = table.values.map { ($0.name, cells[$0.place]) }.filter { !$0.1.isEmpty }
    for (name, value) in [(Self.row, Self.isThere)] + values {
      changes.append(
        Change(
          key: table.key(cells), firm: table.firm(cells), field: name, before: isThere ? "" : value,
          after: isThere ? value : "", rule: rule, reason: reason))
    }
  }
}

extension ResultDifference {
  static let columns: [OutputTable.Column] = [
    .init("table", zh: "数据表"), .init("key", zh: "对象"), .init("bidder", zh: "企业"),
    .init("field", zh: "列"), .init("before", zh: "原值"), .init("after", zh: "现值"),
    .init("rule", zh: "依据"), .init("reason", zh: "说明"),
  ]

  /// A row for each change, in a table of a name.
  func rows(_ table: String) -> [[Cell]] {
    changes.map { change in
      [
        table, change.key, change.firm, change.field, change.before, change.after, change.rule,
        change.reason,
      ].map { .text($0) }
    }
  }

  /// How much differs, and how much is as it was.
  var summary: Text {
    let names = Text(firstOf: touched, counted: "项")
    let same = subjectCount - touched.count
    var rest = Text("")
    if columnCount > 0 {
      rest =
        rest
        + Text(
          en: "; columns that only one of both has, which were not compared: \(columnCount)",
          zh: "；仅一方有、未作比较的列：\(columnCount) 列")
    }
    if rewordedCount > 0 {
      rest =
        rest
        + Text(
          en: "; rows whose reason alone is worded otherwise: \(rewordedCount)",
          zh: "；仅说明文字不同的行：\(rewordedCount) 行")
    }
    if respelledCount > 0 {
      rest =
        rest
        + Text(
          en: "; rows whose names are spelled otherwise: \(respelledCount)",
          zh: "；名称写法不同的行：\(respelledCount) 行")
    }
    guard !touched.isEmpty else {
      guard columnCount + rewordedCount + respelledCount == 0 else {
        return Text(en: "as they were: \(same)", zh: "未变 \(same) 项") + rest
      }
      return Text(en: "nothing differs: \(same) are as they were", zh: "没有不同：\(same) 项均与原来一致")
    }
    return Text(
      en: "different: \(touched.count) (\(names.en)); as they were: \(same)",
      zh: "有变化 \(touched.count) 项（\(names.zh)）；未变 \(same) 项") + rest
  }
}
