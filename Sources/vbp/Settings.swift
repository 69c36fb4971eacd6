import CLibrary
import CommandLineKit
import Files
import Reporting
import Tables
import Wording
import Writing

/// The options that all commands share, and where their output goes.
struct Settings {
  let language: Language
  var format: Format?
  let output: String?
  var encoding: TextEncoding
  let isQuiet: Bool
  let usesColor: Bool
  /// What the command does, in one clause.
  let purpose: Text
  /// The command line without the output file, as a report shows it.
  let commandLine: String

  /// A form of output.
  enum Format: String, CaseIterable {
    case table, csv, json, markdown, html
  }

  static let help = Option("help", letter: "h", help: Text(en: "show this help", zh: "显示本帮助"))

  static let language = LanguageOption.option

  static let quiet = Option(
    "quiet", letter: "q", help: Text(en: "no summary and no notes", zh: "不显示小结与提示"))

  static let encoding = Option(
    "encoding", value: "NAME", choices: TextEncoding.allCases.map(\.rawValue),
    help: Text(
      en: "encoding of the output; utf-8-bom for Excel", zh: "输出编码；Excel 请用 utf-8-bom"))

  static let output = Option(
    "output", letter: "o", value: "FILE", completion: Completion(endings: ["csv", "json", "md"]),
    help: Text(
      en: "write to FILE, whole or not at all; - is standard output",
      zh: "写入文件（完整写入或完全不写）；- 为标准输出"))

  /// The options of every command that writes a table.
  static let options: [Option] = [
    output,
    Option(
      "format", value: "FORMAT", choices: Format.allCases.map(\.rawValue),
      help: Text(
        en: "form of the output; a table on a terminal, CSV otherwise",
        zh: "输出格式；终端默认为表格，否则为 CSV")),
    encoding,
    language,
    Option(
      "color", value: "WHEN", choices: ["auto", "always", "never"],
      help: Text(en: "emphasis on a terminal", zh: "终端着重显示")),
    quiet, help,
  ]

  init(
    _ arguments: Arguments, of command: CommandSpecification, words: [String], language: Language
  ) {
    self.language = language
    purpose = command.summary
    commandLine = Self.commandLine(words)
    format = arguments.value("format").flatMap(Format.init)
    output = arguments.value("output").flatMap { $0 == "-" ? nil : $0 }
    encoding = arguments.value("encoding").flatMap(TextEncoding.init) ?? .utf8
    isQuiet = arguments.has("quiet")
    let isPlain =
      Self.environment("NO_COLOR") != nil || [nil, "dumb"].contains(Self.environment("TERM"))
      || output != nil || !Terminal.isOutput
    usesColor =
      switch arguments.value("color") {
      case "always": true
      case "never": false
      default: !isPlain
      }
  }

  /// A variable of the environment; nil where it is not set or empty.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}

extension Settings {
  /// The form of output that is in force.
  var effectiveFormat: Format {
    format ?? (output == nil && Terminal.isOutput ? .table : .csv)
  }

  /// The language of words that stand for a decision: JSON is for programs and keeps the English.
  var valueLanguage: Language { effectiveFormat == .json ? .english : language }

  /// Writes a result table in the form that was asked for.
  func write(_ table: OutputTable) throws {
    switch effectiveFormat {
    case .table:
      let layout = TerminalTable(
        table, language: language, width: Terminal.columns ?? 120, emphasis: usesColor)
      try write(text: layout.lines().map { $0 + "\n" }.joined())
    case .csv:
      let (pieces, neutralised) = CSVWriter.pieces(table, language: language)
      if encoding == .utf8 {
        try write(bytes: pieces)
      } else {
        try write(text: String(decoding: pieces.joined(), as: UTF8.self), of: table)
      }
      noteNeutralised(neutralised)
    case .json: try write(text: JSONWriter.write(table))
    case .markdown: try write(text: MarkdownTable.write(table, language: language))
    case .html: try write(page(of: table))
    }
  }

  /// Whether a result becomes CSV in the encoding in which it is made.
  var writesPlainCSV: Bool { effectiveFormat == .csv && encoding == .utf8 }

  /// Opens the output, to be written piece by piece.
  func openOutput() throws(FileError) -> WholeFile {
    if let output { try WholeFile(output) } else { WholeFile() }
  }

  /// Tells of texts that were made harmless.
  func noteNeutralised(_ count: Int) {
    guard count > 0 else { return }
    note(
      Text(
        en: "made harmless: \(count) texts that a spreadsheet would run as a formula "
          + "(apostrophe in front) or that hold control characters (written as \\u{…})",
        zh: "已作无害处理的文本 \(count) 处：可能被当作公式的加前置撇号，控制字符写作 \\u{…}"))
  }

  /// Writes a text, which may be that of a table, to the output.
  func write(text: String, of table: OutputTable? = nil) throws {
    try write(bytes: [try encoding.bytes(text, of: table)])
  }

  /// Writes lines that explain a result; Markdown shows them as they are, and acts on nothing.
  func write(explanation text: String) throws {
    // No line of names closes the fence: behind every name stand other words.
    try write(text: effectiveFormat == .markdown ? "```text\n\(text)```\n" : text)
  }

  private func write(bytes pieces: [[UInt8]]) throws {
    let file = try openOutput()
    for piece in pieces { try file.write(piece) }
    try file.finish()
  }

  /// Tells something beside the result, on standard error.
  func note(_ text: Text) {
    guard !isQuiet else { return }
    tell(Text(en: "note: ", zh: "提示：") + text)
  }

  /// Says something on standard error that even `--quiet` does not hide.
  func tell(_ text: Text) { tell([text]) }

  /// The same in many lines, written in one go.
  func tell(_ lines: [Text]) {
    ByteSink.writeToStandardError(lines.map { $0(language).visible + "\n" }.joined())
  }

  /// Reports findings on standard error, as JSON where that was asked for; false when the input
  /// must be refused.
  func accept(_ findings: Findings) -> Bool {
    if format == .json, findings.hasErrors {
      ByteSink.writeToStandardError(
        JSONWriter.write(FindingReport.table(findings, language: language)))
    } else if findings.hasErrors || !isQuiet {
      ByteSink.writeToStandardError(FindingReport.text(findings, language: language))
      if findings.hasErrors {
        tell(Text(en: "nothing was computed or written", zh: "未进行计算，也未写出任何结果"))
      }
    }
    return !findings.hasErrors
  }
}
