import Tables
import Wording
import Writing

/// A table of a page; with the page's script it can be sorted and filtered, without it is plain.
struct DataTable {
  /// What a column holds, which decides how wide and how aligned it is.
  enum Kind: String, Sendable {
    /// Numbers, to the right.
    case number = "num"
    /// A name, which may be long.
    case name
    /// Several names, each on a line with what belongs to it.
    case names
    /// A word or two, on one line.
    case short
    /// Sentences.
    case words
    /// Bars.
    case bars
  }

  struct Column: Sendable {
    let heading: String
    let kind: Kind
    /// Whether a narrow screen shows it, too.
    let isKey: Bool

    /// Makes a column under a heading.
    init(_ heading: String, kind: Kind, isKey: Bool = true) {
      (self.heading, self.kind, self.isKey) = (heading, kind, isKey)
    }

    /// Its classes in the style sheet.
    fileprivate var style: String { isKey ? kind.rawValue : kind.rawValue + " rest" }
  }

  /// A cell: what stands in it, and what it is sorted by where that is not its text.
  struct Cell: Sendable {
    let content: HTML
    let key: String?
    let style: String?

    /// Makes a cell; `style` is a class of the style sheet.
    init(_ content: HTML, key: String? = nil, style: String? = nil) {
      self.content = content
      self.key = key
      self.style = style
    }

    /// A cell with a text.
    init(_ text: String) { self.init(HTML(text)) }
  }

  struct Row: Sendable {
    let cells: [Cell]
    /// A class of the style sheet.
    var style: String?
    /// A place that links lead to.
    var id: String?
  }

  let columns: [Column]
  var rows: [Row] = []
  /// What is left out, so that nobody takes the table for the whole.
  private var omission: String?

  /// So many rows of a result stand on a page; more would be slow to open and of no use there.
  static let mostRows = 5_000

  /// Makes a table without rows.
  init(columns: [Column]) {
    self.columns = columns
  }

  /// Makes a table of the first rows of a result, at most `limit`; it says when there are more. A narrow
  /// screen shows the columns with the names `keys`; nil shows all.
  init(
    _ table: OutputTable, language: Language, limit: Int = mostRows, keys: Set<String>? = nil
  ) {
    let table = table.inWords(language)
    let rows = (0..<min(limit, table.rowCount)).map { table.row($0) }
    columns = table.columns.enumerated().map { place, column in
      let kind = column.isNumeric ? .number : Self.kind(of: rows.lazy.map { $0[place].characters })
      return Column(
        column.heading(language), kind: kind, isKey: keys?.contains(column.name) ?? true)
    }
    self.rows = rows.map { row in Row(cells: row.map { Cell($0.characters) }) }
    if rows.count < table.rowCount {
      let text = Text(
        en: "The first \(rows.count) of \(table.rowCount) rows; --format csv has all.",
        zh: "仅列前 \(rows.count) 行，共 \(table.rowCount) 行；--format csv 可得全部。")
      omission = text(language)
    }
  }

  /// Texts are sentences where one of the first is long, words where all are short.
  private static func kind(of texts: some Sequence<String>) -> Kind {
    let widest = texts.prefix(100).map { displayWidth($0) }.max() ?? 0
    return widest > 40 ? .words : widest > 14 ? .name : .short
  }

  /// The table in a frame that scrolls when it is too wide; `label` says to a screen reader what it
  /// holds. More than `tall` rows scroll under their heads; a plain one is never sorted or filtered.
  func html(label: String, tall: Int = 40, isPlain: Bool = false) -> HTML {
    let heads = columns.map {
      HTML.element(.th, [Attribute(.scope, "col"), .class($0.style)], $0.heading)
    }
    let style = rows.count > 1 && !isPlain ? "sortable" : "plain"
    let table = HTML.element(
      .table, [.class(style)],
      [
        .element(.thead, [], [.element(.tr, [], heads)]),
        .element(.tbody, [], rows.map(html)),
      ])
    let frame = HTML.element(
      .div,
      [
        .class(rows.count > tall ? "scroll tall" : "scroll"), Attribute(.role, "region"),
        Attribute(.label, label), Attribute(.tabindex, "0"),
      ], [table])
    return HTML((omission.map { [.element(.p, [.class("banner")], $0)] } ?? []) + [frame, hidden])
  }

  /// What a narrow screen says of the columns that it hides.
  private var hidden: HTML {
    let names = columns.filter { !$0.isKey }.map(\.heading)
    guard !names.isEmpty else { return .empty }
    return .element(.p, [.class("hidden-columns")], "+ " + names.joined(separator: " · "))
  }

  private func html(_ row: Row) -> HTML {
    let cells = zip(columns, row.cells).map { column, cell in
      let style = [column.style, cell.style].compactMap { $0 }.joined(separator: " ")
      return HTML.element(
        .td, [.class(style)] + (cell.key.map { [Attribute(.sortKey, $0)] } ?? []),
        [cell.content])
    }
    let attributes =
      (row.id.map { [Attribute.id($0)] } ?? []) + (row.style.map { [.class($0)] } ?? [])
    return .element(.tr, attributes, cells)
  }
}
