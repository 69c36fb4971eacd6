import CommandLineKit
import Files
import RuleBook
import Wording

/// A run with all that was noted of it.
struct RecordedRun {
  /// The words behind `vbp`, without those that ask for a manifest.
  let words: [String]
  let language: Language
  let code: ExitCode
  /// The files of tables and rules that were read, each once.
  let inputs: [String]
  /// The folder in which it was run.
  let folder: String
  let recording: Recording

  /// The options by which a manifest is asked for.
  static let options: [Option] = [
    Option(
      "manifest", value: "FILE", completion: Completion(endings: ["json"]), isOutput: true,
      help: Text(
        en: "write what the result was made from, with digests, for `vbp verify`",
        zh: "写出结果的来源清单（含摘要），供 vbp verify 核验")),
    Option(
      "stamp", help: Text(en: "put the time into the manifest", zh: "在清单中写入时间")),
  ]

  /// The files that a command names to be read; `option` with its value is what asks for them.
  ///
  /// - Throws: `UsageError` for what cannot be read again, to be verified.
  static func named(_ arguments: Arguments, by option: String, _ value: String)
    throws(UsageError) -> [String]
  {
    var named: [String] = []
    for path in arguments.inputs where !RuleOptions.isBuiltIn(path) && !named.contains(path) {
      guard path != "-", !ByteSink.exists(path) || ByteSink.isRegularFile(path) else {
        throw .badValue(
          value, option: option,
          expected: Text(
            en: "\(path) cannot be read again; give the input as a file",
            zh: "\(path) 无法再次读取；请以文件提供输入"))
      }
      if ByteSink.exists(path) { named.append(path) }
    }
    return named
  }

  /// The files that a run has read: those that its command names, in their order, then those that only
  /// the content of others names, such as the profile of a rule file.
  static func inputs(_ named: [String]) -> [String] {
    let others = FilesRead.all.map(\.path).filter { path in
      !named.contains { $0 == path || ByteSink.isSameFile($0, path) }
    }
    // Which of several was opened first says nothing.
    return named + others.sorted { NameOrder($0) < NameOrder($1) }
  }

  /// The words of a command line without those that ask for a manifest.
  static func plain(_ words: [String]) -> [String] {
    var plain: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--manifest" {
        rest = rest.dropFirst()
      } else if word != "--stamp", !word.hasPrefix("--manifest=") {
        plain.append(word)
      }
    }
    return plain
  }
}
