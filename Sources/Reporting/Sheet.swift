import Files
import Reporting
import Wording
import Writing

/// A result that can be printed and signed: title, what it rests on, tables, what to know, and
/// lines for the signatures.
struct Sheet {
  /// A table with its heading.
  struct Section {
    var heading: Text?
    let table: OutputTable
  }

  var title: Text
  /// What must be said wherever the result is shown.
  var banner: Text?
  /// What the result rests on: period, rule set.
  var lead: [Text] = []
  var sections: [Section]
  /// What to know about the result.
  var notes: [Text] = []
}

extension Settings {
  /// Writes a sheet: whole as text, or its first table alone as CSV or JSON, the rest beside it on
  /// standard error. Of a report `complete` makes more than the sheet has, such as charts.
  func write(_ sheet: Sheet, complete: (inout Page) throws -> Void = { _ in }) throws {
    switch effectiveFormat {
    case .csv, .json:
      if let section = sheet.sections.first { try write(section.table) }
      if let banner = sheet.banner { tell(Text(en: "note: ", zh: "提示：") + banner) }
      for text in sheet.notes { note(text) }
    case .table: try write(text: page(sheet, words: \.visible, heading: "", body: layout))
    case .markdown:
      try write(
        text: page(sheet, words: MarkdownTable.escaped, heading: "## ") {
          MarkdownTable.write($0, language: language)
        })
    case .html:
      var page = page(of: sheet)
      try complete(&page)
      try write(page)
    }
  }

  private func layout(_ table: OutputTable) -> String {
    let layout = TerminalTable(
      table, language: language, width: Terminal.columns ?? Self.paperWidth, emphasis: usesColor)
    return layout.lines().map { $0 + "\n" }.joined()
  }

  /// The sheet as one text; `words` makes what stands outside the tables harmless.
  private func page(
    _ sheet: Sheet, words: (String) -> String, heading: String, body: (OutputTable) -> String
  ) -> String {
    func paragraph(_ text: Text) -> String { words(text(language)) }
    var paragraphs = [heading + paragraph(sheet.title)]
    paragraphs += sheet.lead.map(paragraph)
    if let banner = sheet.banner { paragraphs.append(paragraph(banner)) }
    for section in sheet.sections {
      if let text = section.heading { paragraphs.append(heading + paragraph(text)) }
      paragraphs.append(String(body(section.table).dropLast()))
    }
    paragraphs += sheet.notes.map(paragraph) + [Self.signatures(language)]
    return paragraphs.map { $0 + "\n" }.joined(separator: "\n")
  }

  /// Columns of a fixed-width font on a landscape page.
  private static let paperWidth = 160

  static let signatures = Text(
    en: "Hospital: ______________  Prepared by: __________  Checked by: __________  "
      + "Date: ____________",
    zh: "医疗机构：______________  制表：__________  审核：__________  日期：____________")
}
