import EmbeddedData
import Files
import Tables
public import Wording

/// A made-up table of `Data/made-up`, on which the commands can be tried.
///
/// It stands there in English. In Chinese it has the headings of its schema, and the words that
/// `words.csv` has for its cells.
public struct ExampleTable: Sendable {
  /// The file name, such as `events.csv`.
  public let name: String
  private let path: String
  private let schema: String

  private static let folder = "made-up/"

  /// A table of an example, such as `events` of `scorecard`; its schema where that has another name.
  public init(_ table: String, of example: String, schema: String? = nil) {
    name = table + ".csv"
    path = Self.folder + example + "/" + name
    self.schema = schema ?? table
  }

  /// The table as CSV text.
  ///
  /// - Throws: `DecodingError` when an embedded schema does not have its form.
  public func text(_ language: Language) throws -> String {
    let rows = try Self.rows(path)
    let pairs = language == .english ? [] : try Self.rows(Self.folder + "words.csv")
    let words = Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
    return try Schema.named(schema).csv(
      rows.first ?? [], rows: rows.dropFirst().map { $0.map { words[$0] ?? $0 } },
      language: language)
  }

  private static func rows(_ path: String) throws -> [[String]] {
    var reader = RecordReader(ByteSource(text: EmbeddedData.text(of: path) ?? "", name: path))
    var rows: [[String]] = []
    while let record = try reader.next() {
      rows.append((0..<record.count).map { record.text($0) ?? "" })
    }
    return rows
  }
}
