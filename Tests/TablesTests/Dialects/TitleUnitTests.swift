import TestSupport
import Testing

@testable import Tables

@Suite("TitleUnit: a unit above the header, which may or may not be meant for its columns")
struct TitleUnitTests {
  /// The findings about the title of a table of bids whose header stands in the second row.
  private static func found(_ title: String, _ header: String) throws -> [Finding] {
    let folder = try TemporaryFolder()
    var schema = try Schema.named("bids")
    schema.headerRow = 2
    let file = try folder.file("a.csv", title + "\n" + header + "\n甲,乙,1,1\n")
    return try TableReader(path: file, schema: schema).findings.shown.filter {
      $0.code == .titleUnit
    }
  }

  @Test(
    "A unit above the header that is not the columns' own is a finding that names its cell",
    arguments: [
      "单位：万元", "某市集采报价表，金额单位：万元,", "单位:,万元", "报价表（单位：万元）", "（万元）", "单位：千元", "单位：分", "2021年 单位：万元、片",
      "单位：美元", "单位：万美元",
    ])
  func title(text: String) throws {
    let found = try Self.found(text, "品种,企业,报价,报量")
    #expect(found.map(\.row) == [1])
    #expect(found.first?.severity == .error)
    #expect(found.first?.reason.zh.contains("“报价”") == true)
    #expect(found.first?.reason.zh.contains("报量") == false)
  }

  @Test(
    "Tens of thousands alone, of both kinds, in traditional characters and in running text",
    arguments: [
      "单位：万", "单位：萬元", "金额：万元", "单位:万元/万片", "以下金额均为万元", "2021年发票明细表 万元", "单位=万元", "金额以“万元”为单位",
      "单位：亿",
    ])
  func otherForms(text: String) throws {
    let found = try Self.found(text, "品种,企业,报价,报量")
    #expect(found.first?.reason.zh.contains("“报价”") == true)
    #expect(try Self.found("总额300万元，三百万元以内", "品种,企业,报价,报量").isEmpty)
  }

  @Test("A unit of volumes is about volumes, one of a pack about prices that may be of either")
  func others() throws {
    #expect(try Self.found("单位：万片", "品种,企业,报价,报量").first?.reason.zh.contains("“报量”") == true)
    #expect(try Self.found("单位：元/盒", "品种,企业,报价,报量").first?.reason.zh.contains("“报价”") == true)
  }

  @Test(
    "Yuan, a name, and a unit that every column names itself say nothing",
    arguments: [
      ("单位：元", "品种,企业,报价,报量"), ("填报单位：某某医院", "品种,企业,报价,报量"), ("2021年报价表", "品种,企业,报价,报量"),
      ("单位：万元", "品种,企业,报价（元）,报量"), ("单位：万片", "品种,企业,报价,报量（片）"),
      ("单位：分宜县医院", "品种,企业,报价,报量"),
    ])
  func nothing(title: String, header: String) throws {
    #expect(try Self.found(title, header).isEmpty)
  }

  @Test("A unit that is said by hand settles it")
  func byHand() throws {
    let folder = try TemporaryFolder()
    var schema = try Schema.named("bids")
    schema.headerRow = 2
    let isKnown = schema.map("报价", to: "quote(万元)")
    #expect(isKnown)
    let file = try folder.file("a.csv", "单位：万元\n品种,企业,报价\n甲,乙,1.5\n")
    var table = try TableReader(path: file, schema: schema)
    let row = try #require(try table.next())
    // 1.5 万 = 15,000.
    #expect(table.price(row, table.column("quote"))?.text() == "15000.00")
    #expect(!table.findings.hasErrors)
  }
}
