public import Tables

/// Which regions the winners want, in order of preference.
public struct Choices: Sendable {
  private var wishes: [String: [(place: Int, region: String)]] = [:]

  /// No wishes.
  public init() {}

  /// Reads a table of wishes by the schema `choices`.
  ///
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(_ path: String, schema: Schema) throws(FileError)
    -> (choices: Choices, findings: Findings)
  {
    var table = try TableReader(path: path, schema: schema)
    let columns = ["lot", "bidder", "region", "preference"].map { table.column($0) }
    var choices = Choices()
    while let row = try table.next() {
      let lot = table.text(row, columns[0])
      let bidder = table.text(row, columns[1])
      let region = table.text(row, columns[2])
      let place = table.count(row, columns[3]) ?? row.row
      guard let lot, let bidder, let region else { continue }
      choices.wishes[key(lot, bidder), default: []].append((place, region))
    }
    return (choices, table.findings)
  }

  /// The regions that bidders who are one entity want in a lot, the dearest first.
  func regions(lot: String, bidders: [String]) -> [String] {
    Set(bidders).flatMap { wishes[Self.key(lot, $0)] ?? [] }
      .sorted { ($0.place, $0.region) < ($1.place, $1.region) }
      .map(\.region)
  }

  private static func key(_ lot: String, _ bidder: String) -> String { lot + "\u{1F}" + bidder }
}
