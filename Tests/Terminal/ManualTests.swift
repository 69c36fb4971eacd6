import CommandLineKit
import Foundation
import TestSupport
import Testing

/// The manual page as the programs that show manual pages see it.
@Suite struct ManualTests {
  @Test(
    "groff has nothing to say against the page", .enabled(if: Program.isInstalled("groff")),
    arguments: ["en", "zh"])
  func groff(language: String) throws {
    let run = try Products.shell(
      "vbp manual --lang \(language) | groff -man -ww -Kutf8 -Tutf8 | wc -l")
    #expect(run.errors.isEmpty)
    #expect(Int(run.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0 > 300)
  }

  @Test(
    "mandoc finds no fault in the page",
    .enabled(if: Program.isInstalled("mandoc"), "mandoc is not installed"), arguments: ["en", "zh"])
  func mandoc(language: String) throws {
    let folder = try TemporaryFolder()
    let page = folder.path("vbp.1")
    let run = try Products.shell(
      "vbp manual --lang \(language) -o \(page) && mandoc -T lint -W warning \(page)")
    #expect(run.output + run.errors == "")
    #expect(run.exitCode == 0)
  }

  @Test(
    "man shows the page with every command, its options and the exit codes",
    .enabled(if: Program.isInstalled("man"), "man is not installed"))
  func man() throws {
    let run = try Products.shell(
      "vbp manual | MANWIDTH=80 man -l - | col -b", environment: ["LC_ALL": "C.UTF-8"])
    for part in [
      "NAME", "SYNOPSIS", "vbp rules diff A B [OPTIONS]", "--allow-unverified", "EXIT STATUS",
      "ENVIRONMENT", "NO_COLOR", "FILES", "EXAMPLES",
      "vbp rank bids.csv --rules cn-2018-4plus7 --set comparable.form_factor=none",
    ] {
      #expect(run.output.contains(part), "\(part)")
    }
  }
}
