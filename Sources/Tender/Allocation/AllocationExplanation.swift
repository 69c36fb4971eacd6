import ExactNumbers
import RuleBook
public import Wording
public import Writing

/// Tells how the volume of each lot was shared out: turn by turn where winners choose regions, else
/// supplier by supplier.
///
/// It is read from the allocation, so that one which nobody asks about costs nothing more.
public struct AllocationExplanation {
  private let language: Language
  /// What is said of each line of the allocation; nothing of lots that are not shown.
  public private(set) var sentences: [String]
  /// What is said of the lots that are shown, in the order of the bids.
  public private(set) var lots: [Lot] = []

  /// What is said of a lot, a line each.
  public struct Lot: Sendable {
    /// Its name.
    public let name: String
    /// Its reported volume, and the share of it that is agreed.
    public let facts: [String]
    /// Who of those that are shown supplies what, in the order of the turns.
    public let steps: [String]
  }

  /// The column that explains a line of an allocation.
  public static let column = OutputTable.Column(
    "explanation", zh: "详细说明", words: CodeWords.reasons)

  /// Explains an allocation, or some of it; `unit` is what the file of reported volumes calls the column
  /// with their unit.
  ///
  /// - Throws: What allocating throws.
  public init(
    _ allocation: Allocation, of outcome: TenderOutcome, demand: DemandList, choices: Choices,
    unit: String, language: Language, only filter: BidFilter? = nil
  ) throws {
    self.language = language
    sentences = [String](repeating: "", count: allocation.lines.count)
    let places = Dictionary(grouping: allocation.lines.indices) { allocation.lines[$0].lot }
    let rules = try AllocationRules(outcome.rules.ruleSet)
    var needs = LotNeeds(demand)
    let nothing = allocation.reasonsForNothing
    let all = demand.regions
    let regions = all.count > Self.mostRegions ? [] : all
    for lot in outcome.lots where filter?.shows(lot: lot.name) ?? true {
      guard let own = places[lot.name], let place = demand.place(of: lot.name) else {
        let why = nothing[lot.name] ?? Self.nobody
        lots.append(Lot(name: lot.name, facts: [why(language)], steps: []))
        continue
      }
      let need = try needs.need(of: place, mainStrength: lot.comparison.main?.value)
      let orders = WinnerOrders(lot, rules, limit: WinnerOrders.limit(lot, demand, place)).all
      let told = try AllocatedLot(
        own.map { allocation.lines[$0] },
        VolumeShare(lot: lot, winners: orders.first ?? [], demand: need, rules: rules), choices,
        demand.rows(of: place), unit: unit, isOnlyOrder: orders.count == 1)
      let texts = try told.sentences()
      for (index, text) in zip(own, texts) { sentences[index] = text(language) }
      lots.append(
        Lot(
          name: lot.name, facts: try told.facts(besides: regions).map { $0(language) },
          steps: told.steps(texts) { filter?.shows($0) ?? true }.map { $0(language) }))
    }
  }

  /// Of more regions than this, which are hospitals then, nobody asks which of them have no volume.
  private static let mostRegions = 500

  private static let nobody = Text(
    en: "nothing is allocated: nobody is selected", zh: "未分配：无企业拟中选")

  /// A paragraph for each lot.
  public var paragraphs: OutputTable {
    OutputTable(
      columns: [Self.column],
      rows: lots.map { lot in
        let lines = (lot.facts + lot.steps).map { "  \($0.visible)\n" }.joined()
        return [.text("\(lot.name.visible)\(language == .chinese ? "：" : ":")\n" + lines)]
      })
  }
}

extension Allocation {
  /// Why lots in which somebody may be selected have no lines.
  fileprivate var reasonsForNothing: [String: Text] {
    var reasons: [String: Text] = [:]
    for lot in lotsWithoutDemand {
      reasons[lot] = Text(en: "nothing is allocated: no volume is reported", zh: "未分配：没有报量")
    }
    for lot in openLots {
      reasons[lot.name] =
        Text(en: "nothing is allocated: ", zh: "未分配：")
        + (lot.question ?? Text(en: "left to decide", zh: "待决定"))
    }
    return reasons
  }
}

/// The lines of one lot, with what they were made of.
private struct AllocatedLot {
  let lines: [AllocationLine]
  let share: VolumeShare
  let choices: Choices
  let rows: [Demand]
  let unit: String
  /// The lines before the regions of replaced winners went to others.
  private let before: [AllocationLine]
  /// The winners that were replaced, where there are any.
  private let replaced: [String]
  /// Whether equal bids have no other order: of several nobody knows whose turn a replaced one had.
  private let isOnlyOrder: Bool
  private let placeOfRegion: [String: Int]
  private let rowsOfRegion: [String: [Demand]]
  private let mainOfRegion: [String: [AllocationLine]]
  private let volumesOfBrands: [String: [String: Ratio]]

  init(
    _ lines: [AllocationLine], _ share: VolumeShare, _ choices: Choices, _ rows: [Demand],
    unit: String, isOnlyOrder: Bool
  ) throws {
    (self.lines, self.share, self.choices) = (lines, share, choices)
    (self.rows, self.unit, self.isOnlyOrder) = (rows, unit, isOnlyOrder)
    replaced = share.lot.standings.filter(\.isReplaced).map(\.bid.bidder)
    let before = replaced.isEmpty ? lines : try share.lines(choices)
    self.before = before
    placeOfRegion = share.demand.places
    rowsOfRegion = Dictionary(grouping: rows, by: \.region)
    volumesOfBrands = Dictionary(
      share.demand.regions.map { region in
        (region.name, Dictionary(region.brands.map { ($0.brand, $0.volume) }) { first, _ in first })
      }
    ) { first, _ in first }
    mainOfRegion = Dictionary(grouping: before.filter { $0.role == .main }, by: \.region)
  }

  private var need: LotDemand { share.demand }
  private var rule: VolumeRule { share.rules.volume.value }

  // MARK: Sentences

  /// What is said of each line.
  func sentences() throws -> [Text] {
    let turns =
      rule == .regions ? (main: turns(.main, .tie), standby: turns(.standby, .standbyTie)) : nil
    let winners = Dictionary(share.winners.map { ($0.name, $0) }) { first, _ in first }
    let names = Text(firstOf: replaced, counted: "家")
    return try lines.map { line in
      guard let place = placeOfRegion[line.region] else { return Text("") }
      let region = need.regions[place]
      switch line.role {
      case .tie, .standbyTie:
        return Text(en: "open, as equal bids have no order", zh: "未决：并列报价的先后未定")
      case .undecided where line.isLeftByReplaced:
        let volume = line.volume?.exactText ?? ""
        return Text(
          en: "agreed \(volume), open, as \(names.en) was replaced and no rule says who supplies "
            + "instead",
          zh: "约定采购量 \(volume)，未决：\(names.zh)已裁定替补，规则未规定由谁供应")
      case .undecided:
        return Text(
          en: "open, as an unverified number decides it", zh: "未决：取决于未经核实的数值")
      case .hospitals:
        return Text(en: "the rest of the region's need", zh: "该地区剩余的报量") + sum(line)
      case .standby:
        return (turns?.standby?[line.region]).map { told($0, isStandby: true) }
          ?? Text(en: "stands by without volume", zh: "备供，不分配采购量")
      case .reported:
        return try reported(line, region, winners[line.bidder])
      case .main where isTakenOver(line):
        return try Text(
          en: "stood by and supplies, as \(names.en) was replaced; ",
          zh: "\(names.zh)已裁定替补，由备供接替；") + main(line, region, winners[line.bidder])
      case .main:
        let turn = (turns?.main?[line.region]).map { told($0) + Text(en: "; ", zh: "；") }
        return try (turn ?? Text("")) + main(line, region, winners[line.bidder])
      }
    }
  }

  /// Whether another was the main supplier of the region and was replaced.
  private func isTakenOver(_ line: AllocationLine) -> Bool {
    guard !replaced.isEmpty, isOnlyOrder, let own = mainOfRegion[line.region] else { return false }
    return !own.contains { $0.bidder == line.bidder }
  }

  /// The turns of suppliers in a role; nil where some of them are open, as then nobody knows the turns.
  private func turns(_ role: AllocationLine.Role, _ open: AllocationLine.Role) -> RegionTurns? {
    let hasOpen = lines.contains {
      $0.role == open || $0.role == .undecided && !$0.isLeftByReplaced && role == .main
    }
    guard !hasOpen, replaced.isEmpty || isOnlyOrder else { return nil }
    let taken = Dictionary(grouping: before.filter { $0.role == role }, by: \.bidder)
    let choosers = share.winners.filter { $0.entitlement == .full }
    return RegionTurns(
      choosers.map { ($0, (taken[$0.name] ?? []).map(\.region)) }, lot: share.lot.name, need,
      choices)
  }

  private func told(_ turn: RegionTurns.Turn, isStandby: Bool = false) -> Text {
    let head = Text(
      en: "turn \(turn.number), \(turn.left) regions left: ",
      zh: "第 \(turn.number) 次选区，剩余 \(turn.left) 个地区：")
    if let wish = turn.wish {
      return head + Text(en: "its choice number \(wish)", zh: "按其意愿第 \(wish) 项")
    }
    let why =
      turn.hasWishes
      ? Text(en: "none of its choices is left", zh: "其意愿中已无可选地区")
      : Text(en: "it made no choice", zh: "未表达意愿")
    let largest =
      isStandby
      ? Text(en: ", so the largest that it does not supply itself", zh: "，取非其主供地区中报量最大者")
      : Text(en: ", so the one with the most reported volume", zh: "，取报量最大者")
    return head + why + largest
  }

  // MARK: Volumes

  private func main(_ line: AllocationLine, _ region: LotDemand.Region, _ winner: Winner?) throws
    -> Text
  {
    switch rule {
    case .ownNeed: return try winner.map { try own(line, region, $0) } ?? sum(line)
    case .cascade: return try cascade(line, region)
    case .regions, .whole, .none:
      let rest = try line.volume.map { try $0 / share.firstYearShare() } ?? region.total
      let left =
        rest == region.total
        ? Text("")
        : try Text(
          en: " (\(region.total.exactText) without \((region.total - rest).exactText) for brands)",
          zh: "（\(region.total.exactText) 扣除报量品牌 \((region.total - rest).exactText)）")
      return try agreed(rest, left, line) + strengths(line, region)
    }
  }

  private func reported(_ line: AllocationLine, _ region: LotDemand.Region, _ winner: Winner?)
    throws -> Text
  {
    let names = winner.map { [$0.name] + $0.members }?.unique ?? []
    let own = try names.reduce(Ratio.zero) { sum, name in
      try sum + (volumesOfBrands[region.name]?[name] ?? .zero)
    }
    return try Text(en: "reported for its brand: ", zh: "按其品牌报量：") + agreed(own, Text(""), line)
  }

  /// Reported volume × share = agreed volume.
  private func agreed(_ reported: Ratio, _ remark: Text, _ line: AllocationLine) throws -> Text {
    let part = Self.percent(try share.firstYearShare())
    return Text(en: "reported \(reported.exactText)", zh: "报量 \(reported.exactText)") + remark
      + Text(" × \(part)") + sum(line)
  }

  private func sum(_ line: AllocationLine) -> Text {
    guard let volume = line.volume?.exactText else { return Text("") }
    return Text(en: " = agreed \(volume)", zh: " = 约定采购量 \(volume)")
  }

  private func own(_ line: AllocationLine, _ region: LotDemand.Region, _ winner: Winner) throws
    -> Text
  {
    let (need, part) = try OwnNeed(share: share).need(of: winner, in: region)
    let kept = try need * part
    let text = Text(
      en: "own need \(need.exactText) × \(Self.percent(part))",
      zh: "自身报量 \(need.exactText) × \(Self.percent(part))")
    guard let volume = line.volume, volume != kept else { return text + sum(line) }
    let more = try (volume - kept).exactText
    return text
      + Text(en: " + \(more) of what others leave", zh: " + 分得的剩余量 \(more)") + sum(line)
  }

  private func cascade(_ line: AllocationLine, _ region: LotDemand.Region) throws -> Text {
    let own = mainOfRegion[line.region] ?? []
    let earlier = own.prefix { $0.bidder != line.bidder }
    var rest = try region.total * share.firstYearShare()
    for line in earlier { rest = try rest - (line.volume ?? .zero) }
    let left = Text(
      en: "of \(rest.exactText) left", zh: "剩余 \(rest.exactText)")
    guard earlier.count + 1 < own.count else {
      return left + Text(en: ", all of it", zh: "，全部取得") + sum(line)
    }
    let part = try share.rules.set.table(TenderKeys.cascade).value(forCount: share.winners.count)
    return left + Text(" × \(Self.percent(part.value))") + sum(line)
  }

  /// The agreed volume of each strength where a region reported several, in its own units.
  private func strengths(_ line: AllocationLine, _ region: LotDemand.Region) throws -> Text {
    let rows = (rowsOfRegion[region.name] ?? []).filter { $0.strength != nil }
    guard Set(rows.compactMap { $0.strength?.text }).count > 1, region.brands.isEmpty,
      let part = line.share
    else { return Text("") }
    let names = try rows.map { row in
      try Text("\(row.strength?.text ?? "") \((row.volume * part).exactText)")
    }
    return Text(en: ", which is ", zh: "，即 ") + names.joined()
  }

  private static func percent(_ share: Ratio) -> String {
    ((try? share * Ratio(100)) ?? share).exactText + "%"
  }

  // MARK: The lot

  /// The reported volume of the lot, and which of all regions have none.
  func facts(besides all: [String]) throws -> [Text] {
    var texts = [try head()]
    let strengths = rows.map { $0.strength?.text }.unique.compactMap { $0 }
    if strengths.count > 1 { texts.append(try reportedStrengths(strengths)) }
    return texts + withoutDemand(all)
  }

  /// The lines that are shown, in the order of the turns.
  func steps(_ sentences: [Text], _ isShown: (AllocationLine) -> Bool) -> [Text] {
    let turns = rule == .regions ? turns(.main, .tie) : nil
    let standby = rule == .regions ? self.turns(.standby, .standbyTie) : nil
    func place(_ line: AllocationLine) -> (Int, Int) {
      line.role == .standby || line.role == .standbyTie
        ? (1, standby?[line.region]?.number ?? 0) : (0, turns?[line.region]?.number ?? 0)
    }
    let order = lines.indices.filter { isShown(lines[$0]) }.sorted { a, b in
      let (x, y) = (place(lines[a]), place(lines[b]))
      return x == y ? a < b : x < y
    }
    return order.map { index in
      let line = lines[index]
      let bidder = line.bidder.isEmpty ? Text("") : Text(line.bidder + " ")
      return bidder + Text("\(line.region)") + Text(en: " (", zh: "（") + line.role.title
        + Text(en: "): ", zh: "）：") + sentences[index]
    }
  }

  private func head() throws -> Text {
    let total = try need.total.exactText
    // However equal bids are ordered, as many of them supply.
    let suppliers = share.winners.count
    var text = Text(
      en: "suppliers: \(suppliers), regions: \(need.regions.count), reported \(total)",
      zh: "\(suppliers) 家供应企业，\(need.regions.count) 个地区，报量合计 \(total)")
    text = text + Text(en: " (unit of the column `\(unit)`)", zh: "（单位同“\(unit)”列）")
    // Where something is open, so may be the number of winners by which the share goes.
    if rule != .ownNeed, lines.allSatisfy({ $0.volume != nil }),
      let part = try share.rules.citedShare(winners: share.winners.count, category: need.category)
    {
      text =
        text
        + Text(
          en: "; agreed share \(Self.percent(part.value)) — ",
          zh: "；约定采购量比例 \(Self.percent(part.value))——") + part.reference
    }
    return text
  }

  private func reportedStrengths(_ strengths: [String]) throws -> Text {
    let ofStrength = Dictionary(grouping: rows) { $0.strength?.text }
    let sums = try strengths.map { strength in
      let own = ofStrength[strength] ?? []
      let volume = try own.reduce(Ratio.zero) { try $0 + $1.volume }
      guard let main = share.lot.comparison.main, let value = own.first?.strength?.value,
        let ratio = try? value.contentRatio(to: main.value), ratio != .one
      else { return Text("\(strength) \(volume.exactText)") }
      return Text("\(strength) \(volume.exactText) × \(ratio.exactText)")
    }
    let main = share.lot.mainStrength ?? ""
    return Text(
      en: "by strength, in equivalents of \(main): ", zh: "按规格报量，折合主品规 \(main)：")
      + sums.joined()
  }

  private func withoutDemand(_ all: [String]) -> [Text] {
    let without = all.filter { region in
      placeOfRegion[region].map { need.regions[$0].total == .zero } ?? true
    }
    guard !without.isEmpty else { return [] }
    return [
      Text(en: "no reported volume: ", zh: "没有报量的地区：")
        + Text(firstOf: without, most: 40, counted: "个地区")
    ]
  }
}

extension AllocationLine {
  /// Whether it is what a replaced winner would supply: its volume stands, unlike that of what a number
  /// leaves open.
  fileprivate var isLeftByReplaced: Bool { role == .undecided && bidder.isEmpty && volume != nil }
}
