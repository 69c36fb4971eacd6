import CommandLineKit
import ExactNumbers
import Tables
import Tender
import Wording

/// The reported volumes of a tender, and the regions that winners want, as they are shared out.
struct DemandInput {
  /// The lots of the bids, which both tables name.
  let lots: TenderLots
  /// The file of volumes.
  let path: String
  private let demand: DemandList
  private let layout: TableReader.Layout
  private let choices: Choices
  /// The lots that are left out of a draft.
  let takenOut: Set<String>

  static let options: [Option] = [
    Option(
      "demand", value: "FILE", completion: .table,
      help: Text(en: "CSV file of reported volumes", zh: "报量 CSV 文件")),
    Option(
      "choices", value: "FILE", completion: .table,
      help: Text(en: "regions that winners want, in order", zh: "中选企业的选区意愿")),
  ]

  /// How many rows the volumes have.
  var rowCount: Int { demand.count }

  /// Reads what `--demand` and `--choices` name; nil when there are findings, which are then reported.
  init?(_ arguments: Arguments, _ settings: Settings, of bids: BidRows, _ rules: TenderRules) throws
  {
    path = try arguments.required("demand")
    let lots = try settings.lots(of: bids, rules: rules)
    let (demand, findings, layout) = try DemandTable.read(
      path, schema: try settings.schema("demand", for: path), lots: lots)
    guard settings.accept(findings) else { return nil }
    let checks = try layout.computing(demand) {
      try DemandChecks.findings($0, rules: rules, layout: layout)
    }
    guard settings.accept(checks) else { return nil }
    var choices = Choices()
    if let path = arguments.value("choices") {
      let (read, findings) = try Choices.read(
        path, schema: try settings.schema("choices", for: path), lots: lots, demand: demand)
      guard settings.accept(findings) else { return nil }
      choices = read
    }
    takenOut = settings.draft?.lots(for: ["demand", "choices"]) ?? []
    (self.lots, self.demand, self.layout, self.choices) = (lots, demand, layout, choices)
  }

  /// Reads the same where `--demand` is given; nil when there are findings, which are then reported.
  static func ifGiven(
    _ arguments: Arguments, _ settings: Settings, of bids: BidRows, _ rules: TenderRules
  ) throws -> DemandInput?? {
    guard arguments.has("demand") else { return .some(nil) }
    return try DemandInput(arguments, settings, of: bids, rules).map { .some($0) }
  }

  /// The volumes shared out among the winners of an outcome.
  func allocation(_ outcome: TenderOutcome) throws -> Allocation {
    try layout.computing(demand) {
      try allocate(outcome.without(takenOut), demand: $0, choices: choices)
    }
  }

  /// The regions and the volume of a bid in an outcome; no volume where it is open.
  func share(of bid: Bid, in outcome: TenderOutcome) throws -> (regions: [String], volume: Ratio?) {
    try Self.share(of: bid, in: try allocation(outcome).lines)
  }

  /// The volumes of all bids that have one in an outcome.
  func volumes(in outcome: TenderOutcome) throws -> [Bid: Ratio] {
    let lines = try Dictionary(grouping: allocation(outcome).lines, by: \.lot)
    var volumes: [Bid: Ratio] = [:]
    for lot in outcome.lots {
      for bid in lot.standings.map(\.bid) {
        volumes[bid] = try Self.share(of: bid, in: lines[lot.name] ?? []).volume
      }
    }
    return volumes
  }

  /// The same of the lines of its lot.
  private static func share(of bid: Bid, in lines: [AllocationLine]) throws(NumberError)
    -> (regions: [String], volume: Ratio?)
  {
    let own = lines.filter {
      ([$0.bidder] + $0.members).contains(bid.bidder) && $0.role != .standby
    }
    var volume: Ratio? = own.isEmpty ? nil : .zero
    for line in own {
      guard let sum = volume, let more = line.volume else {
        volume = nil
        break
      }
      volume = try sum + more
    }
    return (own.map(\.region), volume)
  }

  /// The same with what is to be said about it, or about what is shown of it.
  func explained(_ outcome: TenderOutcome, only filter: BidFilter?, language: Language) throws
    -> (allocation: Allocation, explanation: AllocationExplanation)
  {
    let outcome = outcome.without(takenOut)
    let unit = layout.heading(of: "volume") ?? "volume"
    return try layout.computing(demand) { demand in
      let allocation = try allocate(outcome, demand: demand, choices: choices)
      let explanation = try AllocationExplanation(
        allocation, of: outcome, demand: demand, choices: choices, unit: unit, language: language,
        only: filter)
      return (allocation, explanation)
    }
  }

  /// The volumes shared out for bids that are evaluated a few lots at a time; of the lines of some lots `digest` says
  /// what is kept, which `take` gets in their order.
  func allocation<Digest: Sendable>(
    _ input: TenderInput, _ rules: TenderRules,
    _ digest: @Sendable ([AllocationLine]) -> Digest, take: @Sendable (Digest) throws -> Void
  ) throws -> (allocation: Allocation, summary: TenderSummary) {
    let all = demand.count
    return try layout.computing(demand) { demand in
      try input.bids.evaluating {
        try allocate(
          input.bids, rules: rules, options: input.options, without: takenOut, demand: demand,
          choices: choices, digest
        ) { lines in
          // With fewer rows only which of them is too large is looked for.
          if demand.count == all { try take(lines) }
        }
      }
    }
  }
}
