import CommandLineKit
import EmbeddedData
import Tables
import Wording

/// A table that a command wrote, as texts, to be held against another of its kind.
struct ResultTable {
  /// A sign that stands in no cell, between the cells of a row.
  static let separator = "\u{1F}"

  /// The names of its columns, as the file has them.
  let columns: [String]
  /// Which of the results that commands write it is.
  let kind: ResultKind
  /// Whether its headings, and so its codes, are Chinese.
  let isChinese: Bool
  /// The cells of each row; one text takes far less room than many.
  private(set) var rows: [String] = []
  /// What each row is about, with names as they are compared.
  private(set) var identities: [String] = []
  /// The columns that say what a row is about, those that say why it says so, and those that say where
  /// in a file something stands, which is no substance.
  private let keys, nearKeys, reasons, places: [Int]
  private let firm, rule: Int?

  /// Reads a table that a command wrote.
  ///
  /// - Throws: `FileError` when it cannot be read; `InputError` with what is wrong with it; `UsageError`
  ///   where it is no result.
  init(_ path: String) throws {
    let known = EmbeddedData.text(of: "results.json") ?? ""
    var schema = try Schema(json: known)
    schema.isOpen = true
    var table = try TableReader(path: path, schema: schema)
    let columns = table.layout.columns.map(\.heading)
    if table.findings.hasErrors { throw InputError(findings: table.findings) }
    guard let kind = try ResultKind(of: columns, known, schema) else {
      throw UsageError.badValue(
        path, option: "RESULT",
        expected: Text(
          en: "its columns are those of no result that vbp writes",
          zh: "其各列与 vbp 写出的任何结果均不相符"))
    }
    func place(_ name: String) -> Int? { columns.firstIndex { kind.isHeading($0, of: name) } }
    keys = kind.key.compactMap(place)
    nearKeys = kind.near.compactMap(place)
    reasons = kind.reasons.compactMap(place)
    places = kind.places.compactMap(place)
    (firm, rule) = (kind.firm.flatMap(place), kind.rule.flatMap(place))
    isChinese = kind.begins.first.map { name in place(name).map { columns[$0] } != name } ?? false
    (self.columns, self.kind) = (columns, kind)
    while let record = try table.next() {
      let cells = columns.indices.map { record.text($0) ?? "" }
      identities.append(keys.map { cells[$0].foldedName }.joined(separator: Self.separator))
      rows.append(cells.joined(separator: Self.separator))
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
    (rule.map { cells[$0] } ?? "", reasons.map { cells[$0] }.first { !$0.isEmpty } ?? "")
  }

  /// The columns that name what a row is about, with their places.
  var names: [(name: String, place: Int)] { named(keys) }
  /// The columns that tell rows about the same apart, as far as they can be.
  var near: [(name: String, place: Int)] { named(nearKeys) }
  /// Which rule decided.
  var rules: [(name: String, place: Int)] { named(rule.map { [$0] } ?? []) }
  /// Why it did, in words.
  var words: [(name: String, place: Int)] { named(reasons) }
  /// The columns whose values a comparison shows.
  var values: [(name: String, place: Int)] {
    let others = keys + reasons + places + (rule.map { [$0] } ?? [])
    return named(columns.indices.filter { !others.contains($0) })
  }

  private func named(_ places: [Int]) -> [(name: String, place: Int)] {
    places.map { (columns[$0], $0) }
  }
}
