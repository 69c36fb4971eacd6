import Foundation
import TestSupport
import Testing

/// Ties as sets of resolutions, against an independent implementation that enumerates them all.
@Suite struct TieResolutionTests {
  /// How many random tenders of each round are tried; the long form asks for thousands.
  private static let tenders = ProcessInfo.processInfo.environment["VBP_TIE_TENDERS"] ?? "20"

  @Test(
    "what select and allocate leave open is what the resolutions of the ties differ in, no more and no less",
    arguments: ["4", "7", "9", "10", "11", "12"])
  func resolutions(round: String) throws {
    let line =
      "python3 Tests/Oracle/check_ties.py \"$(command -v vbp)\" --tenders \(Self.tenders) --rounds \(round)"
    let lines = try Products.shell(line, environment: [:]).output.split(separator: "\n")
    let last = try #require(lines.last)
    #expect(
      last.hasSuffix(" passed, 0 failed") && !last.hasPrefix("0 "),
      "\(lines.suffix(60).joined(separator: "\n"))")
  }
}
