import ExactNumbers
import Files
import Tables
import Testing

@testable import Tender

@Suite struct BidTableTests {
  private func codes(_ text: String) throws -> [String] {
    try Given.read(text).findings.shown.map {
      "\($0.row ?? 0) \($0.column ?? "") \($0.code.id)"
    }
  }

  @Test("every column is read, in whatever order, by its English or Chinese name")
  func columns() throws {
    let (bids, findings) = try Given.read(
      """
      申报价,企业,lot,规格,剂型,包装数量,最高有效申报价,企业自身最低价,原研,已供应地区数,approval_date
      19.99,甲,一,0.25g,分散片,28,1.2,1.1,是,5,2020-02-29

      """)
    #expect(!findings.hasErrors)
    let bid = try #require(bids.first)
    #expect(bid.lot == "一" && bid.bidder == "甲" && bid.row == 2)
    #expect(bid.strength?.text == "0.25g" && bid.form?.id == "dispersible-tablet")
    #expect(bid.packCount == 28 && bid.quote?.millionths == 19_990_000)
    #expect(bid.ceiling?.millionths == 1_200_000 && bid.ownLowest?.millionths == 1_100_000)
    #expect(bid.isOriginator)
    #expect(bid.tieBreaks == [.regionsSupplied: Ratio(5), .approvalDate: Ratio(20_200_229)])
  }

  @Test("what may be left out is left out: one unit a pack, no quote, no ceiling")
  func optionalColumns() throws {
    let bid = try #require(try Given.read("lot,bidder,quote\na,x,\n").bids.first)
    #expect(bid.packCount == 1 && bid.quote == nil && bid.ceiling == nil && bid.strength == nil)
    #expect(!bid.isOriginator && bid.tieBreaks.isEmpty)
  }

  @Test("ten faults in ten rows are ten findings in their places, and no bid")
  func tenFaults() throws {
    let text = """
      lot,bidder,strength,form,pack_count,quote,originator,approval_date
      a,,1mg,片,1,1,Y,
      a,B,1,片,1,1,Y,
      a,C,1mg,膏,1,1,Y,
      a,D,1mg,片,1.5,1,Y,
      a,E,1mg,片,1,1e3,Y,
      a,F,1mg,片,1,-1,Y,
      a,G,1mg,片,1,1,maybe,
      a,H,1mg,片,1,1,Y,2021-02-29
      a,I,1mg,片,1,1,Y
      a,D,1mg,片,1,1,Y,

      """
    #expect(
      try codes(text) == [
        "2 bidder missing-value", "3 strength no-unit", "4 form unknown-form",
        "5 pack_count not-an-integer", "6 quote not-a-number", "7 quote out-of-range",
        "8 originator not-a-flag", "9 approval_date not-a-date", "10  field-count",
        "11 bidder duplicate-row",
      ])
    #expect(try Given.read(text).bids.isEmpty)
  }

  @Test("several faults of one row are all found")
  func oneRow() throws {
    #expect(
      try codes("lot,bidder,strength,form,quote\n,,x,y,z\n") == [
        "2 lot missing-value", "2 bidder missing-value", "2 strength words-alone",
        "2 form unknown-form", "2 quote not-a-number",
      ])
  }

  @Test("a strength or form that other bids of the lot have is missed, one that none has is not")
  func gaps() throws {
    #expect(
      try codes("品种,企业,规格,剂型,报价\na,x,1mg,片,1\na,y,,,1\nb,z,,,1\n") == [
        "3 规格 missing-value", "3 剂型 missing-value",
      ])
  }

  @Test("a strength that cannot be read is reported once, not missed as well")
  func unreadableStrength() throws {
    #expect(
      try codes("lot,bidder,strength,quote\na,x,1mg,1\na,y,big,1\n") == [
        "3 strength words-alone"
      ])
  }

  @Test("two main strengths in one lot contradict each other; two spellings of one do not")
  func mainStrengths() throws {
    #expect(
      try codes(
        """
        lot,bidder,strength,main_strength,quote
        a,x,1mg,1mg,1
        a,y,1mg,2mg,1
        b,x,1g,1g,1
        b,y,1g,1000mg,1

        """) == ["3 main_strength contradiction"])
  }

  @Test("a bidder may quote in many lots, but once in each")
  func duplicates() throws {
    let findings = try Given.read("lot,bidder,quote\na,x,1\nb,x,1\na,x,2\na,x,3\n").findings
    try #require(findings.shown.map(\.row) == [4, 5])
    #expect(
      findings.shown[1].reason.en == "this bidder already quotes in the lot `a`, in row 2")
  }

  @Test("without a column of quotes there is one finding, and not a lot without quotes")
  func noQuoteColumn() throws {
    #expect(try codes("lot,bidder,strength\na,x,1mg\n") == ["1 quote missing-column"])
  }

  @Test("a row of totals is no lot, though its bidder is filled")
  func totals() throws {
    #expect(
      try codes("lot,bidder,quote\na,x,1\n合计,2 家,3\na,Total,3\n总 计,,3\n") == [
        "3 lot totals-row", "4 bidder totals-row", "5 lot totals-row",
      ])
  }

  @Test("whether a bidder without a quote counts is read, and unknown where the file does not say")
  func counted() throws {
    let (bids, findings) = try Given.read(
      "lot,bidder,quote,计入企业数\na,w,1,Y\na,x,,Y\na,y,,否\na,z,,\n")
    #expect(!findings.hasErrors)
    #expect(bids.map(\.isCounted) == [true, true, false, nil])
    #expect(try Given.read("lot,bidder,quote\na,x,\n").bids.map(\.isCounted) == [nil])
  }

  @Test("a quote that does not count contradicts itself")
  func quoteNotCounted() throws {
    #expect(
      try codes("lot,bidder,quote,counted\na,x,1,N\na,y,\"1\",否\n") == [
        "2 counted contradiction", "3 counted contradiction",
      ])
  }

  @Test("one strength in one form of a lot has one ceiling: two are one finding with both rows")
  func ceilings() throws {
    let text = """
      lot,bidder,strength,form,quote,ceiling
      a,x,1mg,片,1,2
      a,y,2mg,片,1,3
      a,z,1000ug,片剂,1,20
      a,w,1mg,胶囊,1,5
      a,v,1mg,片,1,

      """
    #expect(try codes(text) == ["4 ceiling contradiction"])
    #expect(
      try Given.read(text).findings.shown.first?.reason.en
        == "the same strength and form of the lot `a` has the ceiling 2 in row 2")
    // Products without a strength, such as devices, have ceilings of their own.
    #expect(try codes("lot,bidder,quote,ceiling\na,x,1,2\na,y,1,20\n").isEmpty)
  }

  @Test(
    "strengths of a lot whose contents cannot be compared are one finding with two rows",
    arguments: [
      ["0.5mg", "1mg", "300IU", "400IU"], ["1mg", "2mg", "5ml"],
      ["80mg+5mg", "160mg+10mg", "80mg"],
      ["80mg/5mg", "80mg/5mg", "5mg/160mg"], ["缬沙坦80mg", "缬沙坦80mg", "厄贝沙坦80mg"],
      ["1g", "1g", "0.5g/10g"],
      ["0.25g", "0.25g（以头孢计）", "0.5g（以丙烯计）"],
    ])
  func contents(strengths: [String]) throws {
    let rows = strengths.enumerated().map { "a,x\($0),\($1),1\n" }.joined()
    let findings = try Given.read("lot,bidder,strength,quote\n" + rows).findings
    try #require(findings.shown.map(\.code) == [.incomparableStrengths])
    #expect(findings.shown.first?.row == 4 && findings.shown.first?.value == strengths[2])
    let first = strengths[1].hasSuffix("）") ? (strengths[1], 3) : (strengths[0], 2)
    #expect(
      findings.shown.first?.reason.zh.hasPrefix("“a”第 \(first.1) 行为 \(first.0)：") == true)
  }

  @Test(
    "amounts that compare are a finding where what else is said may make them equal",
    arguments: [
      // A bottle of tablets, of seven or of one.
      ("硝苯地平控释片", ["210mg/瓶", "30mg"]), ("阿莫西林胶囊", ["30mg/瓶", "10mg/粒"]),
      ("甲", ["30mg/粒", "300mg/罐"]),
      // With sugar there is more in the bag, but not more of the drug.
      ("黄芪颗粒", ["每袋装4g（无蔗糖）", "每袋装15g"]), ("黄芪颗粒", ["每袋装15g", "每袋装4g(低糖型)"]),
      ("黄芪颗粒", ["每袋装4g(无糖型)", "每袋装4g", "每袋装5g(无糖型)"]),
      // The iodine of the substance, the acid of the ester.
      ("碘克沙醇注射液", ["100ml:32g(碘)", "100ml:65.2g(碘克沙醇)"]),
      ("头孢呋辛酯片", ["0.25g(头孢呋辛)", "0.3g(头孢呋辛酯)"]),
      // Ten grams of the ointment.
      ("红霉素软膏", ["2%10g", "10g(10万单位)"]), ("红霉素软膏", ["8g", "10g(10万单位)"]),
      // A fill beside what may be a content.
      ("布洛芬颗粒", ["每袋装1g", "0.2g"]),
    ])
  func asides(lot: String, strengths: [String]) throws {
    let rows = strengths.enumerated().map { "\(lot),x\($0),\($1),1,1\n" }.joined()
    #expect(
      try Given.read("lot,bidder,strength,quote,pack_count\n" + rows).findings.shown
        .map(\.code.id) == ["two-readings"])
  }

  @Test(
    "what else is said does not matter where the amounts are equal, or nothing speaks against them",
    arguments: [
      ("硝苯地平控释片", ["30mg/瓶", "30mg"]), ("注射用头孢呋辛钠", ["0.5g/瓶", "1g"]),
      ("维生素片", ["30mg/瓶", "60mg/瓶"]), ("黄芪颗粒", ["每袋装4g(无糖型)", "每袋装4g"]),
      ("黄芪颗粒", ["每袋装4g(无糖型)", "每袋装8g(无蔗糖)"]),
      ("碘海醇注射液", ["100ml:30g(玻璃瓶)", "50ml:15g(塑料瓶)"]),
      ("注射用青霉素钠", ["0.25g（25万单位）", "0.5g"]),
      ("红霉素软膏", ["10g(10万单位)", "5g(5万单位)"]),
    ])
  func asidesOfEqual(lot: String, strengths: [String]) throws {
    let rows = strengths.enumerated().map { "\(lot),x\($0),\($1),1,1\n" }.joined()
    #expect(
      try Given.read("lot,bidder,strength,quote,pack_count\n" + rows).findings.shown.isEmpty)
  }

  @Test("contents that compare may differ, even eight times: that is for the rules to judge")
  func comparableContents() throws {
    #expect(
      try codes("lot,bidder,strength,quote\na,x,1mg,1\na,y,100mg,1\na,z,2ml:3mg,1\n").isEmpty)
  }

  @Test("a main strength that does not compare with the bids is a finding")
  func mainStrengthContents() throws {
    #expect(
      try codes("lot,bidder,strength,main_strength,quote\na,x,1mg,100IU,1\n") == [
        "2 strength incomparable-strengths"
      ])
  }

  @Test("an empty file and a file of a header alone are findings")
  func nothingToRead() throws {
    #expect(try codes("") == ["0  empty-file"])
    #expect(try codes("lot,bidder,quote\n") == ["0  no-rows"])
  }

  @Test("a missing file and a folder are errors of the file")
  func unreadableFiles() throws {
    let schema = try #require(Schema.builtIn("bids"))
    #expect(throws: FileError.self) { try BidTable.read("/nowhere/bids.csv", schema: schema) }
    #expect(throws: FileError.self) { try BidTable.read("/", schema: schema) }
  }

  @Test("the nearest form is suggested")
  func suggestion() throws {
    let finding = try #require(
      try Given.read("lot,bidder,form,quote\na,x,分散片儿,1\n").findings.shown.first)
    #expect(finding.reason.zh == "没有这种剂型；是否应为“分散片”？")
    #expect(finding.reason.en == "no dosage form is called that; did you mean `分散片`?")
  }

  @Test("one strength in two forms may have two ceilings, whichever comes first")
  func ceilingsOfForms() throws {
    let header = "lot,bidder,strength,form,quote,ceiling\n"
    #expect(try codes(header + "a,x,1mg,片,1,2\na,w,1mg,胶囊,1,5\na,v,1mg,片剂,1,2\n").isEmpty)
    #expect(
      try codes(header + "a,x,1mg,片,1,2\na,w,1mg,胶囊,1,5\na,v,1mg,胶囊,1,2\n")
        == ["4 ceiling contradiction"])
  }
}
