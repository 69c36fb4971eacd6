public import Files

extension Schema {
  /// The schemas that fit the header of a file best; several where they fit equally well.
  ///
  /// A schema whose required columns are all there fits better than any other, then the one that
  /// knows more of the names, then the one with fewer columns that the file does not have.
  ///
  /// - Throws: `FileError` when the file cannot be read.
  public static func guess(
    _ path: String, among schemas: [Schema] = builtInNames.compactMap(builtIn)
  ) throws(FileError) -> [Schema] {
    var best: (fit: Fit, schemas: [Schema])?
    for schema in schemas {
      let fit = Fit(headers: try headers(path, schema), schema: schema)
      guard fit.known > 0, best == nil || fit >= best?.fit ?? fit else { continue }
      best = (fit, (best?.fit == fit ? best?.schemas ?? [] : []) + [schema])
    }
    return best?.schemas ?? []
  }

  /// The header of a file as it reads when its layout is told by a schema.
  private static func headers(_ path: String, _ schema: Schema) throws(FileError) -> [String] {
    var records = RecordReader(try ByteSource(path: path))
    return try records.header(by: schema).map { record in
      (0..<record.count).map { record.text($0)?.trimmed ?? "" }
    } ?? []
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
