public import RuleBook
import Tables
public import Wording

/// Writes a rule set that says all that its model says, with notes on what each parameter means.
public enum StarterRules {
  /// The JSON text: every parameter of the model with its meaning, its grade set to `supplied`, so
  /// that a province confirms each number by giving its own document and clause.
  public static func json(from model: RuleSet, language: Language) -> String {
    let parameters = TenderKeys.catalogue.keys.compactMap { key in
      model.parameters[key.name].map { entry(key, $0, language) }
    }
    let title = model.title(language)
    return """
      {
        "id": "my-tender",
        "kind": "tender",
        "title": \(JSONWriter.quoted("My tender, after: " + title)),
        "document": "number and date of your procurement document",
        "parameters": {
      \(parameters.joined(separator: ",\n"))
        }
      }

      """
  }

  private static func entry(_ key: RuleKey, _ parameter: Parameter, _ language: Language) -> String
  {
    let note = JSONWriter.quoted(key.meaning(language))
    return """
          \(JSONWriter.quoted(key.name)): {
            "value": \(json(parameter.value)),
            "clause": "",
            "grade": "supplied",
            "note": \(note)
          }
      """
  }

  private static func json(_ value: RuleValue) -> String {
    switch value {
    case .unset: "null"
    case .text(let text): JSONWriter.quoted(text)
    case .list(let words): "[" + words.map(JSONWriter.quoted).joined(separator: ", ") + "]"
    case .table(let rows): object(rows)
    case .records(let records):
      "[" + records.map { object($0.values) }.joined(separator: ", ") + "]"
    }
  }

  private static func object(_ rows: [RuleValue.Row]) -> String {
    let members = rows.map { JSONWriter.quoted($0.name) + ": " + JSONWriter.quoted($0.value) }
    return "{" + members.joined(separator: ", ") + "}"
  }
}
