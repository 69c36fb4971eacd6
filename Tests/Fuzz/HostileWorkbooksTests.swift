import Files
import Foundation
import Tables
import TestSupport
import Testing

/// Mutated workbooks: whatever the bytes are, there are findings or rows, never a crash.
///
/// A few hundred by default; VBP_WORKBOOKS says how many.
@Suite struct HostileWorkbooksTests {
  private static let count =
    ProcessInfo.processInfo.environment["VBP_WORKBOOKS"].flatMap { Int($0) } ?? 600

  /// Whether a file gives rows; else it has findings.
  private static func gives(_ bytes: [UInt8], _ folder: TemporaryFolder) throws -> Bool {
    let schema = try #require(Schema.builtIn("bids"))
    let path = try folder.file("bids.xlsx", bytes)
    var table = try TableReader(path: path, schema: schema)
    let columns = schema.fields.map { table.column($0.name) }
    while let row = try table.next() {
      for column in columns { _ = table.text(row, column) }
    }
    #expect(table.rowCount > 0 || table.findings.hasErrors)
    _ = try Schema.guess(path)
    return !table.findings.hasErrors
  }

  /// Workbooks as spreadsheets write them.
  private static func files() throws -> [[UInt8]] {
    try ["select/bids", "office/bids", "two-sheets/tender"].map { name in
      try ByteSource.contents(
        of: Repository.path("Tests/Golden/cases/workbooks/\(name).xlsx"))
    }
  }

  private static func changed(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = bytes.indices.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2:
        bytes.removeSubrange(
          place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
      case 3:
        bytes.insert(
          contentsOf: bytes[place...].prefix(Int.random(in: 1...40, using: &random)), at: place)
      default:
        // The directory stands at the end.
        bytes[bytes.count - 1 - Int.random(in: 0..<min(bytes.count, 200), using: &random)] = 0xFF
      }
    }
    return bytes
  }

  @Test("changed bytes of the file")
  func bytes() throws {
    let (folder, files) = (try TemporaryFolder(), try Self.files())
    var random = SplitMix64(seed: 18)
    for number in 0..<(Self.count / 2) {
      _ = try Self.gives(Self.changed(files[number % files.count], &random), folder)
    }
  }

  private static let pieces = [
    "<", ">", "/>", "</c>", "</row>", "<row>", "<row r=\"3\">", "<c r=\"A1\">", "<c>", "<v>", "&",
    "&amp;",
    "&#x10FFFF;", "&#xD800;", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE a>", "<?xml?>", "\"",
    "'", "=",
    " t=\"s\"", " t=\"e\"", " t=\"d\"", " s=\"1\"", " s=\"99\"", " r=\"XFD1048576\"",
    " hidden=\"1\"",
    "999999999", "-1", "1E400", "1E-400", "44378.99999999", "\u{1A}", "\u{1A}d", "\0", "\u{FFFF}",
    "\u{202E}",
    "_x000D_", "_x001A_", "A1:A1048576", "A2:B4", "<mergeCell ref=\"A2:A9\"/>", "<f>", "<is><t>",
    "#N/A", "0", ",",
    "\r\n", "=", ";;;", "[h]", "yyyy", "\\", "[", "0.00", "General", "xl/", "../", "http://",
  ]

  @Test("changed parts, packed with their right checksums")
  func parts() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 19)
    let rows = """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
      <row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" t="s"><v>4</v></c><c r="C2" s="1"><v>1.25</v></c></row>
      <row r="3" hidden="1"><c r="B3" t="inlineStr"><is><t>乙</t></is></c><c r="C3" s="2"><f>1+1</f><v>2</v></c></row>
      """
    let merges = "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>"
    let texts = ["品种", "企业", "报价", "阿卡波糖", "甲"].map { "<t>\($0)</t>" }
    let made = MadeWorkbook(
      rows: rows, behind: merges, texts: texts, formats: ["0.00", "yyyy/m/d h:mm"])
    #expect(try Self.gives(made.bytes, folder))
    var given = 0
    for _ in 0..<(Self.count / 2) {
      var changed = made
      let part = changed.parts.indices.randomElement(using: &random) ?? 0
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        var scalars = Array(changed.parts[part].text.unicodeScalars)
        let place = Int.random(in: 0...scalars.count, using: &random)
        let end = Bool.random(using: &random) ? place : min(scalars.count, place + 6)
        let piece = Self.pieces.randomElement(using: &random) ?? ""
        scalars.replaceSubrange(place..<end, with: Array(piece.unicodeScalars))
        changed.parts[part].text = String(String.UnicodeScalarView(scalars))
      }
      if try Self.gives(changed.bytes, folder) { given += 1 }
    }
    #expect(given > 0)
  }
}
