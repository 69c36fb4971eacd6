import CommandLineKit
import Files
import Reporting
import Wording
import Writing

/// What every HTML report of a run says about itself.
extension Settings {
  /// A page with a title, the command line and the program's version.
  func page(_ title: Text) -> Page {
    var page = Page(title: title)
    page.command = commandLine
    page.program = "vbp \(Program.version)"
    return page
  }

  /// A page of one table, titled by what the command does.
  func page(of table: OutputTable) -> Page {
    let title = Text(en: purpose.en.prefix(1).uppercased() + purpose.en.dropFirst(), zh: purpose.zh)
    var page = page(title)
    page.sections = [section("result", Text(en: "Result", zh: "结果"), table)]
    return page
  }

  /// A page of the tables of a sheet, with its notes and lines for signatures.
  func page(of sheet: Sheet) -> Page {
    var page = page(sheet.title)
    page.lead = sheet.lead
    page.banners = [sheet.banner].compactMap { $0 }
    page.sections = sheet.sections.enumerated().map { place, part in
      section("result-\(place + 1)", part.heading ?? Text(en: "Result", zh: "结果"), part.table)
    }
    page.notes = sheet.notes
    page.closing = [.element(.p, [.class("signatures")], Self.signatures(language))]
    return page
  }

  /// A section that holds a table; a wide one is printed across.
  func section(_ id: String, _ heading: Text, _ table: OutputTable) -> Page.Section {
    .init(
      id, heading, isWide: table.columns.count > Self.columnsOfPortrait,
      [DataTable(table, language: language).html(label: heading(language))])
  }

  /// A file that was read, with the digest of its bytes; a pipe cannot be read again for it.
  func input(_ path: String, rows: Int? = nil) throws(FileError) -> Page.Input {
    guard path != "-" else {
      return .init(Text(en: "standard input", zh: "标准输入")(language), rows: rows)
    }
    guard ByteSink.isRegularFile(path) else { return .init(path, rows: rows) }
    let digest = SHA256(try ByteSource.contents(of: path)).hexadecimal
    return .init(path, rows: rows, digest: digest)
  }

  /// Writes a page in the encoding that was asked for, which the page names.
  func write(_ page: Page) throws {
    try write(text: page.text(language, charset: encoding == .gb18030 ? "gb18030" : "utf-8"))
  }

  /// Stops a command that has nothing to make a report of.
  func refuseReport() throws(UsageError) {
    guard format == .html else { return }
    throw .badValue(
      Format.html.rawValue, option: "--format",
      expected: Text(en: "this command writes no report", zh: "本命令不生成报告"))
  }

  /// So many columns fit on an upright sheet.
  private static let columnsOfPortrait = 8

  /// The words as a shell would read them, without the file they are written to, so that the same
  /// report is the same wherever it is written.
  static func commandLine(_ words: [String]) -> String {
    var shown: [String] = []
    var rest = words[...]
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
