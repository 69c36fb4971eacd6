import Tables
import TestSupport
import Testing

@testable import Tender

@Suite("QuotedUnits: a header that says for which kind of unit the price is")
struct QuotedUnitsTests {
  private static func found(_ header: String, _ row: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", "品种,企业,规格,剂型,\(header)\n\(row)\n")
    return try BidTable.read(file, schema: .named("bids")).findings.shown
      .filter { $0.severity == .error }.map { "\($0.code.id) \($0.row ?? 0) \($0.column ?? "")" }
  }

  @Test(
    "A row whose strength, form or name has another kind of unit is a finding with both readings",
    arguments: [
      ("报价（元/袋）", "甲,乙,0.5mg,片剂,1", "剂型"), ("单价（元/支）", "甲,乙,0.5mg,口服常释剂型,1", "剂型"),
      ("报价（元/袋）", "甲,乙,0.5mg*24片/袋,片剂,1", "规格"), ("报价（元/支）", "甲,乙,0.5g*24粒,,1", "规格"),
      ("报价（元/袋）", "恩替卡韦片,乙,0.5mg,,1", "品种"), ("每袋报价", "甲,乙,0.5mg,胶囊剂,1", "剂型"),
      ("报价（元/片）", "甲,乙,2ml:10mg,注射液,1", "剂型"),
    ])
  func other(header: String, row: String, column: String) throws {
    #expect(try Self.found(header, row) == ["other-unit 2 \(column)"])
  }

  @Test(
    "A unit that goes with the row, any of several, and the smallest unit whatever it is, are none",
    arguments: [
      ("报价（元/片）", "甲,乙,0.5mg,片剂,1"), ("报价（元/粒）", "甲,乙,0.5mg,片剂,1"),
      ("报价（元/片）", "甲,乙,0.5mg*24片,片剂,1"),
      ("报价（元/支）", "甲,乙,2ml:10mg,注射液,1"), ("报价（元/袋）", "甲,乙,5g,颗粒剂,1"),
      ("报价（元/最小规格）", "甲,乙,0.5mg,片剂,1"), ("报价（元/片、袋、支）", "甲,乙,0.5mg,片剂,1"),
      ("报价（元/袋）", "甲,乙,0.5mg,,1"), ("报价（元/袋）", "甲,乙,0.5mg,片剂,"),
    ])
  func same(header: String, row: String) throws {
    #expect(try Self.found(header, row).isEmpty)
  }
}
