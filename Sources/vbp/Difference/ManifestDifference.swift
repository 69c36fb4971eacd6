import Writing

/// What differs between two runs before their results are looked at: program, command, inputs, rules.
struct ManifestDifference {
  /// A row for each difference.
  private(set) var rows: [[Cell]] = []

  init(_ old: Manifest, _ new: Manifest) {
    add("program", "sha256", old.program, new.program)
    add("command", "words", old.command.joined(separator: " "), new.command.joined(separator: " "))
    add("inputs", old.inputs.map { ($0.name, $0.digest) }, new.inputs.map { ($0.name, $0.digest) })
    add("rules", old.rules.map { ($0.name, $0.digest) }, new.rules.map { ($0.name, $0.digest) })
    add("exit", "code", String(old.exit), String(new.exit))
  }

  private mutating func add(_ key: String, _ field: String, _ before: String, _ after: String) {
    guard before != after else { return }
    rows.append(["manifest", key, "", field, before, after, "", ""].map { .text($0) })
  }

  /// Compares digests by their names, in the order of the newer run; what is gone comes last.
  private mutating func add(_ key: String, _ old: [(String, String)], _ new: [(String, String)]) {
    let gone = old.filter { item in !new.contains { $0.0 == item.0 } }
    for name in (new + gone).map(\.0) {
      add(
        "\(key): \(name)", "sha256", old.first { $0.0 == name }?.1 ?? "",
        new.first { $0.0 == name }?.1 ?? "")
    }
  }
}
