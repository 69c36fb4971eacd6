import Foundation
import TestSupport
import Testing

/// What `--explain` tells, reckoned again with the printed numbers.
@Suite struct ExplanationReckoningTests {
  /// How many random lots of each rule set are told; the long form asks for many more.
  private static let lots = ProcessInfo.processInfo.environment["VBP_EXPLAINED_LOTS"] ?? "3"

  @Test(
    "every equation and comparison of an explanation comes out, in both languages, and is what the row says"
  )
  func explanations() throws {
    let line =
      "python3 Tests/Oracle/check_explanations.py \"$(command -v vbp)\" --lots \(Self.lots)"
    let lines = try Products.shell(line, environment: [:]).output.split(separator: "\n")
    let last = try #require(lines.last)
    #expect(
      last.hasSuffix(" checked, 0 false") && !last.hasPrefix("0 "),
      "\(lines.suffix(60).joined(separator: "\n"))")
  }
}
