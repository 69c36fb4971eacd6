import CommandLineKit
import Reporting
import Tender
import Wording

/// `vbp rank`: every bid with its comparable price and its place in the lot.
enum RankCommand: Command {
  static let name = "rank"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "rank the bids of each lot by comparable price", zh: "按单位可比价对各品种报价排序"),
    examples: [
      "vbp rank bids.csv --rules cn-2020-round2",
      "vbp rank bids.csv --rules cn-2018-4plus7 --set comparable.form_factor=none",
      "cat bids.csv | vbp rank - --rules my-province.json --format json",
    ],
    operands: TenderRun.operands, options: BidOptions.options + TenderRun.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let rules = try settings.tenderRules()
    guard let input = try TenderInput(arguments, settings, rules: [rules]) else { return .findings }
    let (language, isExplained) = (settings.language, input.explainsInColumn)
    let (filter, kept) = (input.filter, input.kept)
    let lotByLot = try input.writeLotByLot(rules, explaining: { _ in true }) {
      OutcomeTable.rank(
        $0, rules: rules, language: language, isExplained: isExplained, only: filter, kept: kept)
    }
    settings.noteSources(try lotByLot ?? writeWhole(input, rules))
    return .done
  }

  private static func writeWhole(_ input: TenderInput, _ rules: TenderRules) throws
    -> TenderSummary
  {
    let run = try TenderRun(input, rules)
    let table = OutcomeTable.rank(
      run.outcome, language: input.settings.language, isExplained: input.explainsInColumn,
      only: input.filter, kept: input.kept)
    if input.settings.writesReport {
      var page = try run.page(Text(en: "Ranking of bids", zh: "报价排序"))
      run.report(.ranking).fill(&page, table: input.settings.marked(table))
      try input.settings.write(page)
    } else {
      try run.write(table) { _ in true }
    }
    return run.outcome.summary
  }
}
