public import Tables
import Wording

/// Rules that stand in the rows of a table, in the shape that a rule file would have, with the places
/// in which its parts stand: what is wrong with the rules is told of the cell.
public struct RuleSheet: Sendable {
  /// Reads a table, by the columns that a schema names where the user names some by hand.
  public typealias Reader = @Sendable (_ path: String, _ schema: Schema?) throws -> RuleSheet

  /// A cell of the table.
  public struct Place: Sendable {
    let row: Int
    let field: String
    let value: String?

    /// The cell of a row in the column of a field.
    public init(row: Int, field: String, value: String?) {
      (self.row, self.field, self.value) = (row, field, value)
    }
  }

  /// The kind of the rules that may stand in a table.
  static let kind = "scorecard"

  let tree: JSONTree
  /// What is wrong with the table itself.
  let findings: Findings
  private let layout: TableReader.Layout
  private let places: [String: Place]

  /// Puts together what was read; the places are named by their paths in a rule file.
  public init(
    _ tree: JSONTree, findings: Findings, layout: TableReader.Layout, places: [String: Place]
  ) {
    (self.tree, self.findings, self.layout, self.places) = (tree, findings, layout, places)
  }

  /// Whether a name is that of a table.
  public static func isNamed(_ name: String) -> Bool {
    endings.contains { name.lowercased().hasSuffix("." + $0) }
  }

  /// How the names of such tables end.
  public static let endings = ["csv", "xlsx"]

  /// A fault of the rules as a finding.
  func finding(_ fault: RuleError) -> Finding {
    switch fault {
    case .wrongValue(_, let path, let expected, let found):
      finding(path, found, Text(en: "must be ", zh: "应为") + expected)
    case .unknownKey(_, let path, let nearest):
      finding(
        path, nil,
        Text(en: "there is nothing of that name", zh: "没有该名称")
          + (nearest.map { Text(en: "; did you mean `\($0)`?", zh: "；是否应为“\($0)”？") } ?? Text("")))
    default: finding("", nil, fault.message)
    }
  }

  private func finding(_ path: String, _ found: String?, _ reason: Text) -> Finding {
    let found = found.flatMap { $0.isEmpty ? nil : $0 }
    guard let place = place(of: path) else {
      return Finding(.ruleValue, file: layout.name, value: found, reason: reason)
    }
    return layout.finding(
      .ruleValue, row: place.row, field: place.field, value: found ?? place.value, reason: reason)
  }

  /// The cell of a path, or of the nearest one in which it is.
  private func place(of path: String) -> Place? {
    var path = path[...]
    while true {
      if let place = places[String(path)] { return place }
      guard let end = path.lastIndex(where: { ".[".contains($0) }) else { return nil }
      path = path[..<end]
    }
  }
}

extension FindingCode {
  /// A value that the rules cannot have.
  public static let ruleValue = FindingCode("rule-value")
}
