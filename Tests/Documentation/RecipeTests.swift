import Foundation
import TestSupport
import Testing

/// The recipes of CONTRIBUTING.md are true: each follows something that is there, and lists the
/// files of the program that name it, all of them.
@Suite struct RecipeTests {
  /// One recipe: `## A new …`, the names that it follows, and the files that it lists.
  struct Recipe: Sendable, CustomTestStringConvertible {
    let title: String
    let followed: [String]
    let files: [String]

    var testDescription: String { title }
  }

  static let recipes: [Recipe] = {
    let text =
      (try? String(contentsOfFile: Repository.path("CONTRIBUTING.md"), encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n## ").filter { $0.hasPrefix("A new ") }.map { section in
      let lines = section.split(separator: "\n")
      return Recipe(
        title: String(lines[0]),
        followed: lines.first { $0.hasPrefix("Follow ") }.map(quoted) ?? [],
        files: lines.filter { $0.hasPrefix("- `") }.compactMap { quoted($0).first })
    }
  }()

  /// What stands in backticks.
  private static func quoted(_ line: Substring) -> [String] {
    line.matches(of: /`([^`]+)`/).map { String($0.output.1) }
  }

  /// What names something in the program: the paths of sources and data, with the texts of sources
  /// and schemas.
  private static let program: [String: String] = {
    var texts: [String: String] = [:]
    for folder in ["Sources", "Data"] {
      let paths = (try? FileManager.default.subpathsOfDirectory(atPath: Repository.path(folder)))
      for path in paths ?? [] where path.contains(".") {
        let file = "\(folder)/\(path)"
        let isRead = path.hasSuffix(".swift") || path.hasPrefix("schemas/")
        let text = try? String(contentsOfFile: Repository.path(file), encoding: .utf8)
        texts[file] = file + "\n" + (isRead ? text ?? "" : "")
      }
    }
    return texts
  }()

  @Test("there is a recipe for everything that is added most often")
  func titles() {
    let titles = Self.recipes.map(\.title)
    for thing in [
      "column", "parameter", "selection test", "indicator", "tender", "output format", "command",
      "reason",
    ] {
      #expect(titles.contains { $0.contains(thing) }, "\(thing)")
    }
  }

  @Test("every file that a recipe lists is there", arguments: recipes)
  func exists(recipe: Recipe) {
    #expect(!recipe.files.isEmpty)
    for file in recipe.files {
      #expect(FileManager.default.fileExists(atPath: Repository.path(file)), "\(file)")
    }
  }

  @Test("a recipe lists every file of the program that names what it follows", arguments: recipes)
  func complete(recipe: Recipe) throws {
    try #require(!recipe.followed.isEmpty)
    let naming = Self.program.filter { _, text in
      recipe.followed.contains { Self.names($0, in: text) }
    }.keys.sorted()
    for file in naming { #expect(recipe.files.contains(file), "\(file) is not listed") }
  }

  /// Whether a text names something, as a word of its own.
  private static func names(_ name: String, in text: String) -> Bool {
    func isOfWord(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
    return text.ranges(of: name).contains { range in
      !isOfWord(text[..<range.lowerBound].last) && !isOfWord(text[range.upperBound...].first)
    }
  }
}
