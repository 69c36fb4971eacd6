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
