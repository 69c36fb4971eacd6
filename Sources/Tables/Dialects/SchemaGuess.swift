public import Files
import Workbooks

extension Schema {
  /// The schemas that fit the header of a file best; several where they fit equally well.
  ///
  /// A schema whose required columns are all there fits better than any other, then the one that
  /// knows more of the names, then the one with fewer columns that the file does not have.
  ///
  /// - Returns: nil for a workbook that cannot be read, of which the reader of any table says why.
  /// - Throws: `FileError` when the file cannot be read.
  public static func guess(
    _ path: String, among schemas: [Schema] = builtInNames.compactMap(builtIn)
  ) throws(FileError) -> [Schema]? {
    var best: (fit: Fit, schemas: [Schema])?
    let (isWorkbook, workbook) = try workbook(path)
    guard workbook != nil || !isWorkbook else { return nil }
    for schema in schemas {
      let headers = try headers(path, workbook, schema)
      guard let fit = headers.map({ Fit(headers: $0, schema: schema) }).max() else { continue }
      guard fit.known > 0, best == nil || fit >= best?.fit ?? fit else { continue }
      best = (fit, (best?.fit == fit ? best?.schemas ?? [] : []) + [schema])
    }
    return best?.schemas ?? []
  }

  /// Whether a file is a workbook, and which; nil where it cannot be read.
  private static func workbook(_ path: String) throws(FileError) -> (Bool, Workbook?) {
    var records = RecordReader(try ByteSource(path: path))
    guard let schema = builtIn("bids"), try records.header(by: schema) == nil,
      records.fault == .workbook
    else { return (false, nil) }
    do throws(WorkbookError) { return (true, try SheetTable.workbook(records.position())) } catch {
      if case .file(let error) = error { throw error }
      return (true, nil)
    }
  }

  /// The header of a file as it reads when its layout is told by a schema; of a workbook those of
  /// all its sheets.
  private static func headers(_ path: String, _ workbook: Workbook?, _ schema: Schema)
    throws(FileError) -> [[String]]
  {
    if let workbook {
      do throws(WorkbookError) { return try SheetTable.headers(workbook, schema) } catch {
        return []
      }
    }
    var records = RecordReader(try ByteSource(path: path))
    let header = try records.header(by: schema)
    return [
      header.map { record in (0..<record.count).map { record.text($0)?.trimmed ?? "" } } ?? []
    ]
  }
}

/// How well headers fit a schema.
private struct Fit: Comparable {
  let isComplete: Bool
  let known: Int
  let absent: Int

  init(headers: [String], schema: Schema) {
    (known, isComplete) = FieldNames(schema).match(headers)
    absent = schema.fields.count - known
  }

  /// The worse fit comes first.
  static func < (a: Fit, b: Fit) -> Bool {
    (a.isComplete ? 1 : 0, a.known, -a.absent) < (b.isComplete ? 1 : 0, b.known, -b.absent)
  }
}
