public import Files
import Synchronization
public import Wording

/// Names that stand for others, by a table of the schema `aliases`: a firm that was renamed, or one
/// that is written short.
public final class Aliases: Sendable {
  /// A row of the table.
  struct Alias: Sendable {
    let name, standard: String
    /// The first and the last day on which it holds; nil for no limit.
    let from, to: Day?
    let row: Int

    var isDated: Bool { from != nil || to != nil }

    func holds(on day: Day) -> Bool {
      from.map { $0 <= day } != false && to.map { day <= $0 } != false
    }

    /// Whether both hold on some day.
    func overlaps(_ other: Alias) -> Bool {
      func ends(_ a: Alias, before b: Alias) -> Bool {
        a.to.map { end in b.from.map { end < $0 } ?? false } ?? false
      }
      return !ends(self, before: other) && !ends(other, before: self)
    }
  }

  private let aliases: [Alias]
  /// Where the aliases of a name stand, and how a standard name is written, by the folded names.
  private let places: [String: [Int]]
  private let standards: [String: String]
  /// The aliases by which a name was found.
  private let used = Mutex<Set<Int>>([])

  /// No aliases.
  public static let none = Aliases([])

  /// Whether there are none.
  public var isEmpty: Bool { aliases.isEmpty }

  init(_ aliases: [Alias]) {
    self.aliases = aliases
    places = Dictionary(grouping: aliases.indices) { aliases[$0].name.foldedName }
    // Of two spellings of a standard name the smaller one is shown.
    standards = Dictionary(aliases.map { ($0.standard.foldedName, $0.standard) }) {
      NameOrder($0) < NameOrder($1) ? $0 : $1
    }
  }

  /// Whether a name is an alias on some days only.
  func isDated(_ name: String) -> Bool {
    !isEmpty && places[name.foldedName]?.contains { aliases[$0].isDated } ?? false
  }

  /// How a folded name that is a standard one is written.
  func spelling(ofStandard folded: String) -> String? { standards[folded] }

  /// The standard name for which a name stands on a day, or where the table has no days; the name
  /// itself where it stands for none.
  public func resolved(_ name: String, on day: Day?) -> String {
    guard !isEmpty else { return name }
    let holding = places[name.foldedName]?.first { place in
      let alias = aliases[place]
      return day.map { alias.holds(on: $0) } ?? !alias.isDated
    }
    guard let holding else { return name }
    used.withLock { _ = $0.insert(holding) }
    return standards[aliases[holding].standard.foldedName] ?? name
  }

  /// The names that stand for each other on some day.
  public var families: Families { Families(aliases.map { ($0.name, $0.standard) }) }

  /// Which aliases were applied, and which match nothing that was read.
  public var notes: [Text] {
    let used = used.withLock { $0 }
    func told(_ isUsed: Bool) -> [String] {
      aliases.indices.filter { used.contains($0) == isUsed }
        .map { "\(aliases[$0].name) → \(aliases[$0].standard)" }
    }
    return [
      (told(true), Text(en: "aliases applied: ", zh: "已按别名表合并：")),
      (told(false), Text(en: "aliases that match no name: ", zh: "别名表中未匹配到任何名称的：")),
    ].filter { !$0.0.isEmpty }.map { $0.1 + Text(firstOf: $0.0, most: 5, counted: "条") }
  }
}

/// Reads and checks the table of aliases.
public enum AliasTable {
  /// Reads a file by the schema `aliases`.
  ///
  /// - Returns: the aliases, none when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(_ path: String, schema: Schema) throws(FileError)
    -> (aliases: Aliases, findings: Findings)
  {
    var table = try TableReader(path: path, schema: schema)
    let columns = ["name", "standard_name", "from", "to"].map { table.column($0) }
    var aliases: [Aliases.Alias] = []
    while let row = try table.next() {
      let name = table.text(row, columns[0])
      let standard = table.text(row, columns[1])
      let (from, to) = (table.day(row, columns[2]), table.day(row, columns[3]))
      if let from, let to, to < from {
        table.add(
          .contradiction, row, columns[3], value: to.iso,
          reason: Text(en: "it ends before it begins", zh: "截止日早于起始日"))
      }
      guard let name, let standard else { continue }
      aliases.append(
        Aliases.Alias(name: name, standard: standard, from: from, to: to, row: row.row))
    }
    var findings = table.findings
    check(aliases, table.layout, &findings)
    findings.sortByRow()
    return (findings.hasErrors ? .none : Aliases(aliases), findings)
  }

  /// Reports aliases that lead to other aliases, or to two names on one day.
  private static func check(
    _ aliases: [Aliases.Alias], _ layout: TableReader.Layout, _ findings: inout Findings
  ) {
    let byName = Dictionary(grouping: aliases) { $0.name.foldedName }
    for alias in aliases {
      func add(_ code: FindingCode, _ field: String, _ value: String, _ reason: Text) {
        findings.add(
          layout.finding(code, row: alias.row, field: field, value: value, reason: reason))
      }
      let own = alias.name.foldedName
      if alias.standard.foldedName == own {
        add(
          .contradiction, "standard_name", alias.standard,
          Text(
            en: "this is the same name: differences of width, spaces and letter case need no alias",
            zh: "与原名为同一名称：全半角、空格和大小写之别无需别名"))
      } else if let next = byName[alias.standard.foldedName]?.first {
        add(
          .contradiction, "standard_name", alias.standard,
          next.standard.foldedName == own
            ? Text(
              en: "row \(next.row) says the opposite: keep one of the two",
              zh: "与第 \(next.row) 行互为别名：请只保留其一")
            : Text(
              en: "row \(next.row) makes this name \(next.standard): write that here",
              zh: "第 \(next.row) 行将该名称对应为“\(next.standard)”：请在此处直接填写"))
      }
      let earlier = byName[own]?.first { $0.row < alias.row && $0.overlaps(alias) }
      guard let earlier else { continue }
      let isSame = earlier.standard.foldedName == alias.standard.foldedName
      add(
        isSame ? .duplicateRow : .contradiction, "standard_name", alias.standard,
        Text(
          en: "row \(earlier.row) makes the name \(earlier.standard) on the same days",
          zh: "第 \(earlier.row) 行在相同日期将该名称对应为“\(earlier.standard)”"))
    }
  }
}
