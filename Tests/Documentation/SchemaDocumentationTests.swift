import Files
import Tables
import TestSupport
import Testing
import Wording

/// What is said of the tables is true of their schemas, and what is given as an example is accepted.
@Suite struct SchemaDocumentationTests {
  @Test(
    "the page of input formats shows every column of every table",
    arguments: [("md", "en"), ("zh.md", "zh")])
  func columns(ending: String, language: String) throws {
    let page = String(
      decoding: try ByteSource.contents(of: Repository.path("docs/input-formats.\(ending)")),
      as: UTF8.self)
    for name in Schema.builtInNames {
      let program = try Products.shell("vbp schema \(name) --format markdown --lang \(language)")
      #expect(page.contains(program.output), "\(name): copy this\n\(program.output)")
    }
  }

  @Test(
    "a table that holds the examples of its columns has no finding",
    arguments: Schema.builtInNames, Language.allCases)
  func examples(name: String, language: Language) throws {
    let folder = try TemporaryFolder()
    let schema = try #require(Schema.builtIn(name))
    let row = schema.fields.map { $0.example?(language) ?? "" }
    let text = schema.csv(schema.fields.map(\.name), rows: [row], language: language)
    let program = try Products.shell("vbp check \(folder.file("a.csv", text)) --as \(name)")
    #expect(program.output == "no findings\n", "\(text)")
    #expect(program.exitCode == 0)
  }

  @Test("every finding that the sources declare has its words, and no other")
  func declaredCodes() throws {
    #expect(
      try SourceText.findingCodes(below: "Sources").sorted() == FindingCode.all.map(\.id).sorted())
  }

  @Test(
    "the page of input formats explains every finding of spreadsheets", arguments: ["md", "zh.md"])
  func codes(ending: String) throws {
    let page = String(
      decoding: try ByteSource.contents(of: Repository.path("docs/input-formats.\(ending)")),
      as: UTF8.self)
    for code in try SourceText.findingCodes(below: "Sources/Tables") {
      #expect(page.contains("`\(code)`"), "\(code)")
    }
  }
}
