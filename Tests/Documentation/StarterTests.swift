import TestSupport
import Testing
import Wording

@testable import RuleBook

@Suite struct StarterTests {
  @Test(
    "what new-rules writes of a built-in set of any kind says the same: values, grades, sources",
    arguments: 0..<4, Language.allCases)
  func roundTrip(index: Int, language: Language) throws {
    let catalogue = DeclarationTests.catalogues[index]
    let library = RuleLibrary(catalogue)
    for id in library.builtInIDs {
      let model = try library.ruleSet(id)
      let json = StarterRules.json(from: model, catalogue: catalogue, language: language)
      let folder = try TemporaryFolder()
      let own = try library.ruleSet(folder.file("own.json", json))
      #expect(own.baseline == nil)
      #expect(own.parameters.keys.sorted() == model.parameters.keys.sorted(), "\(id)")
      for (name, parameter) in model.parameters {
        let written = try #require(own.parameters[name])
        #expect(written.value == parameter.value, "\(id) \(name)")
        #expect(written.grade == parameter.grade, "\(id) \(name)")
        #expect(written.rowGrades == parameter.rowGrades, "\(id) \(name)")
        #expect(written.document == parameter.document, "\(id) \(name)")
        #expect(written.clause ?? Text("") == parameter.clause ?? Text(""), "\(id) \(name)")
        #expect(written.checked == parameter.checked, "\(id) \(name)")
        // What a value means stands beside it and is no note, or every run would print it.
        #expect(written.note == parameter.note, "\(id) \(name)")
      }
    }
  }

  @Test("a cell without a value stays one, and signs that JSON escapes come back")
  func oddValues() throws {
    let items = RuleKey(
      "items", .records([.words("code"), .words("name")]), others: .byColumn, en: "items",
      zh: "items")
    let catalogue = RuleCatalogue(kind: "demo", title: Text("demo"), keys: [items])
    let json = """
      {"id": "a", "kind": "demo", "title": "a\\n\\"b\\"", "document": "d",
       "parameters": {"items": {"value": [{"code": "A \\"x\\"", "name": null}], "grade": "official"}}}
      """
    let folder = try TemporaryFolder()
    let library = RuleLibrary(catalogue)
    let model = try library.ruleSet(folder.file("model.json", json))
    let own = try library.ruleSet(
      folder.file(
        "own.json", StarterRules.json(from: model, catalogue: catalogue, language: .english)))
    #expect(own.parameters["items"]?.value == model.parameters["items"]?.value)
  }
}
