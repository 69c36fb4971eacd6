import CommandLineKit
import Files
import Reporting
import Wording
import Writing

/// Reports and sheets: what they say about the run, and how they are written.
extension Settings {
  /// Writes reports: one of a table is titled by what the command does.
  var pageWriter: PageWriter {
    PageWriter(
      title: Text(en: purpose.en.prefix(1).uppercased() + purpose.en.dropFirst(), zh: purpose.zh),
      command: commandLine, program: "vbp \(Program.version)", language: language,
      charset: encoding == .gb18030 ? "gb18030" : "utf-8", draft: draftInForce?.banner)
  }

  /// A page with a title, which says how it was made.
  func page(_ title: Text) -> Page { pageWriter.page(title) }

  /// A file that was read, with the digest of its bytes; a pipe cannot be read again for it.
  func input(_ path: String, rows: Int? = nil) throws(FileError) -> Page.Input {
    guard path != "-" else {
      return .init(Text(en: "standard input", zh: "标准输入")(language), rows: rows)
    }
    guard ByteSink.isRegularFile(path) else { return .init(path, rows: rows) }
    let digest = try SHA256(file: path).hexadecimal
    return .init(path, rows: rows, digest: digest)
  }

  /// Writes a page in the encoding that was asked for, which the page names.
  func write(_ page: Page) throws {
    var page = page
    if let draft = draftInForce {
      // The totals of a draft would be taken for those of the whole.
      page.summary = []
      page.notes = draft.reasons(language) + page.notes
    }
    guard format == .xlsx else { return try write(text: pageWriter.text(page)) }
    try write(workbook: WorkbookWriter(pageWriter, language: language).workbook(page))
  }

  /// Writes a workbook, unless a table has more rows than a sheet.
  private func write(workbook: Workbook) throws {
    guard workbook.fits else {
      throw UsageError.badValue(
        Format.xlsx.rawValue, option: "--format",
        expected: Text(
          en: "a sheet holds \(Workbook.mostRows) rows, and the result has more; use csv",
          zh: "工作表最多 \(Workbook.mostRows) 行，结果超出；请改用 csv"))
    }
    let output = try openOutput()
    try workbook.write { try output.write($0) }
    try output.finish()
  }

  /// Whether a report is wanted, with all that it rests on, and not a table alone.
  var writesReport: Bool { format == .html || format == .xlsx }

  /// Writes a sheet: whole as text, or its first table alone as CSV or JSON, the rest beside it on
  /// standard error. Of a report `complete` makes more than the sheet has, such as charts.
  func write(_ sheet: Sheet, complete: (inout Page) throws -> Void) throws {
    let marked = sheet.forPeople.mapping { self.marked($0) }
    let printed = draftInForce.map { marked.draft($0.banner) } ?? marked
    switch effectiveFormat {
    case .csv, .json:
      if let section = sheet.sections.first { try write(section.table) }
      if let banner = sheet.banner { tell(Text(en: "note: ", zh: "提示：") + banner) }
      for text in sheet.notes { note(text) }
    case .table:
      let writer = tableWriter(width: Self.paperWidth)
      try write(text: printed.text(language, by: writer, words: \.visible))
    case .markdown:
      try write(
        text: printed.text(
          language, by: tableWriter(), heading: "## ", words: MarkdownWriter.escaped))
    case .html, .xlsx:
      var page = pageWriter.page(of: marked)
      let tables = page.sections
      try complete(&page)
      // Charts and sheets of distributors show a whole that a draft does not have.
      if draftInForce != nil { page.sections = tables }
      try write(page)
    }
  }

  /// Writes a sheet for others into a file of its own; it does not say how it was made.
  func write(letter sheet: Sheet, to path: String) throws {
    let output = try Output(path, encoding, recording)
    var page = pageWriter.page(of: sheet.forPeople)
    (page.command, page.program) = ("", "")
    page.isForThePublic = true
    switch effectiveFormat {
    case .xlsx:
      try WorkbookWriter(pageWriter, language: language).workbook(page).write {
        try output.write($0)
      }
      try output.finish()
    case .html: try output.write(whole: pageWriter.text(page))
    case .table, .csv, .json, .markdown:
      let text = sheet.forPeople.text(
        language, by: tableWriter(), heading: "## ", words: MarkdownWriter.escaped)
      try output.write(whole: text)
    }
  }

  /// Stops a command that has nothing to make a report of.
  func refuseReport() throws(UsageError) {
    guard let format, writesReport else { return }
    throw .badValue(
      format.rawValue, option: "--format",
      expected: Text(en: "this command writes no report", zh: "本命令不生成报告"))
  }

  /// Columns of a fixed-width font on a landscape page.
  private static let paperWidth = 160

  /// The words as a shell would read them, without the file they are written to, so that the same
  /// report is the same wherever it is written.
  static func commandLine(_ words: [String]) -> String {
    var shown: [String] = []
    var rest = RecordedRun.plain(words)[...]
    while let word = rest.popFirst() {
      if word == "-o" || word == "--output" {
        rest = rest.dropFirst()
      } else if !word.hasPrefix("--output=") && !word.hasPrefix("-o=") {
        shown.append(quoted(word))
      }
    }
    return (["vbp"] + shown).joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || "0123456789-_=.,/:+%@".unicodeScalars.contains(scalar)
      }
    return isPlain
      ? word
      : "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }
}
