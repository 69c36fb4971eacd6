public import Tables
public import Wording

extension Schema {
  /// A table with some of the columns as CSV text, under headings of one language; `rows` hold their
  /// values in the order of `columns`.
  public func csv(_ columns: [String], rows: [[String]], language: Language) -> String {
    let headings = columns.map { name in
      OutputTable.Column(name, zh: fields.first { $0.name == name }?.title ?? name)
    }
    let table = OutputTable(columns: headings, rows: rows.map { $0.map(Cell.text) })
    return CSVWriter.write(table, language: language).text
  }
}
