import TestSupport
import Testing

@testable import Tables

@Suite("Names: spellings of one name share a number, the most frequent one is shown")
struct NamesTests {
  @Test("the most frequent spelling is shown, of equals the smallest in code points")
  func shown() {
    var names = Names()
    let rows = ["甲（1）", "甲(1)", "乙", "甲（1）", "Ａ", "A", "a"]
    #expect(rows.map { names.number(of: $0) } == [0, 0, 1, 0, 2, 2, 2])
    // 甲（1） twice, 甲(1) once; Ａ, A and a once each, of which A is U+0041.
    #expect(names.shown == ["甲（1）", "乙", "A"])
    #expect(names.shown("甲(1)") == "甲（1）")
    #expect(names.shown("丙") == "丙")
  }

  @Test("a name is shown without characters that do not show, and that is told")
  func invisible() {
    var names = Names()
    _ = names.number(of: "甲\u{200B}药业\u{E0100}")
    #expect(names.shown.map { $0.unicodeScalars.count } == [3])
    #expect(names.shown("甲\u{200B}药业\u{E0100}") == "甲药业")
    #expect(names.findings(file: "f").shown.map(\.code.id) == ["mixed-name"])
    #expect(names.findings(file: "f").shown[0].reason.en.contains("`甲\\u{200B}药业\\u{E0100}` (1×)"))
  }

  @Test("the order of the rows shows in nothing", arguments: 0..<20)
  func order(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let spellings = ["甲（1）", "甲(1)", "甲 (1)", "é", "e\u{301}", "Ｂ", "b", "B"]
    var rows = (0..<30).map { _ in spellings.randomElement(using: &random) ?? "" }
    func shown(_ rows: [String]) -> [String] {
      var names = Names()
      for row in rows { _ = names.taken(row) }
      return spellings.map { spelling in
        spelling.unicodeScalars.map(\.value).description + " " + names.shown(spelling)
      }.sorted() + names.findings(file: "f").shown.map(\.reason.en)
    }
    let first = shown(rows)
    for _ in 0..<5 {
      rows.shuffle(using: &random)
      #expect(shown(rows) == first)
    }
  }

  @Test("while rows are read a name is called as it came first, or as another table has it")
  func taken() {
    var names = Names()
    names.settle("甲（1）")
    #expect(["甲(1)", "Ｂ", "b", "b"].map { names.taken($0) } == ["甲（1）", "Ｂ", "Ｂ", "Ｂ"])
    #expect(names.showOthers)
    #expect(names.shown("Ｂ") == "b")
    #expect(names.shown("甲(1)") == "甲（1）")
    // 甲(1) is another spelling than the one that is shown.
    #expect(names.findings(file: "f").shown.map(\.value) == ["b", "甲（1）"])
  }

  @Test("names that elsewhere are not one stay apart, each by its own spelling")
  func settledApart() {
    var names = Names()
    for name in ["LA", "L A"] { names.settle(name) }
    #expect(["LA", "L A", "la"].map { names.taken($0) } == ["LA", "L A", "LA"])
  }

  @Test(
    "the spellings are told with all that does not show; the first five names, the others counted")
  func findings() {
    var names = Names()
    for number in 0..<7 {
      _ = names.number(of: "A\(number)")
      _ = names.number(of: "A\u{200B}\(number)\u{3000}")
    }
    let shown = names.findings(file: "f").shown
    #expect(shown.count == 6)
    #expect(shown.allSatisfy { $0.severity == .note })
    #expect(shown[0].reason.en == "taken as one name: `A0` (1×), `A\\u{200B}0\\u{3000}` (1×)")
    #expect(shown[5].reason.zh == "另有 2 个名称有多种写法，均视为同一名称")
  }
}
