import TestSupport
import Testing
import Wording

@testable import Tables

@Suite("Header: which column holds which field")
struct HeaderTests {
  /// The columns of the fields of `productSchema` and the findings about a header row.
  private static func match(_ names: [String]) throws -> (columns: [Int?], findings: [Finding]) {
    var findings = Findings()
    let header = Header(
      names, row: 1, schema: try productSchema(), file: "a.csv", findings: &findings)
    return (header.columns, findings.shown)
  }

  @Test(
    "A column is known by its English name, its Chinese name and its aliases, in any letter case",
    arguments: [
      ["lot", "price", "pack_count", "挂网ID"], ["LOT", "Price", "Pack_Count", "挂网id"],
      ["品种", "报价", "包装数量", "挂网Id"], ["药品名称", "申报价", "装量", "PlatformID"],
    ])
  func names(header: [String]) throws {
    let (columns, findings) = try Self.match(header)
    #expect(columns == [0, 1, 2, 3])
    #expect(findings.isEmpty)
  }

  @Test("Columns may come in any order, and optional ones may be absent")
  func order() throws {
    let (columns, findings) = try Self.match(["报价", "lot"])
    #expect(columns == [1, 0, nil, nil])
    #expect(findings.isEmpty)
  }

  @Test("A required column that is absent is an error that says what it means")
  func missing() throws {
    let findings = try Self.match(["lot"]).findings
    #expect(findings.map(\.code) == [.missingColumn])
    #expect(findings.first?.column == "price")
    #expect(findings.first?.severity == .error)
    #expect(
      findings.first?.reason.en
        == "the column `price` is missing: price in yuan; known headers: price, 报价, 申报价")
    #expect(findings.first?.reason.zh == "缺少“报价”列：报价（元）；可用列名：报价、申报价、price")
  }

  @Test("A column whose cells may be empty, but that must be there, is missed as a required one is")
  func mustBeThere() throws {
    let schema = try #require(Schema.builtIn("bids"))
    let quote = try #require(schema.fields.first { $0.name == "quote" })
    #expect(!quote.isRequired && quote.mustBeThere)
    var findings = Findings()
    _ = Header(
      ["品种", "企业", "规格"], row: 1, schema: schema, file: "a.csv", findings: &findings)
    #expect(findings.shown.map(\.code) == [.missingColumn])
    #expect(findings.shown.first?.column == "quote")
    #expect(findings.shown.first?.reason.zh.contains("报价、申报价、") == true)
  }

  @Test("A second column of one field is an error, under whatever name; the first one counts")
  func duplicate() throws {
    let (columns, findings) = try Self.match(["lot", "price", "品种"])
    #expect(columns == [0, 1, nil, nil])
    #expect(findings.map(\.code) == [.duplicateColumn])
    #expect(findings.first?.column == "品种")
  }

  @Test(
    "A name that is nearly that of an absent column is an error with a suggestion",
    arguments: [
      ("prise", "price"), ("Pirce", "price"), ("申报价格", "申报价"), ("pack_cont", "pack_count"),
    ])
  func misspelt(name: String, nearest: String) throws {
    let findings = try Self.match(["lot", name, "包"]).findings
    let found = try #require(findings.first { $0.code == .misspeltColumn })
    #expect(found.column == name)
    #expect(found.severity == .error)
    #expect(found.reason.en.contains("`\(nearest)`"))
    #expect(found.reason.zh.contains("“\(nearest)”"))
  }

  @Test("A name near to that of a column that is there already is merely not used")
  func unusedNearPresent() throws {
    let findings = try Self.match(["lot", "price", "prices"]).findings
    #expect(findings.map(\.code) == [.unusedColumn])
  }

  @Test("Columns of other names are noted, and the file is used", arguments: ["remark", "备注"])
  func unused(name: String) throws {
    let findings = try Self.match(["lot", "price", name]).findings
    #expect(findings.map(\.code) == [.unusedColumn])
    #expect(findings.first?.severity == .note)
    #expect(findings.first?.column == name)
  }

  @Test("A column without a name is no column of the header, and no fault")
  func unnamed() throws {
    let (columns, findings) = try Self.match(["", "lot", "price", ""])
    #expect(columns == [1, 2, nil, nil])
    #expect(findings.isEmpty)
  }

  @Test("Full-width letters and signs in a header are read as plain ones")
  func fullWidth() throws {
    #expect(try Self.match(["ＬＯＴ", "ｐｒｉｃｅ", "挂网ＩＤ"]).columns == [0, 1, nil, 2])
  }

  @Test("All that is wrong with a header is found in one pass")
  func together() throws {
    let findings = try Self.match(["Price", "price", "remark", "pack_cuont"]).findings
    #expect(
      findings.map(\.code)
        == [.duplicateColumn, .unusedColumn, .misspeltColumn, .missingColumn])
  }

  @Test("Amounts of a row that are counted in different units are a finding, of one unit none")
  func countedUnits() throws {
    // 10 boxes ordered and 100 tablets delivered are no full delivery.
    for (header, isRefused) in [
      ("订购数量（盒）,到货数量（片）", true), ("订购数量（件）,到货数量（盒）", true), ("订购数量（万盒）,到货数量（盒）", false),
      ("订购数量（盒/瓶）,到货数量（盒）", false), ("订购数量,到货数量（盒）", false),
    ] {
      var findings = Findings()
      _ = Header(
        ["订单号", "行号", "配送企业", "下单时间", "单价"] + header.split(separator: ",").map(String.init), row: 1,
        schema: try #require(Schema.builtIn("orders")), file: "a.csv", findings: &findings)
      #expect(findings.shown.contains { $0.code == .headerUnit } == isRefused, "\(header)")
    }
  }
}

/// A small table of products for these tests.
func productSchema() throws -> Schema {
  try Schema(
    json: """
      {
        "name": "products",
        "title": {"en": "Products", "zh": "产品表"},
        "fields": [
          {"name": "lot", "title": "品种", "type": "string", "aliases": ["药品名称"],
           "description": {"en": "the lot", "zh": "品种"}, "constraints": {"required": true}},
          {"name": "price", "title": "报价", "type": "number", "aliases": ["申报价"],
           "description": {"en": "price in yuan", "zh": "报价（元）"},
           "constraints": {"required": true}},
          {"name": "pack_count", "title": "包装数量", "type": "integer", "aliases": ["装量"],
           "description": {"en": "units in a pack", "zh": "每包装数量"}},
          {"name": "platform_id", "title": "挂网ID", "type": "string", "aliases": ["PlatformID"],
           "description": {"en": "id on the platform", "zh": "挂网编号"}}
        ]
      }
      """)
}
