import CommandLineKit
import Tables
import Wording
import Writing

/// How results show that they are drafts: nothing here does anything where nothing is set aside.
extension Settings {
  static let settingAside = Option(
    "set-aside",
    help: Text(
      en: "leave out lots, drugs, distributors or invoices with faulty rows, and write a draft in "
        + "which they are open",
      zh: "搁置数据行有误的品种、药品、配送企业或发票，输出将其列为未决的草稿"))

  /// The options of every command that computes something from tables.
  static let computingOptions: [Option] =
    [aliases, settingAside] + RecordedRun.options
    + readingOptions

  /// A built-in schema by which a file is read, with the aliases, without the rows that are left out.
  /// Where a file is read later, its names alone are known until then.
  func schema(_ name: String, for path: String, isRead: Bool = true) throws -> Schema {
    var schema = try arguments.schema(name)
    schema.aliases = aliases
    schema.log = recording?.log
    return try draft?.schema(schema, for: path, isRead: isRead) ?? schema
  }

  /// What is set aside, if anything is.
  var draftInForce: Draft? { draft.flatMap { $0.isInForce ? $0 : nil } }

  /// A table of a result, in a draft with what is set aside in rows of its own, and a last column that
  /// says in each row that it is one; `decisions` are columns that say what was decided, besides those
  /// that always do, and `inputs` the tables whose faults concern it, if not all do.
  func marked(
    _ table: OutputTable, decisions: [String] = [], inputs: Set<String>? = nil
  ) -> OutputTable {
    guard let draft = draftInForce else { return table }
    let table =
      table.columns.contains { $0.name == Self.reason.name } ? table : withReason("", table)
    let entries = draft.entries.filter { inputs?.contains($0.table) ?? true }
    let rows = Draft.rows(
      entries, of: table.columns, decisions: decisions, reason: Self.reason.name, settings: self)
    return table.adding(rows: rows)
      .adding(Self.draftColumn) { _ in .text("Y") }
  }

  /// The column that says in each row that it is of a draft.
  static let draftColumn = OutputTable.Column("draft", zh: "草稿")

  /// A table with nothing in some columns, where they rest on what is set aside.
  func leavingOpen(_ columns: Set<String>, in table: OutputTable) -> OutputTable {
    guard draftInForce != nil else { return table }
    let why = Text(
      en: "open, as something is set aside on which it rests: ", zh: "所依据的内容有搁置，未决：")
    let open = table.columns.filter { columns.contains($0.name) }.map(\.heading)
    let names = Text(
      en: open.map(\.en).joined(separator: ", "), zh: open.map(\.zh).joined(separator: "、"))
    return withReason((why + names)(language), table.clearing(columns))
  }

  private static let reason = OutputTable.Column("reason", zh: "说明")

  private func withReason(_ reason: String, _ table: OutputTable) -> OutputTable {
    table.adding(Self.reason) { _ in reason.isEmpty ? .empty : .text(reason) }
  }
}

extension Draft {
  /// The columns that say what was decided.
  private static let decisions: Set<String> = [
    "status", "shortlisted", "selected", "role", "intervention",
  ]

  /// Why things are set aside, one by one, at most so many.
  func reasons(_ language: Language) -> [Text] {
    let shown = entries.prefix(Self.mostReasons).map { Text($0.line(language)) }
    let rest = entries.count - shown.count
    return rest == 0
      ? shown : shown + [Text(en: "set aside besides: \(rest)", zh: "另有搁置 \(rest) 项")]
  }

  private static let mostReasons = 100

  /// A row for each thing that is set aside and that the columns name.
  fileprivate static func rows(
    _ entries: [Entry], of columns: [OutputTable.Column], decisions: [String], reason: String,
    settings: Settings
  ) -> [[Cell]] {
    var seen: Set<[String?]> = []
    // The totals of a distributor are open where a faulty invoice may be one of its own.
    let isOfInvoices = columns.contains { $0.name == "invoice" }
    let all = entries.flatMap { entry in
      let areMore = entry.subject == .invoice && !isOfInvoices
      return [entry] + (areMore ? entry.near.map { entry.moved(to: $0) } : [])
    }
    return all.compactMap { entry in
      let names = columns.map { entry.name(of: $0.name) }
      guard names.contains(where: { $0 != nil }), seen.insert(names).inserted else { return nil }
      return zip(columns, names).map { column, name in
        if let name { return .text(name) }
        if column.name == reason { return .text(entry.reason(settings.language)) }
        if column.name == "decided_by" { return .text("set-aside") }
        let decides = Self.decisions.contains(column.name) || decisions.contains(column.name)
        if decides { return .text(entry.undecided(settings.valueLanguage)) }
        return column.isNumeric ? .empty : .text("")
      }
    }
  }
}

extension Draft.Entry {
  /// The word of the tables in which the entry stands.
  fileprivate func undecided(_ language: Language) -> String {
    switch subject {
    case .lot, .drug: "undecided"
    case .distributor, .invoice: Text(en: "undecided", zh: "未决")(language)
    }
  }

  /// What it is and why it is set aside, on one line.
  func line(_ language: Language) -> String {
    names.joined(separator: " ").visible + Text(en: ": ", zh: "：")(language)
      + reason(language).visible
  }
}
