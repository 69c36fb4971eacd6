import CommandLineKit
import Reporting
import Tables
import Tender
import Wording

/// `vbp notice`: what is published of a tender, and the letters to its bidders.
enum NoticeCommand: Command {
  static let name = "notice"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "write the table to publish, or a letter for each firm", zh: "生成公示表或各企业告知书"),
    examples: [
      "vbp notice bids.csv --rules cn-2020-round2 --kind winners --demand demand.csv",
      "vbp notice bids.csv --rules cn-2020-round2 --kind shortlist -o shortlist.html",
      "vbp notice bids.csv --rules cn-2020-round2 --kind letters --deadline 2020-01-31 -o letters",
    ],
    operands: TenderRun.operands,
    options: [
      Option(
        "kind", value: "KIND", choices: Kind.allCases.map(\.rawValue),
        help: Text(
          en: "what is told: the shortlist or the winners as a table, or letters to a folder (-o)",
          zh: "公示入围结果、拟中选结果，或将告知书写入文件夹（-o）")),
      LetterFolder.deadline,
    ] + DemandInput.options + [BidOptions.keep]
      + TenderRun.options.filter { $0.name != "explain" })

  /// What is told.
  private enum Kind: String, CaseIterable { case shortlist, winners, letters }

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let kind = Kind(rawValue: try arguments.required("kind")) ?? .winners
    let deadline = try deadline(arguments, kind)
    let folder = kind == .letters ? try letterFolder(settings) : nil
    let rules = try settings.tenderRules()
    guard let input = try TenderInput(arguments, settings, rules: [rules]) else { return .findings }
    let run = try TenderRun(input, rules)
    guard let (outcome, allocation) = try outcome(arguments, run) else { return .findings }
    let notices = TenderNotices(
      outcome, allocation, keeping: run.kept, language: settings.language)
    let open = notices.openLots(shortlistOnly: kind == .shortlist)
    if let folder {
      let letters = try run.computing { _ in try notices.letters(until: deadline) }
      if let first = letters.first { try check(first.sheet, run) }
      try folder.write(letters)
    } else {
      try write(
        kind == .shortlist
          ? notices.shortlist : try run.computing { _ in try notices.winners() }, run)
    }
    settings.tell(
      open.map { Text(en: "not published: \($0.name): ", zh: "不予公布：\($0.name)：") + $0.question })
    return open.isEmpty ? .done : .undecided
  }

  /// The outcome, with the allocation of its volumes where these are given; nil where there are
  /// findings, which are then reported.
  private static func outcome(_ arguments: Arguments, _ run: TenderRun) throws
    -> (TenderOutcome, Allocation?)?
  {
    guard arguments.has("demand") else {
      if let choices = arguments.value("choices") {
        throw UsageError.badValue(
          choices, option: "--choices",
          expected: Text(en: "it needs --demand, too", zh: "须同时给出 --demand"))
      }
      return (run.outcome, nil)
    }
    let demand = try DemandInput(arguments, run.settings, of: run.bids.rows, run.outcome.rules)
    guard let demand else { return nil }
    return (run.outcome.without(demand.takenOut), try demand.allocation(run.outcome))
  }

  /// Writes the table that is published, in a workbook with what it was made from.
  private static func write(_ sheet: Sheet, _ run: TenderRun) throws {
    var sheet = sheet
    sheet.notes += run.outcome.summary.sourceNotesInWords
    try check(sheet, run)
    try run.settings.write(sheet) { page in
      page.isForThePublic = true
      guard run.settings.format == .xlsx else { return (page.command, page.program) = ("", "") }
      page.inputs = [try run.settings.input(run.bids.path, rows: run.bids.rows.count)]
      page.rules = [(run.outcome.rules.ruleSet, TenderKeys.catalogue)]
    }
  }

  private static func check(_ sheet: Sheet, _ run: TenderRun) throws(UsageError) {
    guard let table = sheet.sections.first?.table else { return }
    try run.kept?.check(
      against: table.columns, isDraft: run.settings.draftInForce != nil)
  }

  /// The last day for objections, which only letters name.
  private static func deadline(_ arguments: Arguments, _ kind: Kind) throws(UsageError) -> Day? {
    let deadline = try LetterFolder.deadline(arguments)
    guard kind == .letters || deadline == nil else {
      throw .badValue(
        arguments.value(LetterFolder.deadline.name) ?? "", option: "--deadline",
        expected: Text(en: "only letters name it (--kind letters)", zh: "仅用于告知书（--kind letters）"))
    }
    return deadline
  }

  /// The folder that letters go to: they are the result itself, so that it has a form of theirs.
  private static func letterFolder(_ settings: Settings) throws(UsageError) -> LetterFolder {
    guard let path = settings.output else { throw .missingOption("-o FOLDER", command: name) }
    switch settings.format {
    case .html, .markdown, .xlsx, nil: break
    case .table, .csv, .json:
      throw .badValue(
        settings.effectiveFormat.rawValue, option: "--format",
        expected: Text(en: "letters are html, markdown or xlsx", zh: "告知书仅有 html、markdown、xlsx 格式"))
    }
    return try LetterFolder(path, option: "--output", settings)
  }
}
