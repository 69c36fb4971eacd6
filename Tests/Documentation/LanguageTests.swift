import Foundation
import Tables
import TestSupport
import Testing

/// Both languages say the same, each in its own words: in the sources, the data and the pages.
@Suite struct LanguageTests {
  @Test("the texts of the sources are found")
  func found() throws {
    #expect(try SourceText.all().count > 600)
  }

  @Test("so are the sentences of which one language is made")
  func foundSentences() throws {
    let sentences = try SourceText.all().filter(\.isSentence)
    #expect(sentences.count > 60)
    #expect(sentences.contains { $0.en.letters == ", short by " && $0.zh.letters == "，相差 " })
  }

  @Test("no text is empty in one language, and Chinese is Chinese")
  func languages() throws {
    for text in try SourceText.all() {
      if text.en.isLiteral, text.zh.isLiteral {
        #expect(text.en.letters.isEmpty == text.zh.letters.isEmpty, "\(text)")
        #expect(text.en.letters != text.zh.letters || text.en.letters.isEmpty, "\(text)")
      }
      if text.zh.isLiteral, (text.en.letters + text.zh.letters).contains(where: \.isLetter) {
        #expect(text.zh.letters.holdsChinese, "\(text)")
      }
    }
  }

  @Test("English holds Chinese only as an example of what may be written")
  func english() throws {
    let examples = /(such as|write|like) [^;]*$/
    for text in try SourceText.all() where text.en.isLiteral && text.en.letters.holdsChinese {
      #expect(text.en.letters.firstMatch(of: examples) != nil, "\(text)")
    }
  }

  @Test("as many values stand in the Chinese wording as in the English")
  func values() throws {
    for text in try SourceText.all() where text.en.isLiteral && text.zh.isLiteral {
      #expect(text.en.values == text.zh.values, "\(text)")
    }
  }

  @Test("behind a Chinese character stands no ASCII comma, colon or bracket")
  func signs() throws {
    for text in try SourceText.all() {
      #expect(text.zh.letters.firstMatch(of: /\p{Han}[,;:?!(]/) == nil, "\(text)")
    }
  }

  @Test(
    "the data say everything in both languages",
    arguments: [
      "schemas", "rules/tender", "rules/price-ratio", "rules/listing", "rules/scorecard",
      "rules/payment",
    ])
  func data(folder: String) throws {
    let path = Repository.path("Data/" + folder)
    for file in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
      let data = try Data(contentsOf: URL(filePath: path + "/" + file))
      for (en, zh) in Self.pairs(try JSONSerialization.jsonObject(with: data)) {
        #expect(!en.isEmpty && zh.holdsChinese && en != zh, "\(file): \(en) | \(zh)")
      }
    }
  }

  @Test(
    "what the data say of findings and values keeps to the rules of the sources",
    arguments: ["examples", "findings", "settling", "untested"])
  func words(file: String) throws {
    let data = try Data(contentsOf: URL(filePath: Repository.path("Data/words/\(file).json")))
    let examples = /(such as|write|like) [^;]*$/
    let pairs = try JSONTree(json: String(decoding: data, as: UTF8.self)).wordings
    #expect(!pairs.isEmpty)
    for (en, zh) in pairs {
      #expect(!en.isEmpty && zh.holdsChinese && en != zh, "\(en) | \(zh)")
      #expect(!en.holdsChinese || en.firstMatch(of: examples) != nil, "\(en)")
      #expect(zh.firstMatch(of: /\p{Han}[,;:?!(]/) == nil, "\(zh)")
      for (wrong, right) in Self.glossary {
        #expect(!zh.contains(wrong), "\(zh): write \(right)")
      }
    }
  }

  /// The values of all objects that have just `en` and `zh`; an example may be the same in both.
  private static func pairs(_ json: Any) -> [(String, String)] {
    if let pair = json as? [String: String], pair.count == 2, let en = pair["en"],
      let zh = pair["zh"]
    {
      return [(en, zh)]
    }
    if let object = json as? [String: Any] {
      return object.keys.sorted().filter { $0 != "example" }.flatMap { pairs(object[$0] ?? "") }
    }
    return (json as? [Any])?.flatMap(pairs) ?? []
  }

  /// Words that are not those of the procurement documents, each with the one to be used.
  static let glossary = [
    ("中标", "拟中选 or 中选"), ("入选", "入围"), ("罚分", "扣分"), ("减分", "扣分"),
    ("最高限价", "最高有效申报价"), ("受限价", "最高有效申报价"), ("还款", "回款 or 付款"),
    ("可比价格", "单位可比价"), ("投标人", "企业"), ("代表规格", "代表品"), ("复议", "申诉"),
    ("供应商", "企业"),
  ]

  @Test("the terms are those of the documents", arguments: glossary)
  func terms(wrong: String, right: String) throws {
    for text in try SourceText.all() where text.zh.letters.contains(wrong) {
      Issue.record("\(text): write \(right)")
    }
    let pages = try FileManager.default.subpathsOfDirectory(atPath: Repository.path("docs"))
      .filter { $0.hasSuffix(".zh.md") }.map { "docs/" + $0 }.sorted()
    for page in pages + ["README.zh.md"] {
      let text = try String(contentsOfFile: Repository.path(page), encoding: .utf8)
      #expect(!text.contains(wrong), "\(page): write \(right)")
    }
  }
}

extension JSONTree {
  /// All texts in both languages, whatever stands beside them.
  fileprivate var wordings: [(en: String, zh: String)] {
    switch self {
    case .list(let items): items.flatMap(\.wordings)
    case .object(let members):
      ((try? wording()).map { [($0.en, $0.zh)] } ?? []) + members.values.flatMap(\.wordings)
    default: []
    }
  }
}
