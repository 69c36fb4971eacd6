import CommandLineKit
import Files
import Tables
import Wording
import Writing

/// A manifest held against a run of its command now.
struct Verification {
  /// What is compared.
  enum Kind: String {
    case program, input, rules, output
  }

  /// Something that a manifest says, and what is found.
  struct Check {
    let item: String
    let kind: Kind
    let expected, found: String
    /// Whether a difference here makes the verdict: another program may decide alike.
    var isDecisive = true
    var isSame: Bool { expected == found }
  }

  private(set) var checks: [Check] = []
  private(set) var notes: [Text] = []

  /// What is found where there is nothing.
  private static let nothing = ""

  /// Runs the command of a manifest again, in its folder.
  ///
  /// - Throws: What keeps the command from being run at all.
  init(_ manifest: Manifest, folder: String) throws {
    let missing = manifest.inputs.filter { !ByteSink.isRegularFile($0.name) }
    guard missing.isEmpty else {
      checks = missing.map {
        Check(item: $0.name, kind: .input, expected: $0.digest, found: Self.nothing)
      }
      return
    }
    guard ByteSink.exists(manifest.directory) else { throw FolderMissing(manifest.directory) }
    let run: RecordedRun
    do {
      run = try WorkingFolder.inside(manifest.directory) {
        try Program.again(manifest.command, manifest.language)
      }
    } catch {
      try compareInputs(manifest, stoppedBy: error)
      return
    }
    let found = try WorkingFolder.inside(manifest.directory) { try Manifest(run, folder: folder) }
    compare(manifest, found)
    try compareFiles(manifest, made: run.recording.bytes, found)
  }

  /// Tells which inputs differ where the command cannot be run with them, as a damaged rule file keeps it
  /// from it.
  ///
  /// - Throws: What kept it, where the inputs are as they were.
  private mutating func compareInputs(_ manifest: Manifest, stoppedBy error: any Error) throws {
    checks = try manifest.inputs.map { input in
      Check(
        item: input.name, kind: .input, expected: input.digest,
        found: try SHA256(file: input.name).hexadecimal)
    }
    guard !isIdentical else { throw error }
    notes.append(
      Text(en: "the command cannot be run now: ", zh: "该命令现已无法运行：")
        + Program.failure(error).message)
  }

  /// Whether nothing differs but the program, which may be another that decides alike.
  var isIdentical: Bool { firstDifference == nil }

  /// The first thing that differs.
  var firstDifference: String? { checks.first { !$0.isSame && $0.isDecisive }?.item }

  private mutating func compare(_ manifest: Manifest, _ found: Manifest) {
    checks = [
      Check(
        item: "vbp \(manifest.version)", kind: .program, expected: manifest.program,
        found: found.program, isDecisive: false)
    ]
    // The same program has the same version.
    if manifest.program == found.program, manifest.version != found.version {
      checks.append(
        Check(
          item: "version", kind: .program, expected: manifest.version, found: found.version))
    }
    if manifest.program != found.program {
      notes.append(
        Text(
          en: "the manifest was made by another program, vbp \(manifest.version)",
          zh: "清单由另一程序（vbp \(manifest.version)）生成"))
    }
    compare(
      .input, manifest.inputs.map { ($0.name, $0.digest) },
      found.inputs.map { ($0.name, $0.digest) })
    func rows(_ manifest: Manifest) -> [(String, String)] {
      manifest.inputs.map { ("\($0.name), rows", $0.rows.map(String.init) ?? Self.nothing) }
    }
    compare(.input, rows(manifest), rows(found))
    func items(_ items: [Manifest.Item]) -> [(String, String)] {
      items.map { ($0.name, $0.digest) }
    }
    compare(.rules, items(manifest.rules), items(found.rules))
    compare(.output, items(manifest.outputs), items(found.outputs))
    compare(.output, [("exit", String(manifest.exit))], [("exit", String(found.exit))])
    if manifest.language != found.language {
      compare(
        .output, [("language", manifest.language.rawValue)],
        [("language", found.language.rawValue)])
    }
    if manifest.directory != found.directory {
      compare(
        .input, [("directory", manifest.directory)], [("directory", found.directory)])
    }
    compareOrder(manifest, found)
  }

  /// Compares what has a name, as often as it is named; what only one of the two has is a difference.
  private mutating func compare(
    _ kind: Kind, _ expected: [(name: String, value: String)],
    _ found: [(name: String, value: String)]
  ) {
    for (name, old, new) in Manifest.paired(expected, found) {
      checks.append(
        Check(
          item: name, kind: kind, expected: old ?? Self.nothing, found: new ?? Self.nothing))
    }
  }

  /// Where all that is named is the same, it must be named in the order of the run, too.
  private mutating func compareOrder(_ manifest: Manifest, _ found: Manifest) {
    guard isIdentical else { return }
    let named: [(Kind, [String], [String])] = [
      (.input, manifest.inputs.map(\.name), found.inputs.map(\.name)),
      (.rules, manifest.rules.map(\.name), found.rules.map(\.name)),
      (.output, manifest.outputs.map(\.name), found.outputs.map(\.name)),
    ]
    for (kind, before, now) in named where before != now {
      checks.append(
        Check(
          item: "order", kind: kind, expected: before.joined(separator: ", "),
          found: now.joined(separator: ", ")))
    }
  }

  /// Looks at the output where it lies: it must be what the manifest says; and where another was made
  /// of the same, at the first line that differs.
  private mutating func compareFiles(
    _ manifest: Manifest, made: SpilledBytes, _ found: Manifest
  ) throws {
    let files = manifest.outputs.filter { $0.name != Manifest.standardOutput }
    let missing = files.map(\.name).filter { !ByteSink.isRegularFile($0) }
    if !missing.isEmpty {
      notes.append(
        Text(en: "not there, so that only a new run was compared: ", zh: "文件不在，仅比较了重新运行的结果：")
          + Text(firstOf: missing, counted: "个文件"))
    }
    for output in files where !missing.contains(output.name) {
      let digest = try SHA256(file: output.name).hexadecimal
      if digest != output.digest {
        checks.append(
          Check(
            item: "\(output.name) (the file)", kind: .output,
            expected: output.digest, found: digest))
      }
      // The bytes of several files stand one behind the other.
      guard manifest.outputs.count == 1, found.outputs.contains(where: { $0.digest != digest })
      else { continue }
      try compareLines(output.name, made)
    }
  }

  private mutating func compareLines(_ path: String, _ made: SpilledBytes) throws {
    var file = Lines(try ByteSource(path: path))
    var again = Lines(ByteSource(made, name: path))
    var line = 0
    while true {
      line += 1
      let (before, now) = (try file.next(), try again.next())
      if before == nil && now == nil { return }
      guard before != now else { continue }
      checks.append(
        Check(
          item: "\(path):\(line)", kind: .output, expected: before ?? Self.nothing,
          found: now ?? Self.nothing))
      return
    }
  }

  /// What was compared, one row each.
  var table: OutputTable {
    OutputTable(
      columns: [
        .init("item", zh: "项目"), .init("kind", zh: "类别"), .init("expected", zh: "清单所载"),
        .init("found", zh: "实际"), .init("same", zh: "是否一致"),
      ],
      rows: checks.map {
        [
          .text($0.item), .text($0.kind.rawValue), .text($0.expected), .text($0.found),
          .text($0.isSame ? "Y" : "N"),
        ]
      })
  }
}

/// The lines of some bytes, one by one.
private struct Lines: ~Copyable {
  private let source: ByteSource
  private var buffer: [UInt8] = []
  private var place = 0

  init(_ source: consuming ByteSource) { self.source = source }

  /// The next line without its end; nil at the end of the bytes.
  mutating func next() throws(FileError) -> String? {
    while true {
      if let end = buffer[place...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { place = end + 1 }
        return String(decoding: buffer[place..<end], as: UTF8.self)
      }
      buffer.removeFirst(place)
      place = 0
      guard try source.read(1 << 18, into: &buffer) > 0 else { break }
    }
    guard !buffer.isEmpty else { return nil }
    defer { buffer = [] }
    return String(decoding: buffer, as: UTF8.self)
  }
}
