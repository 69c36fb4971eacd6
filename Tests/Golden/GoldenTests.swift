import Foundation
import TestSupport
import Testing

/// Every folder of `cases` that holds a `cmd` is a command line with what it must print.
///
/// `cmd` runs in the repository's folder with `vbp` on the path, `$CASE` for the case's own folder
/// and `$TMP` for a folder that is removed afterwards. With VBP_GOLDEN_UPDATE=1 the expectations
/// are written anew, to be read before they are committed.
@Suite struct GoldenTests {
  static let cases: [String] = {
    let folder = Repository.path("Tests/Golden/cases")
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix("/cmd") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test("the cases are found")
  func casesExist() {
    #expect(Self.cases.count > 20)
  }

  @Test("a command line prints what it must, and ends with the exit code it must", arguments: cases)
  func commandLine(name: String) throws {
    let folder = Repository.path("Tests/Golden/cases/\(name)")
    let temporary = try TemporaryFolder()
    let line = try text(folder + "/cmd")
    let program = try Products.shell(
      line, environment: ["CASE": "Tests/Golden/cases/\(name)", "TMP": temporary.path])
    let results = [
      "expout": program.output, "experr": program.errors, "exit": "\(program.exitCode)\n",
    ]
    for (file, actual) in results.sorted(by: { $0.key < $1.key }) {
      // Messages about files in the temporary folder must read the same in every run.
      let shown = actual.replacingOccurrences(of: temporary.path, with: "$TMP")
      if ProcessInfo.processInfo.environment["VBP_GOLDEN_UPDATE"] != nil {
        try shown.write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8)
      }
      #expect(try shown == text("\(folder)/\(file)"), "\(name): \(file) of `\(line)`")
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }
}
