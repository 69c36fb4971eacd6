import Foundation
import TestSupport
import Testing

@testable import Tender

@Suite("TenderKeys: a parameter that no stage reads would be written, and mean nothing")
struct TenderKeysTests {
  /// All that stands in the module, without the conditions, which only look at what is written.
  private func sources() throws -> String {
    let folder = Repository.path("Sources/Tender")
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try files.filter { $0.hasSuffix(".swift") && !$0.hasSuffix("TenderConditions.swift") }
      .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }.joined()
  }

  @Test("every parameter is in the catalogue, and read by a stage")
  func read() throws {
    let sources = try sources()
    let names = sources.matches(of: /static let (\w+) = RuleKey\(/).map { String($0.output.1) }
    #expect(names.count == TenderKeys.catalogue.keys.count)
    for name in names { #expect(sources.contains("TenderKeys.\(name)"), "\(name)") }
  }
}
