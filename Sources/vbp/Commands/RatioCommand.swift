import CommandLineKit
import PriceRatio
import Reporting
import RuleBook
import Tables
import Wording
import Writing

/// `vbp ratio`: products priced from the representative of their drug, or one question at the
/// prompt.
enum RatioCommand: Command {
  static let name = "ratio"
  static let specification = CommandSpecification(
    name,
    summary: Text(
      en: "price products from their representative by the price-ratio rule",
      zh: "按差比价规则由代表品计算各产品价格"),
    examples: [
      "vbp ratio products.csv --profile ndrc-2011",
      "vbp ratio --from \"片 10mg*14 14.00\" --to \"分散片 20mg*28\"",
      "vbp ratio --from \"硬胶囊 0.25g*24 10.00\" --to \"分散片 0.5g*12\" --explain --lang zh",
      "vbp ratio --from \"小容量注射液 2ml:10mg 5\" --to \"冻干粉针 20mg\" "
        + "--set injection.lyophilised-addon=1.5",
    ],
    operands: [
      Operand(
        RatioRun.products.name, isOptional: true, completion: .table,
        help: RatioRun.products.help)
    ],
    options: [
      RatioRun.profile,
      Option(
        "from", value: "PRODUCT",
        help: Text(
          en: "the representative: form, strength*count, price, then NAME=VALUE if need be",
          zh: "代表品：剂型 规格*数量 价格，必要时加 名称=值")),
      Option(
        "to", value: "PRODUCT",
        help: Text(en: "the product to be priced, without a price", zh: "待计价产品，不带价格")),
      Option(
        "explain",
        help: Text(
          en: "write each price as a calculation sheet with its sources",
          zh: "逐一写出计算表及依据")),
      RatioRun.set, RuleOptions.allowUnverified,
    ] + Settings.computingOptions)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let profile = try RatioRun.profile(settings)
    let isAllowed = arguments.has("allow-unverified")
    let list: PriceList
    if let file = arguments.operands.first {
      for option in ["from", "to"] where arguments.has(option) {
        throw UsageError.extraOperand(file, command: "ratio")
      }
      guard let products = try RatioRun.products(file, settings) else {
        return .findings
      }
      list = try PriceList(products, by: profile, allowsUnverified: isAllowed)
    } else {
      let representative = try question("from", arguments)
      guard representative.price != nil else {
        throw UsageError.badValue(
          arguments.value("from") ?? "", option: "--from",
          expected: Text(en: "end it with its price, such as 14.00", zh: "末尾应写价格，如 14.00"))
      }
      let product = try question("to", arguments)
      do {
        list = try PriceList(
          product, from: representative, by: profile, allowsUnverified: isAllowed)
      } catch {
        return RatioRun.fail(error, settings)
      }
    }
    let results =
      settings.writesReport
      ? try report(list, arguments, settings)
      : try write(list, explained: arguments.has("explain"), settings)
    if arguments.operands.first != nil { summarise(list, results, settings) }
    RatioRun.noteSources(profile, settings)
    return results.areOpen ? .undecided : .done
  }

  private static func question(_ option: String, _ arguments: Arguments) throws(UsageError)
    -> Product
  {
    if option == "from", !arguments.has(option) {
      throw .missingOperand(RatioRun.products.name, command: "ratio")
    }
    let text = try arguments.required(option)
    do {
      return try ProductQuestion.product(text)
    } catch {
      throw .badValue(text, option: "--\(option)", expected: error.message)
    }
  }

  /// Writes prices while they are computed, if the form allows it: as a table, or as the calculation
  /// sheets of all that were priced.
  private static func write(_ list: PriceList, explained: Bool, _ settings: Settings) throws
    -> PriceResults
  {
    let (profile, language) = (list.profile, settings.language)
    let isTable = !explained || settings.format == .csv || settings.format == .json
    @Sendable func table<Entries>(_ entries: Entries) -> OutputTable
    where Entries: RandomAccessCollection<PriceList.Entry> & Sendable, Entries.Index == Int {
      isTable
        ? RatioTable.prices(entries, by: profile, explained: explained, language: language)
        : RatioTable.sheets(entries, by: profile, language: language)
    }
    let writer: any TableWriter = isTable ? settings.tableWriter() : settings.explanationWriter
    guard settings.writesParts(by: writer) else {
      try isTable ? settings.write(table(list)) : settings.write(explanation: table(list))
      return list.results
    }
    let results = try settings.write(table([PriceList.Entry]()).columns, by: writer) { take in
      try list.results({ writer.rows(table($0)) }, take: take)
    }
    return results ?? list.results
  }

  /// The table with the calculation sheets folded below it.
  private static func report(_ list: PriceList, _ arguments: Arguments, _ settings: Settings) throws
    -> PriceResults
  {
    let (results, language) = (list.results, settings.language)
    var page = settings.pageWriter.page(
      of: settings.marked(RatioTable.prices(list, by: list.profile, language: language)))
    if let path = arguments.operands.first {
      page.inputs = [try settings.input(path, rows: list.count)]
    }
    PriceReport(list, results, language: language, opensFolds: arguments.has("explain")).fill(&page)
    try settings.write(page)
    return results
  }

  private static func summarise(_ list: PriceList, _ results: PriceResults, _ settings: Settings) {
    guard !settings.isQuiet else { return }
    settings.tell(
      Text(
        en: "profile \(list.profile.id): \(list.count) products, "
          + "representatives: \(results.count(of: .representative)), priced: \(results.count(of: .priced)), "
          + "own representative: \(results.count(of: .ownRepresentative)), undecided: \(results.count(of: .undecided))",
        zh: "口径 \(list.profile.id)：\(list.count) 个产品，代表品 \(results.count(of: .representative)) 个，"
          + "已计价 \(results.count(of: .priced)) 个，须另定代表品 \(results.count(of: .ownRepresentative)) 个，"
          + "待决定 \(results.count(of: .undecided)) 个"))
  }
}
