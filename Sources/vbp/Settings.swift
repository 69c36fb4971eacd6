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
  /// What names in tables stand for.
  private(set) var aliases = Aliases.none
  /// What is set aside, where that was asked for.
  let draft: Draft?
  /// What was asked for.
  let arguments: Arguments
  /// What is noted of the run, for its manifest.
  let recording: Recording?
  /// What the command does, in one clause.
  let purpose: Text
  /// The command line without the output file, as a report shows it.
  let commandLine: String

  /// A form of output.
  enum Format: String, CaseIterable {
    case table, csv, json, markdown, html, xlsx

    /// How files of the form end; nil where none has an ending of its own.
    var ending: String? {
      switch self {
      case .table: nil
      case .markdown: "md"
      case .csv, .json, .html, .xlsx: rawValue
      }
    }
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
    "output", letter: "o", value: "FILE",
    completion: Completion(endings: Format.allCases.compactMap(\.ending)), isOutput: true,
    help: Text(
      en:
        "write to FILE, whole or not at all, in the form that its ending names; - is standard output",
      zh: "写入文件（完整写入或完全不写），按扩展名定格式；- 为标准输出"))

  /// An option of every command that reads a table with names.
  static let aliases = Option(
    "aliases", value: "FILE", completion: .table,
    help: Text(
      en: "CSV file of names that stand for others, such as of a firm that was renamed",
      zh: "名称别名 CSV 文件，如更名企业")
  )

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

  /// The options of every command that reads a table.
  static let readingOptions = TableOptions.options + options

  init(
    _ arguments: Arguments, of command: CommandSpecification, words: [String], language: Language,
    recording: Recording?
  ) throws(UsageError) {
    (self.arguments, self.language, self.recording) = (arguments, language, recording)
    purpose = command.summary
    commandLine = Self.commandLine(words)
    output = arguments.value("output").flatMap { $0 == "-" ? nil : $0 }
    format = try Self.format(arguments)
    encoding = arguments.value("encoding").flatMap(TextEncoding.init) ?? .utf8
    try Self.checkOutputs(arguments)
    isQuiet = arguments.has("quiet") || recording?.isRepetition ?? false
    draft = arguments.has(Self.settingAside.name) ? Draft() : nil
    let isPlain =
      Machine.environment("NO_COLOR") != nil || [nil, "dumb"].contains(Machine.environment("TERM"))
      || output != nil || !Terminal.isOutput
    usesColor =
      switch arguments.value("color") {
      case "always": true
      case "never": false
      default: !isPlain
      }
  }
}

/// Options that contradict each other.
extension Settings {
  /// The form that `--format` says, or else the ending of the file that is written.
  private static func format(_ arguments: Arguments) throws(UsageError) -> Format? {
    let said = arguments.value("format").flatMap(Format.init)
    let output = arguments.value("output")
    let ending = Format.allCases.first { form in
      form.ending.map { output?.lowercased().hasSuffix("." + $0) ?? false } ?? false
    }
    if let said, let ending, said != ending {
      throw .badValue(
        said.rawValue, option: "--format",
        expected: Text(
          en: "the file of -o ends as one of the form \(ending.rawValue)",
          zh: "-o 的文件扩展名属于 \(ending.rawValue) 格式"))
    }
    let format = said ?? ending
    guard format == .xlsx else { return format }
    if arguments.value("encoding") != nil {
      throw .badValue(
        arguments.value("encoding") ?? "", option: "--encoding",
        expected: Text(en: "a workbook has its own", zh: "工作簿有自己的编码"))
    }
    if output == nil || output == "-", Terminal.isOutput {
      throw .badValue(
        Format.xlsx.rawValue, option: "--format",
        expected: Text(en: "a terminal cannot show it; add -o FILE", zh: "终端无法显示；请加 -o 文件"))
    }
    return format
  }

  /// No file that is read may be written, and none twice.
  private static func checkOutputs(_ arguments: Arguments) throws(UsageError) {
    for (place, (option, output)) in arguments.outputs.enumerated() {
      let others = arguments.inputs + arguments.outputs[..<place].map(\.path)
      try checkOutput(output, option: option, apartFrom: others)
      guard let state = FileState(of: output),
        let read = FilesRead.all.first(where: { $0.state.isSameFile(as: state) })
      else { continue }
      throw refusal(output, option: option, as: read.path)
    }
  }

  private static func checkOutput(_ output: String, option: String, apartFrom others: [String])
    throws(UsageError)
  {
    guard let other = others.first(where: { $0 == output || ByteSink.isSameFile($0, output) })
    else { return }
    throw refusal(output, option: option, as: other)
  }

  private static func refusal(_ output: String, option: String, as other: String) -> UsageError {
    .badValue(
      output, option: option,
      expected: Text(
        en: "it is the file \(other) that the command reads or writes, too; name another",
        zh: "与本命令读取或写入的文件 \(other) 相同；请另取文件名"))
  }
}

extension Settings {
  /// Stops where the output would replace a file that a manifest in a folder speaks of.
  func checkOutput(apartFrom manifest: Manifest, in folder: String) throws(UsageError) {
    guard let output else { return }
    let names = manifest.inputs.map(\.name) + manifest.outputs.map(\.name)
    try Self.checkOutput(
      output, option: "--output",
      apartFrom: names.map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" })
  }
}

extension Settings {
  /// The form of output that is in force.
  var effectiveFormat: Format {
    format ?? (output == nil && Terminal.isOutput && recording == nil ? .table : .csv)
  }

  /// The language of words that stand for a decision: JSON is for programs and keeps the English.
  var valueLanguage: Language { effectiveFormat == .json ? .english : language }

  /// How tables are written: here a form of output is chosen, and nowhere else. A terminal whose
  /// width is not known, and a file, have lines of `width` columns.
  func tableWriter(width: Int = 120) -> any TableWriter {
    switch effectiveFormat {
    case .table:
      TerminalWriter(
        language: language, width: Terminal.columns ?? width, emphasis: usesColor)
    case .csv: CSVWriter(language: language)
    case .json: JSONWriter()
    case .markdown: MarkdownWriter(language: language)
    case .html: pageWriter
    case .xlsx: WorkbookWriter(pageWriter, language: language)
    }
  }

  /// Writes a result table in the form that was asked for; `decisions` names columns of decisions, as
  /// drafts need to know.
  func write(_ table: OutputTable, decisions: [String] = []) throws {
    let (table, writer) = (marked(table, decisions: decisions), tableWriter())
    let _: Void? = try write(table.columns, of: table, by: writer) { take in
      try writer.write(table, take: take)
    }
  }

  /// Whether rows may be written in a form while they are made, part by part.
  func writesParts(by writer: any TableWriter) -> Bool {
    writer.writesParts && encoding.isUTF8 && draftInForce == nil
  }

  /// Writes a table whose rows `parts` makes with the writer, and hands over in their order; where it
  /// gives nil, nothing is written.
  ///
  /// `table` has all rows, where they are at hand.
  func write<Result>(
    _ columns: [OutputTable.Column], of table: OutputTable? = nil, by writer: any TableWriter,
    parts: (@Sendable (WrittenRows) throws -> Void) throws -> Result?
  ) throws -> Result? {
    let file = try openOutput()
    let rows = TableOutput(columns, by: writer) { try file.write($0) }
    guard let result = try parts({ try rows.write($0) }) else { return nil }
    let neutralised = try rows.finish()
    try file.finish(table)
    noteNeutralised(neutralised)
    return result
  }

  /// Tells of texts that were made harmless.
  private func noteNeutralised(_ count: Int) {
    guard count > 0 else { return }
    note(
      Text(
        en: "made harmless: \(count) texts that a spreadsheet would run as a formula "
          + "(apostrophe in front) or that hold control characters (written as \\u{…})",
        zh: "已作无害处理的文本 \(count) 处：可能被当作公式的加前置撇号，控制字符写作 \\u{…}"))
  }

  /// Writes a text to the output.
  func write(text: String) throws {
    try openOutput().write(whole: text)
  }

  /// The place where the result goes.
  func openOutput() throws -> Output {
    // By now all is read that only the content of another file names, such as a profile of rules.
    try Self.checkOutputs(arguments)
    return try Output(output, encoding, recording)
  }

  /// Writes paragraphs that explain a result, one a row.
  func write(explanation table: OutputTable) throws {
    let writer = explanationWriter
    let _: Void? = try write(table.columns, by: writer) { take in
      try writer.write(table, take: take)
    }
  }

  /// How they are written: Markdown shows their lines as they are, and acts on nothing.
  var explanationWriter: ParagraphWriter {
    // No line of names closes the fence: behind every name stand other words.
    let (opening, closing) = effectiveFormat == .markdown ? ("```text\n", "```\n") : ("", "")
    let (before, behind) = draftFrame
    return ParagraphWriter(before: opening + before, behind: behind + closing)
  }

  /// Reads the table of aliases, if one was named; false when it has findings, which are then reported.
  mutating func readAliases(_ arguments: Arguments) throws -> Bool {
    guard let path = arguments.value("aliases") else { return true }
    var schema = try Schema.named("aliases")
    schema.log = recording?.log
    let (aliases, findings) = try AliasTable.read(path, schema: schema)
    self.aliases = aliases
    draft?.families = aliases.families
    return accept(findings)
  }

  /// A text, which in a draft begins by saying so and ends with what is set aside.
  func draftText(_ text: String) -> String { draftFrame.before + text + draftFrame.behind }

  private var draftFrame: (before: String, behind: String) {
    guard let draft = draftInForce else { return ("", "") }
    return (
      draft.banner(language).visible + "\n\n",
      "\n" + draft.entries.map { $0.line(language) + "\n" }.joined()
    )
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
  /// must be refused, or read again without what is set aside.
  func accept(_ all: Findings) -> Bool {
    let findings = draft?.untold(all) ?? all
    if format == .json, findings.hasErrors {
      ByteSink.writeToStandardError(
        JSONWriter().text(FindingReport.table(findings, language: language)))
      _ = setAside(findings)
    } else if findings.hasErrors || !isQuiet {
      ByteSink.writeToStandardError(FindingReport.text(findings, language: language))
      if findings.hasErrors, !setAside(findings) {
        if let draft { tell(draft.refusal) }
        tell(Text(en: "nothing was computed or written", zh: "未进行计算，也未写出任何结果"))
      }
    }
    return !findings.hasErrors
  }

  /// Whether what has errors can be set aside, for the command to be run again.
  private func setAside(_ findings: Findings) -> Bool {
    (try? draft?.setAside(findings)) ?? false
  }
}
