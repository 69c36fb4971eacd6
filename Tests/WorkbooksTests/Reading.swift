import Files
import TestSupport

@testable import Workbooks

/// What comes of a workbook.
struct Reading {
  /// The rows of its first sheet, without the line that names the separator.
  let text: String
  let notes: SheetNotes

  init(_ bytes: [UInt8], _ columns: SheetColumns = SheetColumns()) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("made.xlsx", bytes)
    let workbook = try Workbook(ByteSource(path: path), start: Array(bytes.prefix(4)))
    let (rows, notes) = try workbook.rows(of: workbook.sheets[0], columns: columns)
    let source = ByteSource(rows, name: "made")
    var read: [UInt8] = []
    while try source.read(1 << 10, into: &read) > 0 {}
    text = String(String(decoding: read, as: UTF8.self).dropFirst("\u{FEFF}sep=,\n".count))
    self.notes = notes
  }

  init(_ made: MadeWorkbook, header: Int = 0, _ kinds: [SheetColumns.Kind] = []) throws {
    var columns = SheetColumns()
    (columns.headerRow, columns.kinds) = (header, kinds)
    try self.init(made.bytes, columns)
  }

  /// Why a workbook cannot be read; nil where it can.
  static func error(_ bytes: [UInt8]) throws -> WorkbookError? {
    do {
      _ = try Reading(bytes)
      return nil
    } catch let error as WorkbookError {
      return error
    }
  }
}
