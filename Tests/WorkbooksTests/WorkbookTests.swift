import Files
import TestSupport
import Testing

@testable import Workbooks

/// The rows of a sheet are read as the lines of a CSV file.
@Suite struct WorkbookTests {
  @Test("texts, numbers and flags, where the cells stand; rows that are not there are empty lines")
  func cells() throws {
    let rows = """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="3"><c r="B3"><v>1.1499999999999999</v></c><c r="C3" t="b"><v>1</v></c>
        <c r="D3" t="inlineStr"><is><t>a</t><r><t>b</t></r></is></c><c t="e"><v>#N/A</v></c></row>
      <row><c t="str"><f>A1</f><v>&lt;&#x7532;&gt;</v></c><c t="d"><v>2021-07-01T08:05</v></c></row>
      """
    let texts = [
      "<t>甲，乙</t>", "<r><t>\"c\", </t></r><rPh><t>x</t></rPh><r><t>d_x000D_&#10;e</t></r>",
    ]
    #expect(
      try Reading(MadeWorkbook(rows: rows, texts: texts)).text
        == "甲，乙,,\"\"\"c\"\", d\r\ne\"\n\n,1.15,TRUE,ab,#N/A\n<甲>,2021-07-01 08:05\n")
  }

  @Test("rows are as wide as the header, and what has no value is no row")
  func width() throws {
    let rows = """
      <row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2" s="1"/><c r="B2"/></row>
      <row r="3"/><row r="4"><c r="D4"><v>4</v></c></row>
      """
    let text = try Reading(MadeWorkbook(rows: rows, formats: ["0"]), [.any, .any, .any]).text
    #expect(text == "1,,\n\n\n,,,4\n")
  }

  @Test("names may have prefixes, and the parts any letter case")
  func prefixes() throws {
    var made = MadeWorkbook(rows: "")
    made.parts[5] = (
      "XL/Worksheets/Sheet1.XML",
      "\u{FEFF}<?xml version=\"1.0\"?><!-- a > b --><x:worksheet xmlns:x='y'><x:sheetData>"
        + "<x:row y:r='9' r='1'><x:c r='A1'><x:v><![CDATA[7]]></x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    #expect(try Reading(made).text == "7\n")
  }

  @Test("a merged cell stands for each row that it is merged over and that has other values")
  func merged() throws {
    let rows = """
      <row r="1"><c r="A1"><v>0</v></c></row><row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>1</v></c></row>
      <row r="3"><c r="B3"><v>2</v></c></row><row r="4"/><row r="5"><c r="A5"/><c r="C5"><v>3</v></c></row>
      """
    let merges = "<mergeCells><mergeCell ref=\"A2:A5\"/><mergeCell ref=\"C2:D2\"/></mergeCells>"
    let reading = try Reading(
      MadeWorkbook(rows: rows, behind: merges), header: 1, [.any, .any, .any])
    #expect(reading.text == "0,,\n7,1,\n7,2,\n\n7,,3\n")
    #expect(reading.notes.filled == [0: 2])
  }

  @Test("an amount that is merged may be a sum; a value beneath a merged cell does not show")
  func mergedAmount() throws {
    let rows = """
      <row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>1</v></c></row>
      <row r="3"><c r="A3"><v>8</v></c><c r="B3"><v>2</v></c></row>
      """
    let merges = "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/></mergeCells>"
    let reading = try Reading(
      MadeWorkbook(rows: rows, behind: merges), header: 1, [.any, .amount])
    let fields = reading.text.split { $0 == "\n" || $0 == "," }.map(String.init)
    #expect(fields[0] == "7")
    #expect(DoubtfulCell(fields[1]) == DoubtfulCell(.mergedAmount, "1", "2–3"))
    #expect(DoubtfulCell(fields[2]) == DoubtfulCell(.covered, "8"))
    #expect(DoubtfulCell(fields[3]) == DoubtfulCell(.covered, "2"))
  }

  @Test("doubts with commas and quotes in them are one field")
  func quotedDoubts() throws {
    let rows = """
      <row r="2"><c r="A2" s="1"><v>12345</v></c><c r="B2" t="str"><v>a,"b"</v></c></row>
      <row r="3"><c r="A3" s="1"><v>1</v></c><c r="B3" t="str"><v>c,"d"</v></c></row>
      """
    let merges = "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/></mergeCells>"
    let text = try Reading(
      MadeWorkbook(rows: rows, behind: merges, formats: ["0!.0,&quot;千&quot;"]), header: 1,
      [.amount, .any]
    ).text
    let format = "0!.0,\"\"千\"\""
    #expect(
      text == "\n\"\u{1A}u12345\u{1A}\(format)\",\"a,\"\"b\"\"\"\n"
        + "\"\u{1A}u1\u{1A}\(format)\",\"\u{1A}cc,\"\"d\"\"\u{1A}\"\n")
  }

  @Test("merges of the header and of columns that it does not name fill nothing")
  func mergedHeader() throws {
    let rows = """
      <row r="1"><c r="A1"><v>7</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>
      <row r="3"><c r="B3"><v>2</v></c><c r="C3"><v>2</v></c></row><row r="4"><c r="B4"><v>3</v></c></row>
      """
    let merges = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"C3:C4\"/></mergeCells>"
    let reading = try Reading(MadeWorkbook(rows: rows, behind: merges), header: 1, [.any, .any])
    #expect(reading.text == "7,\n,1\n,2,2\n,3\n")
    #expect(reading.notes.filled.isEmpty)
  }

  @Test("hidden rows with values below the header, and hidden columns, are told")
  func hidden() throws {
    let sheet = """
      <cols><col min="2" max="16384" hidden="1"/></cols><sheetData><row r="1" hidden="1">
      <c r="A1"><v>7</v></c></row><row r="2" hidden="true"><c r="A2"><v>1</v></c></row><row r="3" hidden="1"/>
      </sheetData>
      """
    let notes = try Reading(MadeWorkbook([("a", "", sheet)]), header: 1, [.any, .any, .any]).notes
    #expect(notes.hiddenRows == 1)
    #expect(notes.hiddenColumns == [1, 2])
  }

  @Test("rows and columns without height or width are hidden, too")
  func noHeight() throws {
    let rows = """
      <row r="1"><c r="A1"><v>7</v></c></row><row r="2" ht="0" customHeight="1"><c r="A2"><v>1</v></c></row>
      <row r="3" ht="0.00"><c r="A3"><v>1</v></c></row><row r="4" ht="13.5"><c r="A4"><v>1</v></c></row>
      <row r="5"><c r="A5"><v>1</v></c></row>
      """
    func notes(_ more: String) throws -> SheetNotes {
      try Reading(
        MadeWorkbook([("a", "", more + "<sheetData>\(rows)</sheetData>")]), header: 1, [.any, .any]
      ).notes
    }
    #expect(try notes("<cols><col min=\"2\" max=\"2\" width=\"0\"/></cols>").hiddenColumns == [1])
    #expect(try notes("").hiddenRows == 2)
    // Row 5 does not say how high it is.
    #expect(try notes("<sheetFormatPr defaultRowHeight=\"0\"/>").hiddenRows == 3)
  }

  @Test("a column that is hidden many times is told once, and more columns than there can be never")
  func hiddenOften() throws {
    func sheet(_ count: Int) -> MadeWorkbook {
      let columns = String(repeating: "<col min=\"1\" max=\"9\" hidden=\"1\"/>", count: count)
      return MadeWorkbook([
        (
          "a", "",
          "<cols>\(columns)</cols><sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row></sheetData>"
        )
      ])
    }
    #expect(try Reading(sheet(3000), header: 1, [.any]).notes.hiddenColumns == [0])
    #expect(try Reading.error(sheet(16_385).bytes) != nil)
  }

  @Test("a sheet that has its cells twice is broken")
  func twice() throws {
    let rows = "<sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row></sheetData>"
    let more = "<sheetData><row r=\"2\"><c r=\"A2\"><v>8</v></c></row></sheetData>"
    #expect(try Reading.error(MadeWorkbook([("a", "", rows)]).bytes) == nil)
    #expect(try Reading.error(MadeWorkbook([("a", "", rows + more)]).bytes) != nil)
  }

  @Test("a bare number among days is doubtful where the workbook counts from 1904")
  func bareSerials() throws {
    let rows = """
      <row r="1"><c r="A1"><v>42916</v></c><c r="B1"><v>42916.5</v></c><c r="C1"><v>42916</v></c>
      <c r="D1" t="s"><v>0</v></c><c r="E1" s="1"><v>42916</v></c></row>
      """
    func fields(_ properties: String) throws -> [DoubtfulCell?] {
      let made = MadeWorkbook(
        rows: rows, texts: ["<t>42916</t>"], formats: ["yyyy/m/d"], properties: properties)
      return try Reading(made, [.day, .moment, .any, .day, .day]).text.dropLast()
        .split(separator: ",").map { DoubtfulCell(String($0)) }
    }
    #expect(try fields("").allSatisfy { $0 == nil })
    let doubtful = DoubtfulCell(.serial, "42916")
    #expect(
      try fields("date1904=\"1\"")
        == [doubtful, DoubtfulCell(.serial, "42916.5"), nil, doubtful, nil])
  }

  @Test("texts that take far more room than in the file are refused, whether cells use them or not")
  func largeTexts() throws {
    // 70 MiB of texts of which the file says that they take a few bytes.
    let xml = "<si><t>\(String(repeating: "a", count: 1 << 20))</t></si>"
    var left = 70
    func scanner() -> XMLScanner {
      left = 70
      return XMLScanner("s") { () throws(WorkbookError) in
        left -= 1
        return left < -1
          ? nil : Array((left == 69 ? "<sst>" : left == -1 ? "</sst>" : xml).utf8)
      }
    }
    #expect(throws: WorkbookError.self) { try SharedStrings(scanner(), packed: 100, size: 100) }
    // A part of 1 MiB may well hold 70.
    #expect(throws: Never.self) { try SharedStrings(scanner(), packed: 1 << 20, size: 100) }
  }

  @Test("a sheet that does not show its zeros shows something else than it holds")
  func hiddenZeros() throws {
    let sheet = """
      <sheetViews><sheetView showZeros="0"/></sheetViews><sheetData><row r="1"><c r="A1"><v>0</v></c>
      <c r="B1"><v>10</v></c></row></sheetData>
      """
    let fields = try Reading(MadeWorkbook([("a", "", sheet)])).text.dropLast().split(separator: ",")
    #expect(DoubtfulCell(String(fields[0])) == DoubtfulCell(.shown, "0"))
    #expect(fields[1] == "10")
  }

  @Test("a formula without a value says so; an empty text is none")
  func formulas() throws {
    let rows = """
      <row r="1"><c r="A1"><f>B1*2</f></c><c r="B1"><f>1</f><v></v></c><c r="C1" t="str"><f>x</f><v></v></c>
      <c r="D1"><f>2</f><v>2</v></c></row>
      """
    let fields = try Reading(MadeWorkbook(rows: rows)).text.dropLast().split(
      separator: ",", omittingEmptySubsequences: false
    ).map(String.init)
    #expect(DoubtfulCell(fields[0]) == DoubtfulCell(.formula, "=B1*2"))
    #expect(DoubtfulCell(fields[1]) == DoubtfulCell(.formula, "=1"))
    #expect(fields[2...] == ["", "2"])
  }

  @Test(
    "what contradicts itself is damaged",
    arguments: [
      "<row r=\"2\"/><row r=\"1\"/>", "<row r=\"0\"/>", "<row r=\"1048577\"/>", "<row r=\"x\"/>",
      "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>",
      "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>",
      "<row r=\"1\"><c r=\"A1\" s=\"9\"><v>1</v></c></row>",
      "<row r=\"1\"><c r=\"A1\" t=\"x\"><v>1</v></c></row>",
      "<row r=\"1\"><c r=\"AAAA1\"><v>1</v></c></row>", "<row r=\"1\"></c></row>", "<row r=\"1\">",
      "<row r=\"1\" r=\"2\"/>", "<row r=1/>", "<row r=\"1\"><c t=\"str\"><v>&x;</v></c></row>",
      "<row r=\"1\"><c t=\"str\"><v>&#0;</v></c></row>",
      "<row r=\"1\"><c t=\"str\"><v>& b</v></c></row>",
      "<!DOCTYPE x><row r=\"1\"/>", "<![CDATA[", "<row r=\"1\"/><!-- x",
    ])
  func damaged(rows: String) throws {
    guard case .damaged = try Reading.error(MadeWorkbook(rows: rows).bytes) else {
      Issue.record("\(rows)")
      return
    }
  }

  @Test("a document type is refused wherever it stands, with entities or without")
  func documentType() throws {
    var made = MadeWorkbook(rows: "")
    made.parts[5].text =
      "<!DOCTYPE w [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><worksheet>&c;</worksheet>"
    #expect(
      try Reading.error(made.bytes)
        == .damaged(
          "xl/worksheets/sheet1.xml",
          .init(en: "it has a document type, which is not read", zh: "含有文档类型声明，不予读取")))
  }

  @Test("a sheet that grows far beyond its size is refused")
  func growth() throws {
    // A text of 32,000 bytes in each of 5,000 cells is 160 MB, of a sheet of 100 KB.
    let rows = (1...5_000).map { "<row r=\"\($0)\"><c t=\"s\"><v>0</v></c></row>" }.joined()
    let text = "<t>\(String(repeating: "a", count: 32_000))</t>"
    guard case .tooLarge = try Reading.error(MadeWorkbook(rows: rows, texts: [text]).bytes) else {
      Issue.record("not refused")
      return
    }
  }

  @Test("what is no workbook, and what is one of another kind, says so")
  func otherKinds() throws {
    let archive = ZipFile([.init("mimetype", Array("text".utf8))])
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 2_000)
    let encrypted = old + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }
    var binary = MadeWorkbook(rows: "")
    binary.parts[0].text = binary.parts[0].text.replacing("workbook.xml", with: "workbook.bin")
    binary.parts[1].name = "xl/workbook.bin"
    let kinds = [
      (archive.bytes, "archive"), (old, ".xls"), (encrypted, "password"), (binary.bytes, ".xlsb"),
    ]
    for (bytes, word) in kinds {
      guard case .notRead(let reason) = try Reading.error(bytes) else {
        Issue.record("\(word)")
        continue
      }
      #expect(reason.en.contains(word))
    }
  }
}
