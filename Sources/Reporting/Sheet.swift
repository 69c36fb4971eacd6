public import Wording
public import Writing

/// A result that can be printed and signed: title, what it rests on, tables, what to know, and
/// lines for the signatures.
public struct Sheet {
  /// A table with its heading.
  public struct Section {
    let heading: Text?
    /// The table.
    public let table: OutputTable
    /// The columns that people see only where some row has a value.
    let columnsIfFilled: Set<String>
    /// The columns that a narrow screen shows; nil for all.
    let keyColumns: Set<String>?

    /// Makes a section.
    public init(
      _ table: OutputTable, heading: Text? = nil, columnsIfFilled: Set<String> = [],
      keyColumns: Set<String>? = nil
    ) {
      (self.table, self.heading) = (table, heading)
      (self.columnsIfFilled, self.keyColumns) = (columnsIfFilled, keyColumns)
    }

    /// The section with another table in the place of its own.
    func with(_ table: OutputTable) -> Section {
      Section(
        table, heading: heading, columnsIfFilled: columnsIfFilled, keyColumns: keyColumns)
    }
  }

  var title: Text
  /// What must be said wherever the result is shown.
  public var banner: Text?
  /// What the result rests on: period, rule set.
  public var lead: [Text] = []
  /// The tables.
  public private(set) var sections: [Section]
  /// What to know about the result.
  public var notes: [Text] = []
  /// The lines at its end, to be signed; nil of what nobody signs.
  public var signatures: Text? = Text(
    en: "Hospital: ______________  Prepared by: __________  Checked by: __________  "
      + "Date: ____________",
    zh: "医疗机构：______________  制表：__________  审核：__________  日期：____________")

  /// Makes a sheet of some tables.
  public init(title: Text, sections: [Section]) {
    (self.title, self.sections) = (title, sections)
  }

  /// The sheet as one text, its tables as `writer` has them; `words` makes what stands outside of
  /// them harmless, and `heading` stands before headings.
  public func text(
    _ language: Language, by writer: any TableWriter, heading: String = "",
    words: (String) -> String
  ) -> String {
    func paragraph(_ text: Text) -> String { words(text(language)) }
    var paragraphs = [heading + paragraph(title)]
    paragraphs += lead.map(paragraph)
    if let banner { paragraphs.append(paragraph(banner)) }
    for section in sections {
      if let text = section.heading { paragraphs.append(heading + paragraph(text)) }
      paragraphs.append(String(writer.text(section.table).dropLast()))
    }
    paragraphs += notes.map(paragraph) + [signatures].compactMap { $0?(language) }
    return paragraphs.map { $0 + "\n" }.joined(separator: "\n")
  }

  /// What stands before the title of a draft.
  static let draftMark = Text(en: "DRAFT: ", zh: "草稿：")

  /// The sheet as a draft that says why it is one.
  public func draft(_ why: Text) -> Sheet {
    var copy = self
    copy.title = Self.draftMark + title
    copy.lead.insert(why, at: 0)
    return copy
  }

  /// The sheet with other tables in the place of its own.
  public func mapping(_ change: (OutputTable) -> OutputTable) -> Sheet {
    var copy = self
    copy.sections = sections.map { $0.with(change($0.table)) }
    return copy
  }

  /// The sheet as people read it, without columns that need not be there and hold nothing.
  public var forPeople: Sheet {
    var copy = self
    copy.sections = sections.map { $0.with($0.table.omittingEmpty($0.columnsIfFilled)) }
    return copy
  }
}
