import CommandLineKit
import Files
import Reporting
import Tables
import Wording
import Writing

/// `vbp verify`: whether a result comes from the inputs, the rules and the command that its manifest names.
enum VerifyCommand: Command {
  static let name = "verify"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "run a manifest's command again and tell whether all is identical",
      zh: "按来源清单重新运行，核验是否完全一致"),
    examples: [
      "vbp select bids.csv --rules cn-2020-round2 -o result.csv --manifest result.json",
      "vbp verify result.json",
    ],
    operands: [
      Operand(
        "MANIFEST", completion: Completion(endings: ["json"]),
        help: Text(en: "file that `--manifest` wrote", zh: "由 --manifest 写出的清单文件"))
    ], options: Settings.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let path = arguments.operands[0]
    let manifest = try Manifest(file: path)
    let folder = try WorkingFolder.path(of: WorkingFolder.ofFile(path))
    try settings.checkOutput(apartFrom: manifest, in: folder)
    let verification = try WorkingFolder.inside(folder) {
      try Verification(manifest, folder: folder)
    }
    try settings.write(verification.table)
    verification.notes.forEach { settings.note($0) }
    let verdict =
      verification.isIdentical
      ? Text(en: "identical", zh: "一致")
      : Text(en: "different: ", zh: "不一致：") + Text(verification.firstDifference ?? "")
    if !settings.isQuiet || !verification.isIdentical { settings.tell(verdict) }
    return verification.isIdentical ? .done : .findings
  }
}
