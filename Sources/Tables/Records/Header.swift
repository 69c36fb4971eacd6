import Wording

/// Which column of a file holds which field of a schema.
struct Header {
  /// The column of each field of the schema; nil where the file has none.
  let columns: [Int?]
  /// The names as the file has them.
  let names: [String]
  /// Its row in the file.
  let row: Int
  /// The columns without a name, as a spreadsheet leaves them where something once stood.
  let unnamed: [Int]
  /// The names of the columns of text that every row must fill.
  let keys: Set<String>
  /// The columns that name what a row is about.
  let naming: [Int]

  /// Matches the names of a header row with a schema and reports what does not fit.
  init(
    _ names: [String], row: Int, schema: Schema, file: String, findings: inout Findings
  ) {
    let known = FieldNames(schema)
    var columns = [Int?](repeating: nil, count: schema.fields.count)
    var unknown: [Int] = []
    for (column, name) in names.enumerated() where !name.isEmpty {
      guard let field = known.position(of: name) else {
        unknown.append(column)
        continue
      }
      if columns[field] == nil {
        columns[field] = column
      } else {
        findings.add(Finding(.duplicateColumn, file: file, row: row, column: name))
      }
    }
    let absent = schema.fields.indices.filter { columns[$0] == nil }.map { schema.fields[$0] }
    for column in unknown {
      findings.add(
        Self.finding(unknown: names[column], row: row, absent: absent, file: file))
    }
    for field in absent where field.mustBeThere {
      findings.add(Self.finding(missing: field, row: row, file: file))
    }
    self.columns = columns
    self.names = names
    self.row = row
    keys = Set(
      zip(schema.fields, columns).compactMap { field, column in
        field.isRequired && field.kind == .string ? column.map { names[$0] } : nil
      })
    naming = zip(schema.fields, columns).compactMap { field, column in
      field.isKey ? column : nil
    }
    unnamed = names.indices.filter { names[$0].isEmpty }
  }

  /// Names a column that is missing, and the headers by which it would be known.
  private static func finding(missing field: Schema.Field, row: Int, file: String) -> Finding {
    let known = [field.title] + field.aliases
    return Finding(
      .missingColumn, file: file, row: row, column: field.name,
      reason: Text(
        en: "the column `\(field.name)` is missing: \(field.description.en); known headers: "
          + ([field.name] + known).joined(separator: ", "),
        zh: "缺少“\(field.title)”列：\(field.description.zh)；可用列名："
          + (known + [field.name]).joined(separator: "、")))
  }

  private static func finding(
    unknown name: String, row: Int, absent: [Schema.Field], file: String
  ) -> Finding {
    let known = absent.flatMap { [$0.name, $0.title] + $0.aliases }
    guard let nearest = nearestName(to: name, among: known) else {
      return Finding(.unusedColumn, severity: .note, file: file, row: row, column: name)
    }
    return Finding(
      .misspeltColumn, file: file, row: row, column: name,
      reason: Text(
        en: "no column is called that; did you mean `\(nearest)`?",
        zh: "没有这个列名；是否应为“\(nearest)”？"))
  }
}
