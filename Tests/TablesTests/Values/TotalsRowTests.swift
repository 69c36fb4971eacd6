import TestSupport
import Testing

@testable import Tables

@Suite("TotalsRow: sums and notes among the rows of a table")
struct TotalsRowTests {
  @Test(
    "A cell that holds a word for a sum alone, or begins a note, names a row of totals or notes",
    arguments: [
      "合计金额", "平均", "最低价", "Average", "合计", "小计", "总计", "共计", "总 计", "合\u{3000}计", "Total", "TOTAL",
      "subtotal", "Grand Total",
      "ＴＯＴＡＬ", "合计：", "合 计 :", "（合计）", "【小 计】", "\u{200B}总计", "(Total)", "总计（万片）", "注：碳酸氢钠流标",
      "注: x", "备注：含税", "注 ：", "备注", "说明", "备注1", "共2家", "共 45 个品种", "合计：3家", "共二家", "总计12.5万元",
      "甲组合计", "各企业平均", "全省最低价",
      "恩替卡韦片 小计", "制表人：张三", "单位：万元", "说明：含税", "以下空白", "平均5.5元",
    ])
  func totals(text: String) {
    #expect(TotalsRow.isNamed(text))
  }

  @Test(
    "A name that only holds such a word is a name",
    arguments: [
      "", "合计片", "总计局医院", "total care", "Totalis", "注射用头孢", "注射液", "小计量泵", "Gamma", "共立制药", "共一堂药业",
      "说明书", "备注药业", "计量泵", "单位药房", "附子理中丸", "Note", "制表机", "设计院",
    ])
  func names(text: String) {
    #expect(!TotalsRow.isNamed(text))
  }

  @Test("A row of totals is one finding and no row, however much else is missing in it")
  func reader() throws {
    let folder = try TemporaryFolder()
    let schema = try #require(Schema.builtIn("demand"))
    let path = try folder.file(
      "a.csv", "序号,品种,地区,报量\n1,甲,北京,5\n2,甲,小计,5\n, 总 计 ,,5\n注：单位万片\n,注：单位万片\n")
    var table = try TableReader(path: path, schema: schema)
    var rows: [Int] = []
    while let row = try table.next() { rows.append(row.row) }
    #expect(rows == [2])
    let found = table.findings.shown.filter { $0.severity == .error }
    // The first cell of row 5 is no name of a lot or region, but a sentence and all that there is.
    #expect(found.map(\.code) == [.totalsRow, .totalsRow, .totalsRow, .totalsRow])
    #expect(found.map(\.column) == ["地区", "品种", "序号", "品种"])
    #expect(found.map(\.value) == ["小计", "总 计", "注：单位万片", "注：单位万片"])
  }
}
