import EmbeddedData
import Foundation
import TestSupport
import Testing

@Suite("EmbeddedData: the files of Data/ in the binary")
struct EmbeddedDataTests {
  /// The rule sets, cases, schemas, parts of reports and made-up tables in `Data/` on disk, without
  /// the examples.
  private static func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: Repository.path("Data"))
      .filter { path in
        [".csv", ".json", ".css", ".js", ".txt"].contains(where: path.hasSuffix)
          && !path.hasPrefix("examples/")
      }.sorted()
  }

  @Test("Every file of Data/ but the examples is in the binary, byte for byte")
  func equal() throws {
    let files = try Self.files()
    #expect(files.contains("forms.json") && files.contains("report/report.css"))
    for file in files {
      let onDisk = try String(
        contentsOf: URL(filePath: Repository.path("Data/" + file)), encoding: .utf8)
      #expect(EmbeddedData.text(of: file).map { Array($0.utf8) } == Array(onDisk.utf8), "\(file)")
    }
  }

  @Test("Nothing else is, and the paths are sorted")
  func paths() throws {
    #expect(EmbeddedData.paths(in: "") == (try Self.files()))
    #expect(EmbeddedData.paths(in: "no-such-folder/").isEmpty)
    #expect(EmbeddedData.text(of: "no-such-file.json") == nil)
  }
}
