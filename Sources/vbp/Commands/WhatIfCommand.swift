import Bidding
import CommandLineKit
import ExactNumbers
import Files
import Tables
import Tender
import Wording
import Writing

/// `vbp what-if`: what other quotes would change.
enum WhatIfCommand: Command {
  static let name = "what-if"
  static let specification = CommandSpecification(
    name,
    summary: Text(en: "tell what other quotes would change", zh: "试算改变报价后的结果变动"),
    examples: [
      "vbp what-if bids.csv --rules cn-2020-round2 --quote 他达拉非片/长春海悦=40",
      "vbp what-if bids.csv --rules cn-2020-round2 --withdraw 他达拉非片/长春海悦 --lang zh",
      "vbp what-if bids.csv --rules cn-2020-round2 --change changes.csv",
    ],
    operands: TenderRun.operands,
    options: [
      Option(
        "quote", value: "BID=YUAN", repeats: true,
        help: Text(
          en: "another quote of a bid, LOT/BIDDER=YUAN, or LOT/BIDDER/STRENGTH=YUAN",
          zh: "改变报价：品种/企业=金额，或 品种/企业/规格=金额")),
      Option(
        "withdraw", value: "BID", repeats: true,
        help: Text(en: "take a bid out: LOT/BIDDER", zh: "撤回报价：品种/企业")),
      Option(
        "change", value: "FILE", completion: .table,
        help: Text(
          en: "CSV file of changes: other quotes, bids taken out, bids added",
          zh: "报价变动 CSV 文件：改价、撤回、未报价、新增")),
    ] + DemandInput.options + TenderRun.options)

  static func run(_ arguments: Arguments, _ settings: Settings) throws -> ExitCode {
    let rules = try settings.tenderRules()
    // Its rows are read a second time with those that are changed.
    if arguments.has("change") { try KeptInputs.keep(arguments.operands[0]) }
    guard let input = try TenderInput(arguments, settings, rules: [rules]) else { return .findings }
    guard let demand = try DemandInput.ifGiven(arguments, settings, of: input.bids, rules) else {
      return .findings
    }
    let tender = try input.bids.evaluating {
      try TrialTender(input.bids, rules: rules, options: input.options)
    }
    guard let changed = try changed(arguments, input, tender, rules) else { return .findings }
    let whatIf = try (changed?.bids ?? input.bids).evaluating {
      let tried = try changed.map {
        try TrialTender($0.bids, rules: rules, options: input.options)
      }
      return try WhatIf(
        tender, changed: tried, in: changed?.lots ?? [], try quotes(arguments, tried ?? tender),
        sharing: demand.map { $0.volumes })
    }
    Kept.keep(input.bids)
    try settings.write(whatIf.table(settings.language))
    let open = whatIf.after.openLots.map(\.openText)
    settings.tell(open)
    settings.noteSources(whatIf.after.summary)
    return open.isEmpty ? .done : .undecided
  }

  /// The bids as a file changes them, where one is named; nil where it has findings.
  private static func changed(
    _ arguments: Arguments, _ input: TenderInput, _ tender: TrialTender, _ rules: TenderRules
  ) throws -> (bids: BidRows, lots: Set<Int>)?? {
    guard let file = arguments.value("change") else { return .some(nil) }
    return try input.changed(by: file, arguments, tender, rules).map { .some($0) }
  }

  /// The quotes that the options try, each bid once.
  private static func quotes(_ arguments: Arguments, _ tender: TrialTender) throws(UsageError)
    -> [TriedQuote]
  {
    var quotes: [TriedQuote] = []
    for text in arguments.all("quote") {
      guard let equals = text.lastIndex(of: "="),
        let price = Yuan(decimal: text[text.index(after: equals)...]), price > .zero
      else { throw fault(text, "quote", form) }
      let (lot, place) = try bid(String(text[..<equals]), text, "quote", tender)
      quotes.append(TriedQuote(lot: lot, place: place, quote: price))
    }
    for text in arguments.all("withdraw") {
      let (lot, place) = try bid(text, text, "withdraw", tender)
      quotes.append(TriedQuote(lot: lot, place: place, quote: nil))
    }
    if quotes.isEmpty, !arguments.has("change") { _ = try arguments.required("quote") }
    let bids = quotes.map { [$0.lot, $0.place] }
    if let twice = bids.indices.first(where: { bids[..<$0].contains(bids[$0]) }) {
      let bid = tender.lots[quotes[twice].lot].bids[quotes[twice].place]
      throw fault(
        "\(bid.lot)/\(bid.bidder)", "quote",
        Text(en: "this bid is tried twice", zh: "同一报价只能试算一次"))
    }
    return quotes
  }

  private static let form = Text(
    en: "write LOT/BIDDER=YUAN, such as 某品种/甲药业=0.25", zh: "请写 品种/企业=金额，如 某品种/甲药业=0.25")

  /// The bid that a name means; a lot or a bidder may have strokes in its own name.
  private static func bid(
    _ name: String, _ text: String, _ option: String, _ tender: TrialTender
  ) throws(UsageError) -> (lot: Int, place: Int) {
    let wanted = name.foldedName
    let found = tender.lots.indices.flatMap { lot in
      tender.lots[lot].bids.indices.filter { place in
        let bid = tender.lots[lot].bids[place]
        let short = "\(bid.lot)/\(bid.bidder)"
        return [short, "\(short)/\(bid.strength?.text ?? "")"].contains { $0.foldedName == wanted }
      }.map { (lot: lot, place: $0) }
    }
    guard let first = found.first else {
      let names = tender.lots.flatMap { lot in lot.bids.map { "\($0.lot)/\($0.bidder)" } }
      let near = suggestedName(for: name, among: names)
      throw fault(
        text, option,
        near.map { Text(en: "did you mean `\($0)`?", zh: "是否应为“\($0)”？") }
          ?? Text(en: "no such bid", zh: "没有该报价"))
    }
    guard found.count == 1 else {
      throw fault(
        text, option,
        Text(
          en: "several bids are called so; add the strength: LOT/BIDDER/STRENGTH",
          zh: "有多个同名报价，请写明规格：品种/企业/规格"))
    }
    return first
  }

  private static func fault(_ text: String, _ option: String, _ expected: Text) -> UsageError {
    .badValue(text, option: "--\(option)", expected: expected)
  }
}
