import RuleBook
public import Wording
public import Writing

/// Writes a report as a workbook: its tables, each on a sheet, then what its numbers rest on.
public struct WorkbookWriter: TableWriter {
  private let pages: PageWriter
  private let language: Language

  /// Writes what `pages` would write as reports.
  public init(_ pages: PageWriter, language: Language) {
    (self.pages, self.language) = (pages, language)
  }

  /// A workbook says how many rows there are.
  public var writesParts: Bool { false }

  /// The workbook of the table.
  public func rows(_ part: OutputTable) -> WrittenRows {
    var pieces: [[UInt8]] = []
    // Nothing but handing on a piece could fail.
    try? workbook(pages.page(of: part)).write { pieces.append($0) }
    return WrittenRows(pieces: pieces)
  }

  /// The workbook of a page, of which the charts are left out.
  public func workbook(_ page: Page) -> Workbook {
    let page = pages.marked(page)
    let tables = page.tables.map { Workbook.Sheet($0.name(language), $0.table.inWords(language)) }
    let rules = page.rules.map { set, catalogue in
      Workbook.Sheet(
        Text(en: "Rules \(set.id)", zh: "规则 \(set.id)")(language),
        RuleTables.values(set, catalogue, language: language))
    }
    // What is for others to read does not say how it was made.
    let files =
      page.command.isEmpty && page.inputs.isEmpty
      ? [] : [Workbook.Sheet(Text(en: "Inputs", zh: "输入文件")(language), inputs(page))]
    return Workbook(
      tables + rules + files + [.init(Text(en: "Notes", zh: "说明")(language), notes(page))],
      language: language)
  }

  /// The files that were read.
  private func inputs(_ page: Page) -> OutputTable {
    OutputTable(
      columns: [
        .init("name", zh: "文件"), .init("rows", zh: "行数", numeric: true),
        .init("sha256", zh: "SHA-256"),
      ],
      rows: page.inputs.map { input in
        [
          .text(input.name), input.rows.map { .number(String($0)) } ?? .empty,
          .text(input.digest ?? ""),
        ]
      })
  }

  /// What stands around the tables of the page.
  private func notes(_ page: Page) -> OutputTable {
    let facts: [(Text, [Text])] = [
      (Text(en: "title", zh: "标题"), [page.title]), (Text(en: "basis", zh: "依据"), page.lead),
      (Text(en: "command", zh: "命令"), [Text(page.command)]),
      (Text(en: "program", zh: "程序"), [Text(page.program)]),
      (Text(en: "important", zh: "重要提示"), page.banners), (Text(en: "note", zh: "说明"), page.notes),
    ].map { kind, texts in (kind, texts.filter { !$0.en.isEmpty }) }
    return OutputTable(
      columns: [.init("kind", zh: "类别"), .init("text", zh: "内容")],
      rows: facts.flatMap { kind, texts in
        texts.map { [.text(kind(language)), .text($0(language))] }
      })
  }
}
