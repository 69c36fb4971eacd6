public import Wording
public import Writing

/// Writes a table as a report of its own, and says what every report of a run says about itself.
public struct PageWriter: TableWriter {
  private let title: Text
  private let command: String
  private let program: String
  private let language: Language
  private let charset: String
  /// Why its pages are drafts, if they are.
  private let draft: Text?

  /// So many columns fit on an upright sheet.
  private static let columnsOfPortrait = 8

  /// Writes reports of a command line and a program with its version, in the named encoding; those
  /// of a table have a title.
  public init(
    title: Text, command: String, program: String, language: Language, charset: String,
    draft: Text? = nil
  ) {
    (self.title, self.command, self.program) = (title, command, program)
    (self.language, self.charset, self.draft) = (language, charset, draft)
  }

  /// A page says how many rows there are.
  public var writesParts: Bool { false }

  /// The page of the table.
  public func rows(_ part: OutputTable) -> WrittenRows {
    WrittenRows(text(page(of: part)))
  }

  /// The text of a page in the encoding that it names; that of a draft says so first.
  public func text(_ page: Page) -> String { marked(page).text(language, charset: charset) }

  /// The page, which of a draft says so first.
  func marked(_ page: Page) -> Page {
    guard let draft else { return page }
    var page = page
    page.title = Sheet.draftMark + page.title
    page.banners.insert(draft, at: 0)
    return page
  }

  /// A page with a title, the command line and the program's version.
  public func page(_ title: Text) -> Page {
    var page = Page(title: title)
    page.command = command
    page.program = program
    return page
  }

  /// A page of one table.
  public func page(of table: OutputTable) -> Page {
    var page = page(title)
    page.sections = [section("result", Self.result, table)]
    page.tables = [(Self.result, table)]
    return page
  }

  /// A page of the tables of a sheet, with its notes and lines for signatures.
  public func page(of sheet: Sheet) -> Page {
    var page = page(sheet.title)
    page.lead = sheet.lead
    page.banners = [sheet.banner].compactMap { $0 }
    page.sections = sheet.sections.enumerated().map { place, part in
      section(
        "result-\(place + 1)", part.heading ?? Self.result, part.table, keys: part.keyColumns)
    }
    page.tables = sheet.sections.map { ($0.heading ?? Self.result, $0.table) }
    page.notes = sheet.notes
    page.closing = [sheet.signatures].compactMap {
      $0.map { .element(.p, [.class("signatures")], $0(language)) }
    }
    return page
  }

  static let result = Text(en: "Result", zh: "结果")

  /// A section that holds a table; a wide one is printed across.
  private func section(
    _ id: String, _ heading: Text, _ table: OutputTable, keys: Set<String>? = nil
  ) -> Page.Section {
    .init(
      id, heading, isWide: table.columns.count > Self.columnsOfPortrait,
      [DataTable(table, language: language, keys: keys).html(label: heading(language))])
  }
}
