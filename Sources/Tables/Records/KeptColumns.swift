public import Files
import Wording

/// Which columns of a file a result carries through, though nothing is computed from them.
public enum KeptNames: Sendable, Equatable {
  /// None.
  case none
  /// All that the schema does not know.
  case all
  /// Those of these names.
  case named([String])

  /// Whether a column is asked for by its name.
  func isNamed(_ heading: String) -> Bool {
    guard case .named(let names) = self else { return false }
    return names.contains { $0.foldedName == heading.foldedName }
  }
}

/// Columns of a file that are carried through to a result, with their values as they are written.
///
/// The file is read for them a second time, row by row, so that nothing changes where none is kept.
public final class KeptColumns: Sendable {
  /// What the file calls them, in its order.
  public let headings: [String]
  /// Their values, by the rows of the file.
  private let values: [Int: [String]]

  private init(_ headings: [String], _ values: [Int: [String]]) {
    (self.headings, self.values) = (headings, values)
  }

  /// The values of a row; empty texts where the file has none.
  public func values(ofRow row: Int) -> [String] {
    values[row] ?? headings.map { _ in "" }
  }

  /// Reads the columns in some places of a file, with what is wrong with their values.
  ///
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(_ path: String, schema: Schema, places: [Int]) throws(FileError)
    -> (kept: KeptColumns, findings: Findings)
  {
    var schema = schema
    // It was noted before that the file is read, and what is to be said of its header.
    schema.log = nil
    var table = try TableReader(path: path, schema: schema)
    table.findings = Findings()
    // What is to be said of the others was said before.
    table.layout.readColumns.add(table.layout.columns.indices)
    let columns = places.map { TableReader.Column($0, called: table.layout.columns[$0].heading) }
    var values: [Int: [String]] = [:]
    while let row = try table.next() {
      values[row.row] = columns.map { table.text(row, $0) ?? "" }
    }
    return (KeptColumns(columns.map(\.heading), values), table.findings)
  }
}

extension TableReader.Column {
  /// A column of any texts that no schema knows.
  fileprivate convenience init(_ index: Int, called heading: String) {
    let field = Schema.Field(
      name: heading, title: heading, aliases: [], kind: .string, isRequired: false,
      mustBeThere: false, isKey: false, measure: nil, isSum: false, isDayItsEnd: false,
      description: Text(""), example: nil)
    self.init(field: field, index: index, heading: heading, unit: nil)
  }
}
