import CommandLineKit
import Files
import Tables
import Wording
import Writing

/// `vbp diff`: what differs between two results, or between two runs by their manifests.
enum DiffCommand: Command {
  static let name = "diff"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "list what differs between two results, or two manifests", zh: "列出两次结果或两份清单的不同"),
    examples: [
      "vbp select bids.csv --rules cn-2020-round2 -o old.csv --manifest old.json",
      "vbp select bids.csv --rules cn-2020-round3 -o new.csv --manifest new.json",
      "vbp diff old.csv new.csv", "vbp diff old.json new.json --lang zh",
    ],
    operands: [
      Operand(
        "OLD", completion: Completion(endings: ["csv", "xlsx", "json"]),
        help: Text(en: "result (CSV, xlsx) or manifest, as it was", zh: "原结果（CSV、xlsx）或原清单")),
      Operand(
        "NEW", completion: Completion(endings: ["csv", "xlsx", "json"]),
        help: Text(en: "the same as it is now", zh: "现结果或现清单")),
    ], options: Settings.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let paths = arguments.operands
    var rows: [[Cell]] = []
    var results = [(paths[0], paths[1])]
    if paths.allSatisfy({ $0.hasSuffix(".json") }) {
      let (old, new) = (try Manifest(file: paths[0]), try Manifest(file: paths[1]))
      rows = ManifestDifference(old, new).rows
      results = [(try result(old, paths[0]), try result(new, paths[1]))]
    }
    for (old, new) in results {
      let difference = ResultDifference(try ResultTable(old), try ResultTable(new))
      rows += difference.rows("result")
      if !settings.isQuiet { settings.tell(difference.summary) }
    }
    try settings.write(OutputTable(columns: ResultDifference.columns, rows: rows))
    return .done
  }

  /// The result of a manifest, which must be the file that the manifest is about.
  private static func result(_ manifest: Manifest, _ path: String) throws -> String {
    let folder = WorkingFolder.ofFile(path)
    guard let output = manifest.outputs.first, output.name != Manifest.standardOutput else {
      throw UsageError.badValue(
        path, option: "MANIFEST",
        expected: Text(
          en: "its result went to standard output; compare files", zh: "其结果写到了标准输出；请比较文件"))
    }
    let place = output.name.hasPrefix("/") ? output.name : "\(folder)/\(output.name)"
    guard try SHA256(file: place).hexadecimal == output.digest else {
      throw UsageError.badValue(
        path, option: "MANIFEST",
        expected: Text(
          en: "its result \(place) is not what it was; see `vbp verify`",
          zh: "其结果 \(place) 已不是当时的文件；见 vbp verify"))
    }
    return place
  }
}
