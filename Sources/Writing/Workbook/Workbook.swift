public import Wording
import Workbooks

/// A workbook of several sheets, each a table, as spreadsheets open it and offices print it.
///
/// Numbers are numbers with the decimals that they are written with, days are days, and a text never
/// acts as a formula. The head of a sheet stays in view and filters; a sheet is printed on A4, as wide as
/// the paper. The same tables give the same bytes.
public struct Workbook {
  /// A table with the name of its sheet.
  public struct Sheet {
    /// The name; what a sheet cannot be called is left out of it.
    let name: String
    /// The table.
    public let table: OutputTable

    /// Makes a sheet.
    public init(_ name: String, _ table: OutputTable) {
      self.name = name
      self.table = table
    }
  }

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  /// So many rows a sheet holds below its head.
  public static let mostRows = 1_048_575
  /// So many characters, as UTF-16 counts them, a cell holds.
  static let mostOfText = 32_767

  private let sheets: [Sheet]
  private let names: [String]
  private let language: Language

  /// A workbook of some tables, at least one.
  public init(_ sheets: [Sheet], language: Language) {
    precondition(!sheets.isEmpty)
    (self.sheets, self.language) = (sheets, language)
    names = Self.names(sheets.map(\.name))
  }

  /// Whether no table has more rows than a sheet holds.
  public var fits: Bool { sheets.allSatisfy { $0.table.rowCount <= Self.mostRows } }

  /// Writes it, piece by piece.
  ///
  /// - Throws: What `take` throws.
  public func write(_ take: @escaping ([UInt8]) throws -> Void) throws {
    var archive = ZipWriter(take)
    try archive.add("[Content_Types].xml", Self.declaration + contentTypes)
    try archive.add(
      "_rels/.rels",
      Self.declaration + relations([("officeDocument", "xl/workbook.xml")]))
    try archive.add("xl/workbook.xml", Self.declaration + parts)
    try archive.add(
      "xl/_rels/workbook.xml.rels",
      Self.declaration
        + relations(
          sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
            + [("styles", "styles.xml")]))
    try archive.add("xl/styles.xml", Self.declaration + WorkbookStyles.xml(language))
    for (place, sheet) in sheets.enumerated() {
      try archive.add("xl/worksheets/sheet\(place + 1).xml") { take in
        try take(Array(Self.declaration.utf8))
        try SheetXML(sheet.table, language: language, isFirst: place == 0).write(take)
      }
    }
    try archive.finish()
  }

  private var contentTypes: String {
    let sheets = sheets.indices.map {
      "<Override PartName=\"/xl/worksheets/sheet\($0 + 1).xml\" "
        + "ContentType=\"\(Self.kind).worksheet+xml\"/>"
    }
    return """
      <Types xmlns="\(Self.package)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(Self.kind).sheet.main+xml"/>\
      <Override PartName="/xl/styles.xml" ContentType="\(Self.kind).styles+xml"/>\
      \(sheets.joined())</Types>
      """
  }

  private func relations(_ targets: [(kind: String, path: String)]) -> String {
    let list = targets.enumerated().map { place, target in
      "<Relationship Id=\"rId\(place + 1)\" Type=\"\(Self.office)/\(target.kind)\" "
        + "Target=\"\(target.path)\"/>"
    }
    return "<Relationships xmlns=\"\(Self.package)/relationships\">\(list.joined())</Relationships>"
  }

  /// The list of sheets, and by names: what of them is filtered, printed, and repeated on each page.
  private var parts: String {
    let list = names.enumerated().map { place, name in
      "<sheet name=\"\(name.xml)\" sheetId=\"\(place + 1)\" r:id=\"rId\(place + 1)\"/>"
    }
    let places = sheets.enumerated().flatMap { place, sheet in
      let quoted = "'\(names[place].replacing("'", with: "''"))'".xml
      let cells = SheetXML.range(of: sheet.table, isAbsolute: true)
      return [
        ("_xlnm._FilterDatabase", " hidden=\"1\"", cells), ("_xlnm.Print_Area", "", cells),
        ("_xlnm.Print_Titles", "", "$1:$1"),
      ].map { name, more, cells in
        "<definedName name=\"\(name)\" localSheetId=\"\(place)\"\(more)>\(quoted)!\(cells)"
          + "</definedName>"
      }
    }
    return """
      <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)">\
      <sheets>\(list.joined())</sheets><definedNames>\(places.joined())</definedNames></workbook>
      """
  }

  /// Names that sheets can have: short, without some signs, each only once.
  private static func names(_ wanted: [String]) -> [String] {
    var names: [String] = []
    for name in wanted {
      let plain = String(name.visible.filter { !"[]:*?/\\'".contains($0) }.prefix(28))
      let base = plain.isEmpty ? "-" : plain
      var (unique, number) = (base, 1)
      while names.contains(where: { $0.lowercased() == unique.lowercased() }) {
        number += 1
        unique = "\(base) \(number)"
      }
      names.append(unique)
    }
    return names
  }
}
