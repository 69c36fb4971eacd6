import TestSupport
import Testing
import Wording

@testable import Writing

/// A workbook has typed cells, a head that stays and filters, paper of A4, and texts that do nothing, as
/// openpyxl reads it.
@Suite struct WorkbookTests {
  private static func read(_ sheets: [Workbook.Sheet]) throws -> [String] {
    var bytes: [UInt8] = []
    try Workbook(sheets, language: .chinese).write { bytes += $0 }
    let folder = try TemporaryFolder()
    let path = try folder.file("made.xlsx", bytes)
    let script = Repository.path("Tests/Oracle/workbook_out.py")
    let program = try Program("python3", [script, path])
    try #require(program.exitCode == 0, "\(program.errors)")
    return program.output.split(separator: "\n").map(String.init)
  }

  private static func table(_ cells: [Cell]) -> OutputTable {
    OutputTable(
      columns: [
        .init("lot", zh: "品种"), .init("price", zh: "价格", numeric: true),
        .init("until", zh: "截止日", date: true),
      ], rows: [cells])
  }

  @Test("numbers keep their decimals, days are days, texts are texts")
  func cells() throws {
    let table = Self.table([.text("阿卡波糖"), .number("0.3200"), .text("2022-01-31")])
    #expect(
      try Self.read([.init("结果", table)]) == [
        "#|结果|A2|A1:C2|'结果'!$A$1:$C$2|$1:$1|9|portrait", "A1|s|'品种'|@", "B1|s|'价格'|@",
        "C1|s|'截止日'|@", "A2|s|'阿卡波糖'|@", "B2|n|0.32|0.0000",
        "C2|d|2022-01-31T00:00:00|yyyy\\-mm\\-dd",
      ])
  }

  @Test("a number with more than 15 digits, which no spreadsheet keeps, is a text; so is no day")
  func exact() throws {
    let table = Self.table([.text("2022-01-31"), .number("1234567890.123456"), .text("2022-02-31")])
    let cells = try Self.read([.init("a", table)]).filter { $0.hasSuffix("|@") }.suffix(3)
    #expect(
      Array(cells) == [
        "A2|s|'2022-01-31'|@", "B2|s|'1234567890.123456'|@", "C2|s|'2022-02-31'|@",
      ])
  }

  @Test(
    "what others wrote is neither formula nor markup, and nothing of it is lost",
    arguments: [
      "=1+1", "@SUM(A1)", "-1", "a<b>&\"c\"'", "two\nlines", " spaces ", "药品",
    ])
  func hostile(_ text: String) throws {
    let cells = try Self.read([.init("a", Self.table([.text(text), .empty, .empty]))])
    let shown = text.replacing("\n", with: "\\n")
    let quoted = text.contains("'") ? "'a<b>&\"c\"\\''" : "'\(shown)'"
    #expect(cells.last == "A2|s|\(quoted)|@")
  }

  @Test(
    "what a workbook would take for an escape is escaped; openpyxl hands on what Excel resolves")
  func escapes() throws {
    let cells = try Self.read([.init("a", Self.table([.text("_x0041_"), .empty, .empty]))])
    #expect(cells.last == "A2|s|'_x005F_x0041_'|@")
  }

  @Test(
    "control characters and what XML cannot hold are shown, and too long a text says that it is cut"
  )
  func unprintable() throws {
    let shown = try Self.read([
      .init("a", Self.table([.text("a\u{1B}[31m\u{202E}\u{FFFE}"), .empty, .empty]))
    ])
    #expect(shown.last == "A2|s|'a\\\\u{1B}[31m\\\\u{202E}\\\\u{FFFE}'|@")
    let long = String(repeating: "药", count: 40_000)
    let cut = try Self.read([.init("a", Self.table([.text(long), .empty, .empty]))]).last ?? ""
    // 32,767 characters are a mark of 8 and 32,759 of the text.
    #expect(cut == "A2|s|'" + String(repeating: "药", count: 32_759) + " … (CSV)'|@")
  }

  @Test(
    "names of sheets are what sheets can be called, and each only once, whatever its letter case")
  func names() throws {
    let table = Self.table([.empty, .empty, .empty])
    let lines = try Self.read(
      ["a/b:c?", "ABC", "abc", "", String(repeating: "长", count: 40)].map { .init($0, table) })
    let names = lines.filter { $0.hasPrefix("#") }.map { $0.split(separator: "|")[1] }
    #expect(names == ["abc", "ABC 2", "abc 3", "-", Substring(String(repeating: "长", count: 28))])
  }

  @Test("cells are filled from lists: of a whole column, of one row, with room for other words")
  func choices() throws {
    let table = OutputTable(
      columns: [
        .init("part", zh: "类别", choices: [CellChoices(["指标", "a\"b<c"])]),
        .init("value", zh: "值", choices: [CellChoices(["扣分", "暂不扣分"], row: 1)]),
        .init("unit", zh: "单位", choices: [CellChoices(["份"], isOpen: true)]),
        // A list holds 255 characters, and no word with a comma.
        .init("long", zh: "长", choices: [CellChoices([String(repeating: "长", count: 256)])]),
        .init("comma", zh: "逗号", choices: [CellChoices(["a,b"])]),
      ], rows: [[.empty, .empty, .empty, .empty, .empty]])
    let lines = try Self.read([.init("结果", table)]).filter { $0.hasPrefix("?") }
    #expect(
      lines == [
        "?|A2:A1048576|list|\"指标,a\"\"b<c\"|True", "?|B3|list|\"扣分,暂不扣分\"|True",
        "?|C2:C1048576|list|\"份\"|False",
      ])
  }

  @Test(
    "columns beyond the 26th have two letters",
    arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
  func letters(_ place: Int, _ name: String) {
    #expect(SheetXML.column(place) == name)
  }
}
