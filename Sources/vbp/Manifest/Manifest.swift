import Files
import FoundationEssentials
import Tables
import Wording
import Writing

/// What a result was made from and by: program, command, inputs, rules and outputs, each with its digest,
/// in the shape of a statement of in-toto, so that others can sign it.
struct Manifest: Equatable {
  /// The file of a table, by its way from the manifest's folder.
  struct Input: Equatable {
    let name, digest: String
    let rows: Int?
  }

  /// Something with a digest: a rule set by its id, an output by its way from the manifest's folder.
  struct Item: Equatable {
    let name, digest: String
  }

  let version: String
  /// The digest of the program's own file; empty where it cannot be read.
  let program: String
  /// The words behind `vbp`, without those that ask for a manifest.
  let command: [String]
  /// Where the command was run, as the way from the manifest's folder.
  let directory: String
  let language: Language
  /// How the run ended.
  let exit: Int
  let inputs: [Input]
  let rules: [Item]
  let outputs: [Item]
  /// When it was made, where that was asked for.
  let stamp: String?

  /// What the output is called that went to standard output.
  static let standardOutput = "-"
  private static let statement = "https://in-toto.io/Statement/v1"
  private static let kind = "urn:vbp:manifest:1"

  /// The text of its file: one line of canonical JSON.
  var text: String {
    var options: [String: JSONTree] = [
      "directory": .text(directory), "exit": .text(String(exit)),
      "language": .text(language.rawValue),
    ]
    options["stamp"] = stamp.map { .text($0) }
    let predicate: [String: JSONTree] = [
      "program": .object(["version": .text(version), "sha256": .text(program)]),
      "command": .list(command.map { .text($0) }), "options": .object(options),
      "inputs": .list(inputs.map(\.json)),
      "rules": .list(
        rules.map { .object(["id": .text($0.name), "sha256": .text($0.digest)]) }),
    ]
    let whole: [String: JSONTree] = [
      "_type": .text(Self.statement), "predicateType": .text(Self.kind),
      "subject": .list(
        outputs.map { output in
          .object([
            "name": .text(output.name), "digest": .object(["sha256": .text(output.digest)]),
          ])
        }),
      "predicate": .object(predicate),
    ]
    return JSONTree.object(whole).canonical + "\n"
  }

  /// Reads a manifest, which must be, byte for byte, what would be written.
  ///
  /// - Throws: `ManifestError` for anything else; `FileError` when the file cannot be read.
  init(file path: String) throws {
    let bytes = try ByteSource.contents(of: path)
    guard let text = TextEncoding.utf8.decode(bytes[...]) else { throw ManifestError(path) }
    do {
      try self.init(JSONTree(json: text))
    } catch { throw ManifestError(path) }
    guard self.text == text, isAsWritten else { throw ManifestError(path) }
  }

  /// Whether digests, words and moment have the form that they are written in.
  private var isAsWritten: Bool {
    let digests = [program] + inputs.map(\.digest) + (rules + outputs).map(\.digest)
    let isDigest = { (text: String) in
      text.utf8.count == 64 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }
    // The digest of a program that cannot read itself is empty.
    return digests.allSatisfy { $0.isEmpty || isDigest($0) }
      && RecordedRun.plain(command) == command
      && stamp.map { (try? Date($0, strategy: .iso8601))?.formatted(.iso8601) == $0 } ?? true
  }

  /// What has names in two manifests, side by side and as often as either names it.
  static func paired(
    _ old: [(name: String, value: String)], _ new: [(name: String, value: String)]
  ) -> [(name: String, old: String?, new: String?)] {
    let before = Dictionary(grouping: old, by: \.name).mapValues { $0.map(\.value) }
    let now = Dictionary(grouping: new, by: \.name).mapValues { $0.map(\.value) }
    return (old + new).map(\.name).unique.flatMap { name in
      let (before, now) = (before[name] ?? [], now[name] ?? [])
      return (0..<max(before.count, now.count)).map { place in
        (
          name, place < before.count ? before[place] : nil, place < now.count ? now[place] : nil
        )
      }
    }
  }

  private init(_ tree: JSONTree) throws {
    guard let predicate = tree["predicate"], let program = predicate["program"],
      let options = predicate["options"], let exit = Int(try options.text("exit")),
      let language = Language(rawValue: try options.text("language"))
    else { throw JSONTree.missing("predicate", "complete") }
    (version, self.program) = (try program.text("version"), try program.text("sha256"))
    (self.exit, self.language) = (exit, language)
    command = try predicate.texts("command")
    directory = try options.text("directory")
    stamp = options["stamp"] == nil ? nil : try options.text("stamp")
    inputs = try predicate.list("inputs").map(Input.init)
    rules = try predicate.list("rules").map {
      Item(name: try $0.text("id"), digest: try $0.text("sha256"))
    }
    outputs = try tree.list("subject").map { subject in
      guard let digest = subject["digest"] else { throw JSONTree.missing("digest", "there") }
      return Item(name: try subject.text("name"), digest: try digest.text("sha256"))
    }
  }

  init(
    _ run: RecordedRun, folder: String, stamp: String? = nil
  ) throws {
    version = Program.version
    program = (try? SHA256(file: Machine.program).hexadecimal) ?? ""
    (command, language, exit) = (run.words, run.language, Int(run.code.rawValue))
    (directory, self.stamp) = (WorkingFolder.way(from: folder, to: run.folder), stamp)
    inputs = try run.inputs.map { path in
      Input(
        name: try Self.way(to: path, from: folder, in: run.folder),
        digest: try SHA256(file: path).hexadecimal, rows: run.recording.log.rows(of: path))
    }
    rules = run.recording.rules.map { Item(name: $0.id, digest: $0.digest) }
    outputs = try run.recording.written.map { written in
      Item(
        name: try written.path.map { try Self.way(to: $0, from: folder, in: run.folder) }
          ?? Self.standardOutput, digest: written.digest)
    }
  }

  /// The way from a folder to a file that is named from another.
  private static func way(to path: String, from folder: String, in here: String) throws -> String {
    let place = try WorkingFolder.place(of: WorkingFolder.ofFile(path))
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let way = WorkingFolder.way(from: folder, to: place)
    return way == "." ? name : "\(way)/\(name)"
  }
}

extension Manifest.Input {
  fileprivate init(_ tree: JSONTree) throws {
    (name, digest) = (try tree.text("name"), try tree.text("sha256"))
    rows = tree["rows"] == nil ? nil : Int(try tree.text("rows"))
  }

  fileprivate var json: JSONTree {
    var members: [String: JSONTree] = ["name": .text(name), "sha256": .text(digest)]
    members["rows"] = rows.map { .text(String($0)) }
    return .object(members)
  }
}

/// What keeps a manifest from being written or verified, in words.
protocol ManifestFault: Error {
  var message: Text { get }
}

/// A file that is no manifest, or one that somebody has written in by hand.
struct ManifestError: ManifestFault {
  let path: String

  init(_ path: String) { self.path = path }

  var message: Text {
    Text(
      en:
        "\(path) is no manifest as vbp writes it: not one line of canonical JSON with all its members",
      zh: "\(path) 不是 vbp 所写的清单：应为一行规范 JSON，各项齐全")
  }
}

/// The folder in which a command was run is not there any more, so that nothing it names can be found.
struct FolderMissing: ManifestFault {
  let folder: String

  init(_ folder: String) { self.folder = folder }

  var message: Text {
    Text(
      en:
        "the command was run in the folder \(folder), which is not there; make it, empty if it was empty",
      zh: "命令当时在文件夹 \(folder) 中运行，现不存在；请建立该文件夹（可为空）")
  }
}
