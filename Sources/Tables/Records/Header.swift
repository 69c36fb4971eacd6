import Wording

/// Which column of a file holds which field of a schema.
struct Header {
  /// The column of each field of the schema; nil where the file has none.
  let columns: [Int?]
  /// What the header of each field says of its values.
  let units: [HeaderUnit?]
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
    let named = known.named(names)
    var columns = [Int?](repeating: nil, count: schema.fields.count)
    var units = [HeaderUnit?](repeating: nil, count: schema.fields.count)
    for (column, name) in names.enumerated() where !name.isEmpty {
      guard let header = named[column] else { continue }
      if columns[header.field] == nil {
        (columns[header.field], units[header.field]) = (column, header.unit)
      } else if !schema.isOpen {
        findings.add(Finding(.duplicateColumn, file: file, row: row, column: name))
      }
    }
    let absent = schema.fields.indices.filter { columns[$0] == nil }
    for (column, name) in names.enumerated() where !name.isEmpty && named[column] == nil {
      // Who asks for a column by its name knows what it is.
      guard !schema.isOpen, !schema.kept.isNamed(name) else { continue }
      let field = known.fieldOfUnknownUnit(name).flatMap { columns[$0] == nil ? $0 : nil }
      let finding =
        field.map { Self.finding(unit: name, of: schema.fields[$0], row: row, file: file) }
        ?? Self.finding(
          unknown: name, row: row, absent: absent.map { schema.fields[$0] }, file: file)
      if finding.code == .unusedColumn, schema.kept == .all { continue }
      findings.add(finding)
    }
    for field in absent where schema.fields[field].mustBeThere {
      findings.add(Self.finding(missing: schema.fields[field], row: row, file: file))
    }
    if let quote = units.indices.first(where: { units[$0]?.isPerUnit == true }),
      schema.fields[quote].measure == .yuan,
      let count = schema.fields.firstIndex(where: { $0.name == "pack_count" }),
      let column = columns[quote], let other = columns[count]
    {
      findings.add(
        Finding(
          .dividedTwice, file: file, row: row, column: names[column],
          reason: Text(
            en:
              "by this header the price is for the smallest unit, and by `\(names[other])` it would "
              + "be divided again",
            zh: "按此列名价格已为最小单位价，而“\(names[other])”列会使其再次被除")))
    }
    let amounts = schema.fields.indices.filter { field in
      schema.fields[field].kind != .integer && units[field].map { !$0.counted.isEmpty } ?? false
    }
    for (one, other) in zip(amounts, amounts.dropFirst()) {
      guard let column = columns[other], let first = columns[one], let unit = units[one],
        Set(unit.counted).isDisjoint(with: units[other]?.counted ?? [])
      else { continue }
      findings.add(
        Finding(
          .headerUnit, file: file, row: row, column: names[column],
          reason: Text(
            en:
              "`\(names[first])` counts something else, and the amounts of a row must be in one unit",
            zh: "“\(names[first])”的计数单位与此不同，同一行的数量须用同一单位")))
    }
    for (header, field) in schema.mapped
    where !names.contains(where: { FieldNames.key($0) == FieldNames.key(header) }) {
      findings.add(Self.finding(unmapped: header, to: schema.fields[field], row: row, file: file))
    }
    self.columns = columns
    self.units = units
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

  /// Names a header whose brackets do not go with its column.
  private static func finding(unit name: String, of field: Schema.Field, row: Int, file: String)
    -> Finding
  {
    Finding(
      .headerUnit, file: file, row: row, column: name,
      reason: Text(
        en: "but for its unit this is `\(field.name)`: \(field.description.en)",
        zh: "除单位外为“\(field.title)”列：\(field.description.zh)"))
  }

  /// Names a header that was to be named by hand and is not there.
  private static func finding(
    unmapped header: String, to field: Schema.Field, row: Int, file: String
  ) -> Finding {
    Finding(
      .unknownHeader, file: file, row: row, column: header,
      reason: Text(
        en: "--map gives it to `\(field.name)`, but the header has no such name",
        zh: "--map 指定其为“\(field.title)”列，但表头中没有该列名"))
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
