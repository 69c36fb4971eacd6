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
  private let texts: Texts

  /// The values of all rows, one behind the other: far less room than a text for each.
  private struct Texts {
    var bytes: [UInt8] = []
    /// Where each value ends.
    var ends: [Int] = []
    /// The values that stand before those of a row, by the row's number; nil of a row without any.
    var places: [Int?] = []

    mutating func append(_ values: [String], ofRow row: Int) {
      places += Array(repeating: nil, count: max(0, row + 1 - places.count))
      places[row] = ends.count
      for value in values {
        bytes += value.utf8
        ends.append(bytes.count)
      }
    }

    func value(_ place: Int) -> String {
      String(decoding: bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]], as: UTF8.self)
    }
  }

  private init(_ headings: [String], _ texts: Texts) {
    (self.headings, self.texts) = (headings, texts)
  }

  /// The rows that the file has.
  public var rows: [Int] { texts.places.indices.filter { texts.places[$0] != nil } }

  /// The values of a row; empty texts where the file has none.
  public func values(ofRow row: Int) -> [String] {
    guard texts.places.indices.contains(row), let place = texts.places[row] else {
      return headings.map { _ in "" }
    }
    return headings.indices.map { texts.value(place + $0) }
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
    var texts = Texts()
    while let row = try table.next() {
      texts.append(columns.map { table.text(row, $0) ?? "" }, ofRow: row.row)
    }
    return (KeptColumns(columns.map(\.heading), texts), table.findings)
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
