import Tables

/// A kind of result that commands write: what its columns say, whatever columns are kept behind them.
///
/// `Data/results.json` lists all kinds, with the columns by which each begins.
struct ResultKind: Equatable {
  /// The columns by which it is known, with which it begins; what is kept of the bids stands behind.
  let begins: [String]
  /// The columns that say what a row is about, the broadest first.
  let key: [String]
  /// The columns by which several rows about the same are told apart, as far as they can be.
  let near: [String]
  /// The columns that say why a row says so.
  let reasons: [String]
  /// The columns that say where in a file something stands.
  let places: [String]
  /// Whom a row is about, and by which rule it was decided.
  let firm, rule: String?
  /// What the columns are called in either language.
  private let headings: [String: Set<String>]

  /// The kind of which some columns are; nil where they are those of none.
  ///
  /// Of several that fit it is one whose columns stand at the start, in whatever order, and of those the
  /// one with most of them. Only where somebody has moved them all, they may stand anywhere.
  init?(of columns: [String], _ known: String, _ schema: Schema) throws {
    let headings = Dictionary(
      schema.fields.map { ($0.name, Set([$0.name, $0.title] + $0.aliases)) }
    ) { first, _ in first }
    let kinds = try JSONTree(json: known).list("kinds").map { try Self($0, headings) }
    let atStart = kinds.filter { $0.fits(columns.prefix($0.begins.count)) }
    let fitting = atStart.isEmpty ? kinds.filter { $0.fits(columns[...]) } : atStart
    guard let kind = fitting.max(by: { $0.begins.count < $1.begins.count }) else { return nil }
    self = kind
  }

  /// Whether all columns by which the kind is known are among some.
  private func fits(_ columns: ArraySlice<String>) -> Bool {
    begins.allSatisfy { name in columns.contains { isHeading($0, of: name) } }
  }

  private init(_ tree: JSONTree, _ headings: [String: Set<String>]) throws {
    func list(_ name: String) throws -> [String] { tree[name] == nil ? [] : try tree.texts(name) }
    func text(_ name: String) throws -> String? { tree[name] == nil ? nil : try tree.text(name) }
    (begins, key, near) = (try list("begins"), try list("key"), try list("near"))
    (reasons, places) = (try list("reasons"), try list("places"))
    (firm, rule) = (try text("firm"), try text("rule"))
    self.headings = headings
  }

  /// Whether a column is called as one of a name is.
  func isHeading(_ heading: String, of name: String) -> Bool {
    headings[name]?.contains(heading) ?? false
  }
}
