import TestSupport
import Testing
import Wording

@testable import CommandLineKit

/// What the three scripts say; what they do is tried in the shells themselves.
@Suite struct CompletionScriptTests {
  static let scripts = [
    "bash": BashCompletions.script(Samples.program),
    "zsh": ZshCompletions.script(Samples.program, language: .english),
    "fish": FishCompletions.script(Samples.program, language: .english),
  ]

  @Test(
    "the shell can read its script, whatever signs the texts hold",
    arguments: ["bash", "zsh", "fish"])
  func readable(shell: String) throws {
    guard Program.isInstalled(shell) else {
      return print("\(shell) is not installed: its script is not read")
    }
    let folder = try TemporaryFolder()
    let script = try folder.file("script", Self.scripts[shell] ?? "")
    let run = try Program(shell, ["-n", script])
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.errors.isEmpty)
  }

  @Test("each script holds every command, option and value", arguments: ["bash", "zsh", "fish"])
  func complete(shell: String) throws {
    let script = try #require(Self.scripts[shell])
    for word in [
      "rules", "show", "list", "ratio", "audit", "format", "all", "version", "a-1", "b-2",
    ] {
      #expect(script.contains(word))
    }
  }

  @Test("zsh and fish explain in the language that was asked for")
  func languages() {
    for script in [
      ZshCompletions.script(Samples.program, language: .chinese),
      FishCompletions.script(Samples.program, language: .chinese),
    ] {
      #expect(script.contains("显示“全部”") && !script.contains("don't"))
    }
  }
}
