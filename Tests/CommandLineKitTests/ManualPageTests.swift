import Testing
import Wording

@testable import CommandLineKit

@Suite struct ManualPageTests {
  private let page = ManualPage.text(Samples.program, language: .english)

  @Test("the page has all sections in the usual order")
  func sections() {
    let titles = page.split(separator: "\n").filter { $0.hasPrefix(".SH") }
    #expect(
      titles == [
        ".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION", ".SH COMMANDS", #".SH "COMMON OPTIONS""#,
        #".SH "EXIT STATUS""#, ".SH ENVIRONMENT", ".SH FILES", ".SH EXAMPLES",
      ])
    #expect(page.hasPrefix(".TH DEMO 1 2026-11-21 \"demo 1.0\"\n"))
  }

  @Test("what roff would change is escaped: backslash, hyphen, quotes, a point that begins a line")
  func escapes() {
    #expect(page.contains(#"demo rules show "x y" \-\-set \(aqa\eb\(aq"#))
    #expect(page.contains(#".B "\-f, \-\-format NAME""#))
    #expect(page.contains("\n\\&.id\n"))
    #expect(page.contains(#"form \(gax\(ga \e "y": csv, json"#))
  }

  @Test("common options are explained once, and named with the commands that take them")
  func commonOptions() {
    #expect(page.matches(of: /\n\.B "\\-\\-help"\n/).count == 1)
    #expect(page.contains("Common options: \\-\\-help."))
  }

  @Test("every exit code stands there with its meaning")
  func exitCodes() {
    for code in ExitCode.allCases { #expect(page.contains("\n.B \(code.rawValue)\n")) }
  }

  @Test("Chinese lines may break behind a character, but not before a closing sign")
  func chinese() {
    let page = ManualPage.text(Samples.program, language: .chinese)
    #expect(page.contains(#"显\:示\:“全\:部”。"#))
  }
}
