import ExactNumbers
import TestSupport
import Testing

@testable import Tables

@Suite("HeaderUnit: units, line breaks and names of real headers")
struct HeaderUnitTests {
  /// The field of each header, with its power of ten and whether it is for the smallest unit.
  private static func named(_ table: String, _ headers: String...) throws -> [String] {
    let schema = try Schema.named(table)
    return FieldNames(schema).named(headers).map { named in
      guard let named else { return "-" }
      let unit = named.unit
      let scope = unit.isPerUnit.map { $0 ? " unit" : " pack" } ?? ""
      return schema.fields[named.field].name
        + (unit.exponent == 0 ? "" : " \(unit.exponent)") + scope
    }
  }

  @Test("The unit in brackets is read: 万片 is four more digits, 元 none, 万元 four")
  func units() throws {
    #expect(
      try Self.named(
        "demand", "首年约定采购量（万片/万支/万袋）", "报量(万片)", "采购量（片）", "报量（亿单位）", "报量（万片/千支）")
        == ["volume 4", "volume 4", "volume", "-", "-"])
    #expect(
      try Self.named("invoices", "金额（元）", "金额(万元)", "发票金额\n（人民币元）", "金额（美元）")
        == ["amount", "amount 4", "amount", "-"])
    #expect(
      try Self.named("invoices", "约定日利率（%）", "约定日利率（‰）") == [
        "daily_rate -2", "daily_rate -3",
      ])
  }

  @Test("A quote may be for the smallest unit or for a pack; other prices are what they are")
  func scope() throws {
    #expect(
      try Self.named(
        "bids", "竞标价格（最小规格）（元）", "报价(元/盒)", "每盒价格", "每片价格（元）", "最高有效申报价（元/片）",
        "最高有效申报价（元/盒）")
        == ["quote unit", "quote pack", "quote pack", "quote unit", "ceiling unit", "-"])
  }

  @Test("分 and 角 are parts of a yuan, 单片 says 每片, and what calls a unit so says nothing more")
  func spokenUnits() throws {
    #expect(
      try Self.named("bids", "报价（分）", "最高限价（角）", "单片报价", "报价（元/片、支）", "报价（百分）")
        == ["quote -2", "ceiling -1", "quote unit", "quote unit", "-"])
    #expect(
      try Self.named("invoices", "金额（万元，含税）", "金额（人民币万元）", "金额（单位：万元）", "金额（不含税）", "金额（含税）")
        == ["amount 4", "amount 4", "amount 4", "-", "amount"])
    #expect(try Self.named("demand", "报量（单位：万片）", "报量（万片，万支）") == ["volume 4", "volume 4"])
    // A price for any of several is one for a unit or one for a pack, not both.
    #expect(try Self.named("bids", "报价（元/片、盒）", "每片报价（元/盒）") == ["-", "-"])
    // Whole numbers are not multiplied.
    #expect(
      try Self.named("bids", "转换系数", "包装数量（片/盒）", "包装数量（万片）")
        == ["pack_count", "pack_count", "-"])
  }

  @Test(
    "The unit of a header that is named by hand is read as that of any other",
    arguments: [
      ("报价（分）", "quote", "quote -2"), ("报价（元/袋）", "quote", "quote unit"),
      ("中标（万元）", "quote", "quote 4"), ("中标价万元", "quote", "quote 4"),
      ("单价/盒", "quote", "quote pack"),
      ("报价", "quote", "quote"), ("价（元/ml）", "quote", "-"), ("单价/ml", "quote", "-"),
      ("报价（第一轮）", "quote", "-"), ("报价（第一轮）", "quote(元)", "quote"),
      ("报价", "报价（万元）", "quote 4"), ("报价（分）", "quote(元)", "-"),
      ("量（万片）", "reported_volume", "reported_volume 4"),
      ("量（天）", "technical_score", "-"), ("技术（分）", "technical_score", "technical_score"),
      ("地区（个）", "regions_supplied", "regions_supplied"), ("商号（全称）", "bidder", "bidder"),
    ])
  func mapped(header: String, column: String, named: String) throws {
    var schema = try Schema.named("bids")
    let isKnown = schema.map(header, to: column)
    #expect(isKnown)
    let found = FieldNames(schema).named([header])[0].map { named in
      let scope = named.unit.isPerUnit.map { $0 ? " unit" : " pack" } ?? ""
      return schema.fields[named.field].name
        + (named.unit.exponent == 0 ? "" : " \(named.unit.exponent)") + scope
    }
    #expect(found ?? "-" == named)
    guard named == "-" else { return }
    var findings = Findings()
    _ = Header([header], row: 1, schema: schema, file: "a.csv", findings: &findings)
    #expect(findings.shown.contains { $0.code == .headerUnit && $0.column == header })
  }

  @Test("Days and months are no unit of each other")
  func days() throws {
    #expect(try Self.named("invoices", "约定天数（天）", "合同付款天数（月）") == ["contract_days", "-"])
    #expect(try Self.named("interventions", "延迟月数（个月）", "累计扣分（分）") == ["delay_months", "total"])
    #expect(try Self.named("interventions", "延迟月数（天）") == ["-"])
  }

  @Test("A share that is named by hand in percent is read so")
  func mappedShare() throws {
    var schema = try Schema.named("invoices")
    let isKnown = schema.map("利率（%）", to: "daily_rate")
    #expect(isKnown)
    #expect(FieldNames(schema).named(["利率（%）"])[0]?.unit.exponent == -2)
  }

  @Test("Brackets with nothing but strokes are no unit", arguments: ["（）", "（/）", "（//）", "（ ）"])
  func strokes(brackets: String) throws {
    #expect(try Self.named("bids", "报价" + brackets) == ["-"])
  }

  @Test("Two units in brackets contradict each other, and yuan per ml is no price of a unit")
  func contradicting() throws {
    #expect(try Self.named("invoices", "金额（万元）（元）", "金额（元）（元）") == ["-", "amount"])
    #expect(try Self.named("demand", "报量（万片）（盒）") == ["-"])
    #expect(try Self.named("bids", "报价（元/ml）") == ["-"])
  }

  @Test("A line break, a space and letter case in a header say nothing")
  func spelling() throws {
    #expect(
      try Self.named("orders", "供应商\n名称", "下单 日期", "Order_ID", "收货\u{A0}时间", "实收数量\u{200B}")
        == ["distributor", "ordered_at", "order_id", "delivered_at", "delivered_qty"])
  }

  @Test("包装规格 is the pack count beside a strength, else the strength")
  func packs() throws {
    #expect(try Self.named("bids", "规格", "包装规格") == ["strength", "pack_count"])
    #expect(try Self.named("bids", "品种", "包装规格") == ["lot", "strength"])
  }

  @Test("An amount is multiplied exactly")
  func amounts() throws {
    // 12.5 万 = 125,000; 0.0001 万 = 1; 1,234.5 万 = 12,345,000.
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "o.csv",
      "订单号,行号,供应商名称,下单时间,收货时间,下单数量（万盒）,实收数量（盒）,单价（元）\n"
        + "1,1,甲,2021-07-01 08:00,,12.5,1,2\n1,2,甲,2021-07-01 08:00,,0.0001,1,2\n"
        + "1,3,甲,2021-07-01 08:00,,\"1,234.5\",1,2\n1,4,甲,2021-07-01 08:00,,0.0000001,1,2\n")
    var table = try TableReader(path: file, schema: .named("orders"))
    let column = table.column("ordered_qty")
    var amounts: [String] = []
    while let row = try table.next() {
      amounts.append(table.amount(row, column)?.exactText ?? "-")
    }
    #expect(amounts == ["125000", "1", "12345000", "0.001"])
    #expect(table.findings.shown.isEmpty)
  }

  @Test("Money in 万元 is exact to the millionth of a yuan")
  func money() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "i.csv",
      "发票号,企业,验收日期,金额（万元）\n1,甲,2021-07-01,1.23456789\n2,甲,2021-07-01,0.00000000001\n")
    var table = try TableReader(path: file, schema: .named("invoices"))
    let column = table.column("amount")
    var amounts: [String] = []
    while let row = try table.next() { amounts.append(table.price(row, column)?.text() ?? "-") }
    // 1.23456789 × 10,000 = 12,345.6789; the other is less than a millionth.
    #expect(amounts == ["12345.6789", "-"])
    #expect(table.findings.shown.map(\.code.id) == ["not-a-number"])
  }
}
