public import Files
import Wording

/// A workbook, `.xlsx`, whose sheets are read as CSV files are.
///
/// Source: ECMA-376, Office Open XML, parts 1 and 2.
public final class Workbook {
  /// A sheet of cells.
  public struct Sheet: Sendable, Equatable {
    /// Its name, as the tab shows it.
    public let name: String
    /// Whether the spreadsheet does not show it.
    public let isHidden: Bool
    let part: String
  }

  /// Its sheets of cells, in the order of their tabs.
  public private(set) var sheets: [Sheet] = []

  private let archive: ZipArchive
  private var formats = CellFormats()
  private var strings = SharedStrings()
  /// Whether days are counted from 1904 on, as on old Macs.
  private var countsFrom1904 = false

  /// How the files of workbooks begin: of this one, and of those before 2007 or behind a password.
  public static func isWorkbook(_ start: some Collection<UInt8>) -> Bool {
    start.starts(with: zipMark) || start.starts(with: oldMark)
  }

  private static let zipMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let oldMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
  /// A file larger than this is no workbook of anybody's.
  private static let mostBytes = 2 << 30
  /// How many bytes its parts may have that are neither sheets nor texts.
  private static let mostOfPart = 64 << 20

  /// Opens the workbook of a source of which `start` has been read.
  public init(_ source: consuming ByteSource, start: [UInt8]) throws(WorkbookError) {
    let isOld = start.starts(with: Self.oldMark)
    var opened: FileBytes?
    do throws(FileError) {
      opened = try FileBytes(source, start: start, limit: Self.mostBytes)
    } catch { throw .file(error) }
    guard let file = opened else {
      throw .tooLarge(Text(en: "the file has more than 2 GiB", zh: "文件超过 2 GiB"))
    }
    if isOld { throw try Self.refusal(of: file) }
    archive = try ZipArchive(file)
    let main = try mainPart()
    var parts = try relations(of: main)
    try readSheets(main, &parts)
    for relation in parts.values {
      guard let entry = archive.entry(relation.target) else { continue }
      switch relation.kind {
      case "styles": formats = try CellFormats(scanner(entry, most: Self.mostOfPart))
      case "sharedStrings":
        strings = try SharedStrings(
          scanner(entry, most: Int.max), packed: entry.packed, size: entry.size)
      default: break
      }
    }
  }

  /// Why a file in the form of before 2007 is not read.
  private static func refusal(of file: FileBytes) throws(WorkbookError) -> WorkbookError {
    // A workbook behind a password is kept in such a file, under this name.
    let mark = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    var (place, size) = (0, 1 << 20)
    while place < file.size {
      let start = place
      let piece = try asking { () throws(FileError) in try file.read(size, at: start) }
      if piece.firstRange(of: mark) != nil {
        return .notRead(
          Text(
            en: "the workbook is protected by a password; take the password off, and save it as "
              + ".xlsx", zh: "工作簿设有打开密码，请取消密码后另存为 .xlsx"))
      }
      place += size - mark.count
      size = max(size, mark.count + 1)
    }
    return .notRead(
      Text(
        en: "this is a workbook in the form of before 2007 (.xls); save it as .xlsx, or the sheet "
          + "as CSV", zh: "这是 2007 年以前格式的工作簿（.xls），请另存为 .xlsx，或将工作表另存为 CSV"))
  }

  // MARK: Parts

  private struct Relation {
    let kind: String
    let target: String
  }

  private func scanner(_ entry: ZipArchive.Entry, most: Int) throws(WorkbookError) -> XMLScanner {
    guard entry.size <= most else {
      throw .tooLarge(Text(en: "\(entry.name) is far too large", zh: "\(entry.name) 过大"))
    }
    var pieces = try archive.pieces(of: entry)
    return XMLScanner(entry.name) { () throws(WorkbookError) in try pieces.next() }
  }

  /// The part that lists the sheets.
  private func mainPart() throws(WorkbookError) -> String {
    let main = try relations(of: "").values.first { $0.kind == "officeDocument" }?.target
    guard let main, archive.entry(main) != nil else {
      throw .notRead(
        Text(
          en: "this is an archive, but no workbook (.xlsx) is in it", zh: "这是压缩文件，但不是 .xlsx 工作簿"))
    }
    guard main.lowercased().hasSuffix(".xml") else {
      throw .notRead(
        Text(
          en: "this is a binary workbook (.xlsb); save it as .xlsx",
          zh: "这是二进制工作簿（.xlsb），请另存为 .xlsx"))
    }
    return main
  }

  /// What a part refers to, by the names that it has for it.
  private func relations(of part: String) throws(WorkbookError) -> [String: Relation] {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { part[...$0] } ?? ""
    let name = slash.map { part[part.index(after: $0)...] } ?? part[...]
    guard let entry = archive.entry("\(folder)_rels/\(name).rels") else { return [:] }
    var scanner = try scanner(entry, most: Self.mostOfPart)
    var relations: [String: Relation] = [:]
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("Relationship"):
        let (id, type) = (try scanner.attribute("Id"), try scanner.attribute("Type"))
        guard let id, let type, let target = try scanner.attribute("Target"),
          try scanner.attribute("TargetMode") != "External"
        else { continue }
        guard relations[id] == nil else {
          throw scanner.broken("a relation is there twice", "关系重复")
        }
        relations[id] = Relation(
          kind: String(type.split(separator: "/").last ?? ""),
          target: Self.path(target, from: String(folder)))
      case .finish: return relations
      default: continue
      }
    }
  }

  /// The name of a part that is named from a folder.
  private static func path(_ target: String, from folder: String) -> String {
    var parts: [Substring] = []
    let whole = target.hasPrefix("/") ? target : folder + target
    for part in whole.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  private func readSheets(_ main: String, _ parts: inout [String: Relation])
    throws(WorkbookError)
  {
    guard let entry = archive.entry(main) else { return }
    var scanner = try scanner(entry, most: Self.mostOfPart)
    reading: while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("workbookPr"): countsFrom1904 = scanner.flag("date1904")
      case .start where scanner.isNamed("sheet"):
        guard let name = try scanner.attribute("name"), let id = try scanner.attribute("id"),
          let relation = parts[id]
        else { throw scanner.broken("a sheet has no part", "工作表缺少内容部件") }
        guard relation.kind == "worksheet" else { continue }
        guard archive.entry(relation.target) != nil else {
          throw scanner.broken("a sheet has no part", "工作表缺少内容部件")
        }
        sheets.append(
          Sheet(
            name: name, isHidden: (try scanner.attribute("state") ?? "visible") != "visible",
            part: relation.target))
      case .finish: break reading
      default: break
      }
    }
    guard !sheets.isEmpty else { throw scanner.broken("it has no sheet", "没有工作表") }
  }

  // MARK: Sheets

  /// The first rows of a sheet, by which its header is found.
  package func head(of sheet: Sheet) throws(WorkbookError) -> SpilledBytes {
    guard let entry = archive.entry(sheet.part) else { return SpilledBytes() }
    var pieces = try archive.pieces(of: entry)
    var converter = converter(entry, SheetColumns(), isHead: true) {
      () throws(WorkbookError) in try pieces.next()
    }
    try converter.convert()
    return converter.output
  }

  /// All rows of a sheet as a CSV file, each where the sheet has it.
  package func rows(of sheet: Sheet, columns: SheetColumns) throws(WorkbookError) -> (
    SpilledBytes, SheetNotes
  ) {
    guard let entry = archive.entry(sheet.part) else { return (SpilledBytes(), SheetNotes()) }
    let (bytes, notes, merges) = try rows(entry, columns, merges: [])
    // Which cells are merged stands behind all rows.
    guard !merges.isEmpty else { return (bytes, notes) }
    let filled = try rows(entry, columns, merges: merges)
    return (filled.0, filled.1)
  }

  private func rows(_ entry: ZipArchive.Entry, _ columns: SheetColumns, merges: [MergedCells])
    throws(WorkbookError) -> (SpilledBytes, SheetNotes, [MergedCells])
  {
    let queue = PieceQueue(archive, entry)
    defer { queue.stop() }
    var converter = converter(entry, columns, isHead: false) {
      () throws(WorkbookError) in try queue.next()
    }
    converter.merges = merges
    try converter.convert()
    return (converter.output, converter.notes, converter.found)
  }

  private func converter(
    _ entry: ZipArchive.Entry, _ columns: SheetColumns, isHead: Bool,
    _ read: @escaping () throws(WorkbookError) -> [UInt8]?
  ) -> SheetConverter {
    SheetConverter(
      XMLScanner(entry.name, read), columns,
      CellWriter(formats: formats, strings: strings, countsFrom1904: countsFrom1904),
      isHead: isHead)
  }
}
