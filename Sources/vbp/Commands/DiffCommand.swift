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
      for (manifest, path) in [(old, paths[0]), (new, paths[1])] {
        try settings.checkOutput(apartFrom: manifest, in: WorkingFolder.ofFile(path))
      }
      let difference = ManifestDifference(old, new)
      rows = difference.rows
      if let summary = difference.summary { settings.tell(summary) }
      results = [(try result(old, paths[0]), try result(new, paths[1]))]
    }
    for (old, new) in results {
      guard old.hasSuffix(".xlsx") == new.hasSuffix(".xlsx") else {
        throw UsageError.badValue(
          new, option: "NEW",
          expected: Text(
            en:
              "a workbook has words and rounded numbers where CSV has codes; give both in one form",
            zh: "工作簿以文字代替代码、数值带格式，与 CSV 不可比；请以同一格式给出"))
      }
      let tables = (old: try table(old), new: try table(new))
      guard tables.old.kind == tables.new.kind else {
        throw UsageError.badValue(
          new, option: "NEW",
          expected: Text(
            en: "it is a result of another kind than OLD, with other columns",
            zh: "其与原结果不是同一类结果，各列不同"))
      }
      guard tables.old.isChinese == tables.new.isChinese else {
        throw UsageError.badValue(
          new, option: "NEW",
          expected: Text(
            en:
              "one result is in Chinese, the other in English, so that all words differ; write both "
              + "in one language", zh: "一份结果为中文、另一份为英文，文字处处不同；请以同一语言写出"))
      }
      let difference = ResultDifference(tables.old, tables.new)
      rows += difference.rows("result")
      if !settings.isQuiet { settings.tell(difference.summary) }
    }
    try settings.write(OutputTable(columns: ResultDifference.columns, rows: rows))
    return .done
  }

  /// A result, which must be a table.
  private static func table(_ path: String) throws -> ResultTable {
    guard ["html", "md", "json"].allSatisfy({ !path.hasSuffix("." + $0) }) else {
      throw UsageError.badValue(
        path, option: "RESULT",
        expected: Text(
          en: "only results as CSV or xlsx can be compared", zh: "只能比较 CSV 或 xlsx 格式的结果"))
    }
    return try ResultTable(path)
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
    guard !ByteSink.exists(place) || ByteSink.isRegularFile(place) else {
      throw UsageError.badValue(
        path, option: "MANIFEST",
        expected: Text(
          en: "its result \(place) is no regular file", zh: "其结果 \(place) 不是普通文件"))
    }
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
