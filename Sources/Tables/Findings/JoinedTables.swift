public import Wording

/// Rows of one table that name something in another, such as the lot of a choice among the bids.
extension TableReader {
  /// How many names a near one is looked for among: in more, the looking takes longer than it helps.
  private static var mostCandidates: Int { 5_000 }
  /// After so many findings nobody reads suggestions.
  private static var mostSuggestions: Int { 100 }

  /// Whether near names are still looked for.
  public var looksForNear: Bool { findings.shown.count < Self.mostSuggestions }

  /// Reports a value that names nothing in the other table: `what` says so, and the name that may
  /// have been meant follows.
  public mutating func addUnmatched(
    _ row: Record, _ column: Column, value: String, among names: [String], what: Text
  ) {
    let (code, what) = layout.unmatched(what)
    let suggestion = Self.suggestion(nearName(to: value, among: names, oneEditIn: 3))
    add(code, row, column, value: value, reason: what + (suggestion ?? Text("")))
  }

  /// Notes a value that names nothing in the other table, which need not hold all there is, where
  /// it may be a name of it that is written otherwise: short names of which one letter differs, such
  /// as 甲公司 and 乙公司, are two.
  public mutating func noteUnmatched(
    _ row: Record, _ column: Column, value: String, among names: [String], what: Text,
    onlyNear: Bool = true
  ) {
    let near = nearName(to: value, among: names, oneEditIn: 5)
    guard let suggestion = Self.suggestion(near) ?? (onlyNear ? nil : Text("")) else { return }
    findings.add(
      Finding(
        .unmatchedRow, severity: .note, file: name, row: row.row, column: column.heading,
        value: value, reason: what + suggestion))
  }

  private func nearName(to value: String, among names: [String], oneEditIn share: Int) -> String? {
    guard names.count <= Self.mostCandidates, looksForNear else {
      return nil
    }
    return nearestName(to: value, among: names, oneEditIn: share)
  }

  private static func suggestion(_ name: String?) -> Text? {
    name.map { Text(en: "; did you mean `\($0)`?", zh: "；是否应为“\($0)”？") }
  }
}
