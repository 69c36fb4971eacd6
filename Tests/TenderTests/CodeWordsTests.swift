import RuleBook
import Testing
import Wording
import Writing

@testable import Tender

/// People read words where programs read codes, one word for each code.
@Suite struct CodeWordsTests {
  @Test("every code of a column has a word of its own, in both languages")
  func words() {
    let codes: [(OutputTable.CodeWords, [String])] = [
      (CodeWords.decision, ["Y", "N", "tie", "undecided"]),
      (
        CodeWords.status,
        [
          "valid", "no-quote", "disqualified", "withdrawn", "no-bid", "above-ceiling",
          "above-own-lowest", "not-comparable",
        ]
      ),
      (CodeWords.entitlement, ["full", "no-region-choice", "no-volume", "tie"]),
      (
        CodeWords.role,
        ["main", "reported", "standby", "tie", "standby-tie", "undecided", "hospitals"]
      ),
      (CodeWords.basis, ["tie", "entity", "main_strength", "ruling", "selection.tests"]),
    ]
    for (words, codes) in codes {
      for language in Language.allCases {
        let told = codes.compactMap { words($0, language) }
        #expect(told.count == codes.count && Set(told).count == codes.count, "\(told)")
      }
    }
  }

  @Test("every parameter of the rules is told by what it means, with its row")
  func parameters() {
    for key in TenderKeys.catalogue.keys {
      #expect(CodeWords.basis(key.name, .chinese) == key.meaning.zh)
    }
    #expect(CodeWords.basis("shortlist.caps.6", .chinese) == "按企业数 n 的最多入围企业数（6）")
  }

  @Test("sentences name their sources in words; what is quoted is there to be typed")
  func sentences() {
    #expect(
      CodeWords.reasons("1 ≤ 2——selection.multiple: 文件（原文）；selection.cut: 文件", .chinese)
        == "1 ≤ 2——单位可比价不高于基准价的倍数：文件（原文）；较最高有效申报价的最低降幅（比例）：文件")
    let question = "`shortlist.caps.5` is unverified: ask"
    #expect(CodeWords.reasons(question, .english) == question)
  }

  @Test("a table in words keeps its numbers and what is no code")
  func table() {
    let table = OutputTable(
      columns: [
        .init("selected", zh: "拟中选", words: CodeWords.decision),
        .init("rank", zh: "排名", numeric: true), .init("bidder", zh: "企业"),
      ], rows: [[.text("Y"), .number("1"), .text("N")], [.text(""), .empty, .text("valid")]])
    let words = table.inWords(.chinese)
    #expect(words.row(0) == [.text("是"), .number("1"), .text("N")])
    #expect(words.row(1) == [.text(""), .empty, .text("valid")])
    #expect(table.row(0)[0] == .text("Y"))
  }
}
