import Foundation
import TestSupport
import Testing

@testable import Tender

@Suite("TenderKeys: a parameter that no stage reads would be written, and mean nothing")
struct TenderKeysTests {
  /// The keys by the names under which stages read them: `static let caps = RuleKey(`.
  private func declared() throws -> [String] {
    let file = try String(
      contentsOfFile: Repository.path("Sources/Tender/Rules/TenderKeys.swift"), encoding: .utf8)
    return file.matches(of: /static let (\w+) = RuleKey\(/).map { String($0.output.1) }
  }

  private func sources() throws -> String {
    let folder = Repository.path("Sources/Tender")
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try files.filter { $0.hasSuffix(".swift") && !$0.hasSuffix("TenderKeys.swift") }
      // Conditions only look at what is written.
      .filter { !$0.hasSuffix("TenderConditions.swift") }
      .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }.joined()
  }

  @Test("every parameter is in the catalogue, and read by a stage")
  func read() throws {
    let (names, sources) = (try declared(), try sources())
    #expect(names.count == TenderKeys.catalogue.keys.count)
    for name in names { #expect(sources.contains("TenderKeys.\(name)"), "\(name)") }
  }
}
