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
      let json = StarterRules.json(
        of: StarterRules.own(from: model, catalogue: catalogue, language: language),
        catalogue: catalogue, language: language)
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

  @Test(
    "what rules show writes as JSON is the same rule set when it is read again: id, dates, all values",
    arguments: 0..<4)
  func shown(index: Int) throws {
    let catalogue = DeclarationTests.catalogues[index]
    let library = RuleLibrary(catalogue)
    for id in library.builtInIDs {
      let model = try library.ruleSet(id)
      let json = StarterRules.json(of: model, catalogue: catalogue, language: .english)
      let folder = try TemporaryFolder()
      let again = try library.ruleSet(folder.file("again.json", json))
      // The fingerprint has the id, and every value with its grade and its document.
      #expect(again.fingerprint == model.fingerprint, "\(id)")
      #expect(again.title == model.title && again.document == model.document, "\(id)")
      #expect(again.effective.from == model.effective.from, "\(id)")
      #expect(again.summary == model.summary, "\(id)")
      #expect(StarterRules.json(of: again, catalogue: catalogue, language: .english) == json)
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
        "own.json", StarterRules.json(of: model, catalogue: catalogue, language: .english)))
    #expect(own.parameters["items"]?.value == model.parameters["items"]?.value)
  }
}
