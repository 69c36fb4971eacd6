import EmbeddedData
import Tables

/// A table that a command wrote, as texts, to be held against another of its kind.
struct ResultTable {
  /// Whom a row is about: a bidder, a distributor, a maker.
  private static let firms: Set = ["bidder", "distributor", "maker"]
  /// A sign that stands in no cell, between the cells of a row.
  private static let separator: Character = "\u{1F}"

  /// The name of each column: the English one where it is a word of results, else what the file has.
  let columns: [String]
  /// The columns that say what a row is about, and those that say why it says so.
  private let keys, reasons: [Int]
  private let firm: Int?
  /// Whether its headings, and so its codes, are Chinese.
  let isChinese: Bool
  /// The cells of each row; one text takes far less room than many.
  private(set) var rows: [String] = []
  /// The places of the rows by what they are about; of several about the same, each with its number.
  private(set) var places: [String: Int] = [:]

  /// Reads a table that a command wrote.
  ///
  /// - Throws: `FileError` when it cannot be read; `InputError` with what is wrong with it.
  init(_ path: String) throws {
    var schema = try Schema(json: EmbeddedData.text(of: "results.json") ?? "")
    schema.isOpen = true
    var table = try TableReader(path: path, schema: schema)
    let known = Set(schema.fields.filter(\.isKey).map(\.name))
    let named = table.layout.columns
    columns = named.map { $0.field ?? $0.heading }
    let headings = named.compactMap { column in
      schema.fields.first { $0.name == column.field }.map { (column.heading, $0.title) }
    }
    isChinese = headings.contains { $0 == $1 }
    // In the order of the schema, whatever that of the columns.
    keys = schema.fields.filter(\.isKey).compactMap { field in
      named.firstIndex { $0.field == field.name }
    }
    reasons = named.indices.filter { named[$0].field.map { !known.contains($0) } ?? false }
    firm = keys.first { Self.firms.contains(named[$0].field ?? "") }
    var numbers: [String: Int] = [:]
    while let record = try table.next() {
      let cells = columns.indices.map { record.text($0) ?? "" }
      let key = keys.map { cells[$0] }.joined(separator: String(Self.separator))
      let number = numbers[key, default: 0] + 1
      numbers[key] = number
      places["\(key)\(Self.separator)\(number)"] = rows.count
      rows.append(cells.joined(separator: String(Self.separator)))
    }
    if table.findings.hasErrors { throw InputError(findings: table.findings) }
  }

  /// The cells of a row.
  func cells(_ row: Int) -> [String] {
    rows[row].split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init)
  }

  /// What a row is about, but for the firm.
  func key(_ cells: [String]) -> String {
    keys.filter { $0 != firm }.map { cells[$0] }.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Whom a row is about; nothing where it is about nobody.
  func firm(_ cells: [String]) -> String { firm.map { cells[$0] } ?? "" }

  /// The first words of what a row is about, as what belongs together has it in common: a lot, a drug.
  func subject(_ cells: [String]) -> String { keys.first.map { cells[$0] } ?? "" }

  /// What decided a row, and the reason in words.
  func told(_ cells: [String]) -> (rule: String, reason: String) {
    func text(_ name: String) -> String {
      reasons.first { columns[$0] == name }.map { cells[$0] } ?? ""
    }
    return (text(Self.rule), text("reason"))
  }

  /// Which rule decided.
  var rules: [(name: String, place: Int)] { explanations.filter { $0.name == Self.rule } }
  /// Why it did, in words.
  var words: [(name: String, place: Int)] { explanations.filter { $0.name != Self.rule } }

  private static let rule = "decided_by"
  private var explanations: [(name: String, place: Int)] { reasons.map { (columns[$0], $0) } }

  /// The columns whose values a comparison shows, by their names.
  var values: [(name: String, place: Int)] {
    columns.indices.filter { !keys.contains($0) && !reasons.contains($0) }.map { (columns[$0], $0) }
  }
}
