import Wording
import Writing

/// What differs between two runs before their results are looked at: program, command, inputs, rules.
struct ManifestDifference {
  /// A row for each difference.
  private(set) var rows: [[Cell]] = []

  init(_ old: Manifest, _ new: Manifest) {
    add("program", "sha256", old.program, new.program)
    add("program", "version", old.version, new.version)
    add("command", "words", old.command.joined(separator: " "), new.command.joined(separator: " "))
    add("inputs", old.inputs.map { ($0.name, $0.digest) }, new.inputs.map { ($0.name, $0.digest) })
    add("rules", old.rules.map { ($0.name, $0.digest) }, new.rules.map { ($0.name, $0.digest) })
    func rows(_ manifest: Manifest) -> [(String, String)] {
      manifest.inputs.map { ($0.name, $0.rows.map(String.init) ?? "") }
    }
    add("inputs", field: "rows", rows(old), rows(new))
    add("exit", "code", String(old.exit), String(new.exit))
    add("directory", "path", old.directory, new.directory)
    add("language", "code", old.language.rawValue, new.language.rawValue)
    add("stamp", "moment", old.stamp ?? "", new.stamp ?? "")
  }

  private mutating func add(_ key: String, _ field: String, _ before: String, _ after: String) {
    guard before != after else { return }
    rows.append(["manifest", key, "", field, before, after, "", ""].map { .text($0) })
  }

  /// Compares what has names, as often as it is named.
  private mutating func add(
    _ key: String, field: String = "sha256", _ old: [(String, String)], _ new: [(String, String)]
  ) {
    for (name, before, after) in Manifest.paired(old, new) {
      add("\(key): \(name)", field, before ?? "", after ?? "")
    }
  }

  /// How much differs besides the results; nil where nothing does.
  var summary: Text? {
    rows.isEmpty
      ? nil
      : Text(en: "of the manifests differs: \(rows.count)", zh: "清单中不同的项：\(rows.count)")
  }
}
