import Foundation
import TestSupport
import Testing

/// The documentation is true: every command in it runs, and both languages show the same ones.
@Suite struct DocumentationTests {
  static let pages = ["README", "docs/rule-sets", "docs/input-formats"]

  @Test("every command of a page runs, one after the other", arguments: pages, ["md", "zh.md"])
  func commandsRun(page: String, ending: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/Data", withDestinationPath: Repository.path("Data"))
    let commands = try Self.commands("\(page).\(ending)").filter { $0.hasPrefix("vbp ") }
    #expect(!commands.isEmpty)
    for command in commands {
      let program = try Products.shell("cd \(folder.path) && \(command)")
      #expect([0, 3].contains(program.exitCode), "\(command): \(program.errors)")
      #expect(!(program.output + program.errors).isEmpty || command.contains(" -o "), "\(command)")
    }
  }

  @Test("both languages of a page show the same commands", arguments: pages)
  func sameCommands(page: String) throws {
    func plain(_ ending: String) throws -> [String] {
      try Self.commands("\(page).\(ending)").map {
        $0.replacingOccurrences(of: " --lang zh", with: "")
      }
    }
    #expect(try plain("md") == plain("zh.md"))
  }

  @Test("every other command is a make target", arguments: pages)
  func makeTargets(page: String) throws {
    let makefile = try String(contentsOfFile: Repository.path("Makefile"), encoding: .utf8)
    for command in try Self.commands("\(page).md") where !command.hasPrefix("vbp ") {
      let words = command.split(separator: " ")
      #expect(words.first == "make")
      #expect(makefile.contains("\n\(words.last ?? ""):"), "\(command)")
    }
  }

  /// The lines of the `sh` blocks of a page.
  private static func commands(_ file: String) throws -> [String] {
    let text = try String(contentsOfFile: Repository.path(file), encoding: .utf8)
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
}
