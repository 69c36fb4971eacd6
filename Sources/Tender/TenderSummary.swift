public import RuleBook
public import Wording

/// What there is to say of an evaluated tender as a whole.
public struct TenderSummary: Sendable {
  /// How many lots and bids there are.
  public let lotCount, bidCount: Int
  /// How many bids are selected.
  public let selectedCount: Int
  /// The lots in which a person has to decide something, and what.
  public internal(set) var openLots: [OpenLot]
  /// The name of the rule set.
  public let ruleSet: String
  /// The numbers below `published` that were used, by key.
  public let weakSources: [(key: String, grade: Grade)]
  /// The lots in which some bid has no ceiling to be checked against.
  public let lotsWithoutCeilings: [String]
  /// The lots in which some bid has no reported volume, on which its revival depends.
  public let lotsWithoutVolumes: [String]
  /// The lots in which a bid below the anchor is selected, and the file does not say whether its cost
  /// is stated.
  public let lotsWithoutStatements: [String]
  /// Who accepted a price that was not offered, by lot and bidder.
  public let acceptedInVain: [String]
  /// Who was to be replaced and is not selected, by lot and bidder.
  public let replacedInVain: [String]
  /// Whether a rule that compares lots was left out because the file may not hold them all.
  public let leftOutElimination: Bool

  init(
    _ totals: LotTotals, ruleSet: String, weakSources: [(key: String, grade: Grade)],
    leftOutElimination: Bool
  ) {
    lotCount = totals.lots
    bidCount = totals.bids
    selectedCount = totals.selected
    openLots = totals.open
    lotsWithoutCeilings = totals.withoutCeilings
    lotsWithoutVolumes = totals.withoutVolumes
    lotsWithoutStatements = totals.withoutStatements
    acceptedInVain = totals.acceptedInVain
    replacedInVain = totals.replacedInVain
    self.ruleSet = ruleSet
    self.weakSources = weakSources
    self.leftOutElimination = leftOutElimination
  }
}

/// A lot in which a person has to decide something.
public struct OpenLot: Sendable {
  /// The lot.
  public let name: String
  /// What has to be decided.
  public let question: Text?
  /// The question behind the name of the lot.
  public var text: Text {
    Text(name) + Text(en: ": ", zh: "：") + (question ?? Text(""))
  }
}

/// What is counted lot by lot.
struct LotTotals: Sendable {
  private(set) var lots = 0
  private(set) var bids = 0
  private(set) var selected = 0
  private(set) var open: [OpenLot] = []
  private(set) var withoutCeilings: [String] = []
  private(set) var withoutVolumes: [String] = []
  private(set) var withoutStatements: [String] = []
  private(set) var acceptedInVain: [String] = []
  private(set) var replacedInVain: [String] = []
  /// Counts some lots.
  init(_ outcomes: [LotOutcome]) {
    lots = outcomes.count
    for index in outcomes.indices {
      let standings = outcomes[index].standings
      bids += standings.count
      selected += standings.indices.count { standings[$0].selected == .yes }
      if outcomes[index].standings.leaveSomethingOpen {
        open.append(
          OpenLot(name: outcomes[index].name, question: outcomes[index].openQuestion))
      }
      acceptedInVain += outcomes[index].unchecked.acceptedInVain.map {
        "\(outcomes[index].name) \($0)"
      }
      replacedInVain += outcomes[index].unchecked.replacedInVain.map {
        "\(outcomes[index].name) \($0)"
      }
      if outcomes[index].unchecked.lacksCeilings { withoutCeilings.append(outcomes[index].name) }
      if outcomes[index].unchecked.lacksVolumes { withoutVolumes.append(outcomes[index].name) }
      if outcomes[index].unchecked.lacksStatements {
        withoutStatements.append(outcomes[index].name)
      }
    }
  }

  /// Adds what was counted of the lots that follow.
  mutating func add(_ others: LotTotals) {
    lots += others.lots
    bids += others.bids
    selected += others.selected
    open += others.open
    withoutCeilings += others.withoutCeilings
    withoutVolumes += others.withoutVolumes
    withoutStatements += others.withoutStatements
    acceptedInVain += others.acceptedInVain
    replacedInVain += others.replacedInVain
  }
}

extension LotOutcome {
  /// What a person has to decide in the lot; nil when nothing is open.
  public var openQuestion: Text? {
    for standing in standings where standing.isOpen && standing.deciding?.isDoubt != true {
      if let question = standing.reasons.lazy.compactMap({ $0.question(of: standing) }).first {
        return question
      }
    }
    guard let open = standings.first(where: { $0.isOpen }) else { return nil }
    let why = open.selected.isOpen ? nil : open.reasons.last { $0.isDoubt }
    return (why ?? open.deciding)?.text
  }

  /// The same behind the name of the lot.
  public var openText: Text { OpenLot(name: name, question: openQuestion).text }
}

extension Reason {
  fileprivate var isDoubt: Bool { if case .restsOn = self { true } else { false } }

  /// A tie as the question who of all that are equal gets the places.
  fileprivate func question(of standing: Standing) -> Text? {
    switch self {
    case .tiedForShortlist(let places, let others, let cap):
      let names = others.with(first: standing.bid.bidder).text
      return Text(
        en: "unresolved tie between \(names.en) for \(places) of the "
          + "\(cap.value) places",
        zh: "\(names.zh)并列未决，争夺 \(cap.value) 个入围名额中的 \(places) 个")
    case .tiedForFirm(let places, let others, let limit):
      let names = others.with(first: standing.bid.bidder).text
      return Text(
        en: "unresolved tie between \(names.en) for \(places) of the "
          + "\(limit.value) places of the firm",
        zh: "\(names.zh)并列未决，争夺所属企业 \(limit.value) 个名额中的 \(places) 个")
    default: return nil
    }
  }
}
