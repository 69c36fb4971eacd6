import Testing
import Wording
import Writing

@testable import Reporting

@Suite struct DataTableTests {
  private let table = OutputTable(
    columns: [.init("bidder", zh: "企业"), .init("price", zh: "价格", numeric: true)],
    rows: [[.text("<b>甲"), .number("1.5")], [.text("乙"), .empty]])

  @Test("numbers stand to the right, texts are escaped, headings are in the page's language")
  func cells() {
    let markup = DataTable(table, language: .chinese).html(label: "结果").markup
    #expect(markup.contains("<th scope=\"col\" class=\"num\">价格</th>"))
    #expect(markup.contains("<td class=\"short\">&lt;b&gt;甲</td><td class=\"num\">1.5</td>"))
    #expect(markup.contains("<td class=\"num\"></td>"))
    #expect(markup.contains("aria-label=\"结果\""))
  }

  @Test("a table of one row has nothing to sort")
  func sortable() {
    #expect(DataTable(table, language: .english).html(label: "").markup.contains("\"sortable\""))
    #expect(!DataTable(table, language: .english, limit: 1).html(label: "").markup.contains("乙"))
    #expect(
      DataTable(table, language: .english, limit: 1).html(label: "").markup.contains("\"plain\""))
  }

  @Test(
    "texts are words, names or sentences by the widest of them",
    arguments: [
      ("Y", "short"), ("对乙酰氨基酚口服常释剂型", "name"), (String(repeating: "长", count: 21), "words"),
    ])
  func kinds(text: String, kind: String) {
    let table = OutputTable(columns: [.init("a", zh: "甲")], rows: [[.text(text)]])
    let markup = DataTable(table, language: .english).html(label: "").markup
    #expect(markup.contains("<td class=\"\(kind)\">"))
  }

  @Test("a cell may be sorted by something else than its text")
  func key() {
    var table = DataTable(columns: [.init("share", kind: .bars)])
    table.rows = [.init(cells: [.init(HTML("half"), key: "0.5")], style: "weak", id: "row-1")]
    let markup = table.html(label: "").markup
    #expect(
      markup.contains(
        "<tr id=\"row-1\" class=\"weak\"><td class=\"bars\" data-key=\"0.5\">half</td></tr>"))
  }

  @Test("a narrow screen shows the key columns, and names the others")
  func keys() {
    let markup = DataTable(table, language: .chinese, keys: ["bidder"]).html(label: "").markup
    #expect(markup.contains("<th scope=\"col\" class=\"num rest\">价格</th>"))
    #expect(markup.contains("<td class=\"num rest\">1.5</td>"))
    #expect(markup.contains("<p class=\"hidden-columns\">+ 价格</p>"))
    #expect(!DataTable(table, language: .chinese).html(label: "").markup.contains("rest"))
  }

  @Test("a table that leaves rows out says so")
  func omission() {
    let cut = DataTable(table, language: .english, limit: 1).html(label: "").markup
    #expect(cut.contains("The first 1 of 2 rows; --format csv has all."))
    #expect(!DataTable(table, language: .english).html(label: "").markup.contains("The first"))
  }
}
