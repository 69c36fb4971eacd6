import Files
import Tables
import Writing

/// What a rule set says, as a digest: two sets with the same digest decide alike.
extension RuleSet {
  /// The SHA-256 digest of all values, with what was taken from a baseline or replaced for a run: a line
  /// for each parameter, sorted by name, of its name, its value as JSON, its grade, the grades of single
  /// rows, and its document, with tabs between them.
  public var fingerprint: String {
    let lines = parameters.sorted { $0.key < $1.key }.map { name, parameter in
      let rows = parameter.rowGrades.sorted { $0.key < $1.key }.map {
        "\($0.key)=\($0.value.rawValue)"
      }
      return [
        name, parameter.value.fingerprint, parameter.grade.rawValue, rows.joined(separator: ";"),
        JSONWriter.quoted(parameter.document.en),
      ].joined(separator: "\t") + "\n"
    }
    return SHA256(Array((id + "\n" + lines.joined()).utf8)).hexadecimal
  }
}

extension RuleValue {
  fileprivate var fingerprint: String {
    switch self {
    case .unset: "null"
    case .text(let text): JSONWriter.quoted(text)
    case .list(let words): "[" + words.map(JSONWriter.quoted).joined(separator: ",") + "]"
    case .table(let rows): Self.object(rows)
    case .records(let records):
      "{"
        + records.map { JSONWriter.quoted($0.name) + ":" + Self.object($0.values) }
        .joined(separator: ",") + "}"
    }
  }

  private static func object(_ rows: [Row]) -> String {
    let members = rows.map { JSONWriter.quoted($0.name) + ":" + JSONWriter.quoted($0.value) }
    return "{" + members.joined(separator: ",") + "}"
  }
}
