import Foundation
import TestSupport
import Testing

/// The README files are true: every command in them runs, and every make target exists.
@Suite struct ReadmeTests {
  static let files = ["README.md", "README.zh.md"]

  /// The lines of the `sh` blocks of both files; what `make` does is run by continuous integration.
  static let commands: [String] = files.flatMap { file -> [String] in
    let text = (try? String(contentsOfFile: Repository.path(file), encoding: .utf8)) ?? ""
    var isInside = false
    var commands: [String] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") {
        isInside = line == "```sh"
      } else if isInside {
        commands.append(String(line))
      }
    }
    return commands
  }

  @Test("both languages show the same commands")
  func sameCommands() {
    let half = Self.commands.count / 2
    let english = Self.commands.prefix(half).map(Self.plain)
    let chinese = Self.commands.suffix(half).map(Self.plain)
    #expect(half > 5)
    #expect(english == chinese)
  }

  @Test("every command of the README runs", arguments: commands.filter { $0.hasPrefix("vbp ") })
  func runs(command: String) throws {
    let program = try Products.shell(command)
    #expect([0, 3].contains(program.exitCode), "\(command): \(program.errors)")
    #expect(!program.output.isEmpty)
  }

  @Test(
    "every other command is a make target", arguments: commands.filter { !$0.hasPrefix("vbp ") })
  func isTarget(command: String) throws {
    let makefile = try String(contentsOfFile: Repository.path("Makefile"), encoding: .utf8)
    let words = command.split(separator: " ")
    #expect(words.first == "make")
    #expect(makefile.contains("\n\(words.last ?? ""):"))
  }

  /// A command without its language.
  private static func plain(_ command: String) -> String {
    command.replacingOccurrences(of: " --lang zh", with: "")
  }
}
