/// A workbook put together by hand, part by part, for tests of what spreadsheets do not write.
public struct MadeWorkbook {
  /// Its parts, in their order.
  public var parts: [(name: String, text: String)] = []

  /// Sheets by their names, each with the XML of its rows and of what stands around them, texts and
  /// formats of numbers that cells refer to.
  public init(
    _ sheets: [(name: String, attributes: String, xml: String)], texts: [String] = [],
    formats: [String] = [], properties: String = ""
  ) {
    let relations = sheets.indices.map {
      Self.relation($0 + 1, "worksheet", "worksheets/sheet\($0 + 1)")
    }
    let more =
      Self.relation(100, "sharedStrings", "sharedStrings") + Self.relation(101, "styles", "styles")
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"r\(index + 1)\" \(sheet.attributes)/>"
    }
    let codes = formats.enumerated().map { index, code in
      "<numFmt numFmtId=\"\(200 + index)\" formatCode=\"\(code)\"/>"
    }
    let styles = formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }
    parts = [
      ("_rels/.rels", Self.list(Self.relation(1, "officeDocument", "xl/workbook"))),
      (
        "xl/workbook.xml",
        "<workbook><workbookPr \(properties)/><sheets>\(list.joined())</sheets></workbook>"
      ),
      ("xl/_rels/workbook.xml.rels", Self.list(relations.joined() + more)),
      ("xl/sharedStrings.xml", "<sst>\(texts.map { "<si>\($0)</si>" }.joined())</sst>"),
      (
        "xl/styles.xml",
        "<styleSheet><numFmts>\(codes.joined())</numFmts><cellXfs><xf numFmtId=\"0\"/>"
          + "\(styles.joined())</cellXfs></styleSheet>"
      ),
    ]
    for (index, sheet) in sheets.enumerated() {
      parts.append(
        ("xl/worksheets/sheet\(index + 1).xml", "<worksheet>\(sheet.xml)</worksheet>"))
    }
  }

  /// A workbook of one sheet with these rows.
  public init(
    rows: String, behind: String = "", texts: [String] = [], formats: [String] = [],
    properties: String = ""
  ) {
    self.init(
      [("Sheet1", "", "<sheetData>\(rows)</sheetData>\(behind)")], texts: texts, formats: formats,
      properties: properties)
  }

  private static func list(_ relations: String) -> String {
    "<Relationships>\(relations)</Relationships>"
  }

  private static func relation(_ id: Int, _ kind: String, _ target: String) -> String {
    "<Relationship Id=\"r\(id)\" Type=\"http://example.org/\(kind)\" Target=\"\(target).xml\"/>"
  }

  /// The file, nothing in it packed.
  public var bytes: [UInt8] { ZipFile(parts.map { .init($0.name, Array($0.text.utf8)) }).bytes }
}

/// A zip archive put together by hand.
public struct ZipFile {
  /// A part, and what its headers say of it.
  public struct Part {
    /// Its name.
    public var name: String
    /// What stands in the archive, packed or not.
    public var packed: [UInt8]
    /// How it is packed; 0 is not at all.
    public var method = 0
    /// What its headers say; of a part that is not packed what is true.
    public var (checksum, size, flags): (UInt32, Int, Int)

    /// A part that is not packed.
    public init(_ name: String, _ bytes: [UInt8]) {
      (self.name, packed) = (name, bytes)
      (checksum, size, flags) = (ZipFile.checksum(bytes), bytes.count, 0)
    }
  }

  /// Its parts.
  public var parts: [Part]

  /// An archive of these parts.
  public init(_ parts: [Part]) { self.parts = parts }

  /// The file.
  public var bytes: [UInt8] {
    var (bytes, directory) = ([UInt8](), [UInt8]())
    for part in parts {
      let offset = bytes.count
      let facts =
        Self.number(20, 2) + Self.number(part.flags, 2) + Self.number(part.method, 2)
        + Self.number(0, 4) + Self.number(Int(part.checksum), 4)
        + Self.number(part.packed.count, 4) + Self.number(part.size, 4)
        + Self.number(part.name.utf8.count, 2) + Self.number(0, 2)
      bytes += [0x50, 0x4B, 3, 4] + facts + Array(part.name.utf8) + part.packed
      directory +=
        [0x50, 0x4B, 1, 2] + Self.number(20, 2) + facts + Self.number(0, 10)
        + Self.number(offset, 4) + Array(part.name.utf8)
    }
    return bytes + directory + [0x50, 0x4B, 5, 6] + Self.number(0, 4)
      + Self.number(parts.count, 2) + Self.number(parts.count, 2) + Self.number(directory.count, 4)
      + Self.number(bytes.count, 4) + Self.number(0, 2)
  }

  private static func number(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
  }

  /// CRC-32, bit by bit.
  public static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }
}
