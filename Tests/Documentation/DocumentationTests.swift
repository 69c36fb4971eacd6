import CommandLineKit
import Foundation
import TestSupport
import Testing
import Wording

/// The documentation is true: every command in it runs, and both languages show the same ones.
@Suite struct DocumentationTests {
  static let pages: [String] = {
    let files =
      (try? FileManager.default.contentsOfDirectory(atPath: Repository.path("docs"))) ?? []
    let names = files.filter { $0.hasSuffix(".md") && !$0.hasSuffix(".zh.md") }.sorted()
    return ["README"] + names.map { "docs/" + $0.dropLast(3) }
  }()

  @Test("the pages are found")
  func pagesExist() {
    #expect(Self.pages.count > 6)
  }

  @Test("every command of a page runs, one after the other", arguments: pages, ["md", "zh.md"])
  func commandsRun(page: String, ending: String) throws {
    let folder = try Self.folder()
    for command in try Self.commands("\(page).\(ending)") where command.hasPrefix("vbp ") {
      let program = try Products.shell("cd \(folder.path) && \(command)")
      let expected: [Int32] = Self.exitCode(command).map { [$0] } ?? [0, 3]
      #expect(expected.contains(program.exitCode), "\(command): \(program.errors)")
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

  @Test("every page links to its other language, and every link leads to a file", arguments: pages)
  func links(page: String) throws {
    for (ending, other) in [("md", "zh.md"), ("zh.md", "md")] {
      let text = try Self.text("\(page).\(ending)")
      let name = page.split(separator: "/").last.map(String.init) ?? page
      #expect(text.contains("(\(name).\(other))"))
      let folder = page.contains("/") ? "docs/" : ""
      for link in text.matches(of: /\]\(([^)#:]+)\)/) {
        let path = Repository.path(folder + String(link.output.1))
        #expect(FileManager.default.fileExists(atPath: path), "\(page).\(ending): \(path)")
      }
    }
  }

  @Test(
    "what a page shows as the output of a command is its output",
    arguments: pages.flatMap { [$0 + ".md", $0 + ".zh.md"] })
  func outputs(file: String) throws {
    let text = try Self.text(file)
    var result = text
    let folder = try Self.folder()
    for block in text.matches(of: /<!-- output of: (vbp .*) -->\n(```text\n)?(?s:.*?)<!-- end -->/)
    {
      let (all, command, fence) = block.output
      let output = try Products.shell("cd \(folder.path) && \(command)").output
      let shown = fence.map { "\($0)\(output)```\n" } ?? output
      result.replace(String(all), with: "<!-- output of: \(command) -->\n\(shown)<!-- end -->")
    }
    if ProcessInfo.processInfo.environment["VBP_GOLDEN_UPDATE"] != nil {
      try result.write(toFile: Repository.path(file), atomically: true, encoding: .utf8)
    }
    #expect(try result == Self.text(file), "run `make golden` and read the difference")
  }

  @Test("the page of exit codes lists them all, in the words of help", arguments: Language.allCases)
  func exitCodes(language: Language) throws {
    let page = try Self.text(language == .english ? "docs/exit-codes.md" : "docs/exit-codes.zh.md")
    for code in ExitCode.allCases {
      #expect(page.contains("\n| \(code.rawValue) | \(code.meaning(language)) |"))
    }
  }

  /// A folder that has the data and is free to be written to.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/Data", withDestinationPath: Repository.path("Data"))
    return folder
  }

  /// The exit code that a command names at its end: `# exit 1`.
  private static func exitCode(_ command: String) -> Int32? {
    command.split(separator: "# exit ").dropFirst().last.flatMap { Int32($0) }
  }

  private static func text(_ file: String) throws -> String {
    try String(contentsOfFile: Repository.path(file), encoding: .utf8)
  }

  /// The lines of the `sh` blocks of a page.
  private static func commands(_ file: String) throws -> [String] {
    var isInside = false
    var commands: [String] = []
    for line in try text(file).split(separator: "\n") {
      if line.hasPrefix("```") {
        isInside = line == "```sh"
      } else if isInside {
        commands.append(String(line))
      }
    }
    return commands
  }
}
