public import ExactNumbers
import PriceRatio
import RuleBook
public import Wording

/// One line of the result: what a winner supplies in a region.
public struct AllocationLine: Sendable, Equatable {
  /// In what capacity.
  public enum Role: String, Sendable {
    /// The region's main supplier.
    case main
    /// A brand that hospitals reported, beside the main supplier.
    case reported
    /// Stands by 备供.
    case standby
    /// Supplies the region, or more or less of it, only if equal bids are ordered in some way.
    case tie
    /// Stands by only if equal bids are ordered in some way.
    case standbyTie = "standby-tie"
    /// Supplies something else with another value of an unverified number.
    case undecided
    /// Nobody yet: the hospitals choose who supplies it, never the dearest.
    case hospitals
  }

  /// The lot.
  public let lot: String
  /// The region.
  public let region: String
  /// The winner: a bidder, or the entity that several form.
  public let bidder: String
  /// The members of the entity.
  public let members: [String]
  /// In what capacity it supplies.
  public var role: Role
  /// The volume as a share of what the region reported; nil where it is open.
  public var share: Ratio?
  /// The agreed volume in the unit of the demand, in equivalents of the main strength; nil where it
  /// is open.
  public var volume: Ratio?
  /// How long the agreement runs.
  public var term = AgreementTerm()
}

/// How long an agreement runs 采购周期.
public struct AgreementTerm: Sendable, Equatable {
  /// Years; nil where the rules do not say so.
  public var years: Ratio?
  /// The last day, as the rules write it; nil where they name none.
  public var end: String?
}

/// The allocation of a tender.
public struct Allocation: Sendable {
  /// The lines by lot, then region in the order of the demand, then rank.
  public var lines: [AllocationLine] = []
  /// Lots that are left to decide, so that nothing is allocated, and what has to be decided.
  public var openLots: [(name: String, question: Text?)] = []
  /// What is open in lots that are allocated but for it.
  var openRegions: [OpenRegion] = []
  /// Selected lots without reported volume.
  public var lotsWithoutDemand: [String] = []
  /// Lots of the demand in which nobody is selected, or that nobody bid for.
  public var lotsWithoutWinner: [String] = []

  /// Lots in which winners without a wish choose among regions of equal volume, which are taken in
  /// the order of the demand.
  public var lotsWithEqualRegions: [String] = []

  /// Whether a person has to decide something.
  public var isOpen: Bool { !openLots.isEmpty || !openRegions.isEmpty }
}

/// A region of which the rules do not say who supplies it, or how much.
struct OpenRegion: Sendable, Equatable {
  let lot: String
  let region: String
  /// Those who may supply it, or more or less of it.
  let bidders: [String]
  /// The unverified number on which it rests; nil where equal bids leave it open.
  let key: String?
}

/// The regions of a lot that are open between the same bidders for the same reason.
public struct OpenRegions: Sendable {
  /// The lot.
  public let lot: String
  /// The regions in the order of the demand.
  public fileprivate(set) var regions: [String]
  /// Those who may supply them, or more or less of them.
  public let bidders: [String]
  /// The unverified number on which it rests; nil where equal bids leave it open.
  public let key: String?
}

extension Allocation {
  /// What a person has to decide about regions.
  public var openQuestions: [OpenRegions] {
    var questions: [OpenRegions] = []
    var places: [[String?]: Int] = [:]
    for open in openRegions {
      let question = [open.lot, open.key] + open.bidders
      if let known = places[question] {
        questions[known].regions.append(open.region)
      } else {
        places[question] = questions.count
        questions.append(
          OpenRegions(lot: open.lot, regions: [open.region], bidders: open.bidders, key: open.key))
      }
    }
    return questions
  }
}

/// Shares out the reported volume among the winners of every lot.
///
/// The choices say which regions winners want, in order of preference; without them a winner takes
/// the region with the largest volume that is left. Equal winners, and bids that are tied for
/// places, are ordered in all ways: what is the same in all stands, the rest is open. So is what
/// another value of an unverified number would change for a main supplier, unless the evaluation
/// allowed those.
///
/// - Throws: `RuleError` where a set is faulty, `NumberError` on overflow; a lot for which the set
///   does not say how is left open.
public func allocate(_ outcome: TenderOutcome, demand: [Demand], choices: Choices = .init()) throws
  -> Allocation
{
  let shares = try TenderShares(outcome, demand: demand, choices: choices)
  var allocation = try shares.allocation(outcome.lots)
  for (key, rules, lots) in try outcome.otherwise() {
    let others = try TenderShares(
      outcome, demand: demand, choices: choices, rules: AllocationRules(rules.ruleSet)
    ).allocation(lots)
    AllocationDoubt.mark(&allocation, others, key: key)
  }
  return allocation
}

/// The demand of a tender and the rules that share it out.
private struct TenderShares {
  private let demand: [String: [Demand]]
  private let choices: Choices
  private let rules: AllocationRules

  init(
    _ outcome: TenderOutcome, demand: [Demand], choices: Choices, rules: AllocationRules? = nil
  ) throws {
    self.demand = Dictionary(grouping: demand, by: \.lot)
    self.choices = choices
    self.rules = try rules ?? AllocationRules(outcome.rules.ruleSet)
  }

  func allocation(_ lots: [LotOutcome]) throws -> Allocation {
    var allocation = Allocation()
    for lot in lots { try add(lot, to: &allocation) }
    let known = Set(lots.map(\.name))
    allocation.lotsWithoutWinner += demand.keys.filter { !known.contains($0) }.inNameOrder()
    return allocation
  }

  private func add(_ lot: LotOutcome, to allocation: inout Allocation) throws {
    guard !lot.standings.contains(where: { $0.selected == .undecided }),
      !lot.isOpen || !lot.resolutions.isEmpty || lot.tied.isEmpty
    else {
      return allocation.openLots.append((lot.name, lot.openQuestion))
    }
    let limit = WinnerOrders.limit(demand[lot.name] ?? [])
    let orders = WinnerOrders(lot, rules, limit: limit)
    guard !orders.areTooMany else {
      let question = Reason.tooManyResolutions(limit: limit).text
      return allocation.openLots.append((lot.name, question))
    }
    guard let rows = demand[lot.name] else {
      if orders.hasWinners { allocation.lotsWithoutDemand.append(lot.name) }
      return
    }
    guard orders.hasWinners else { return allocation.lotsWithoutWinner.append(lot.name) }
    let need = try LotDemand(rows, mainStrength: lot.comparison.main?.value)
    do {
      let shares = orders.all.map { winners in
        VolumeShare(lot: lot, winners: winners, demand: need, rules: rules)
      }
      var merge = AllocationMerge(lot, need)
      for share in shares { merge.take(try lines(share)) }
      merge.add(to: &allocation)
      let hasEqualRests =
        try rules.volume.value == .ownNeed && OwnNeed.hasEqualRests(shares[0])
      if rules.volume.value == .regions && need.hasEqualRegions && merge.first.count > 1
        || hasEqualRests
      {
        allocation.lotsWithEqualRegions.append(lot.name)
      }
    } catch let gap as RuleError where gap.isGap {
      // What one lot asks for and the rules do not say stops no other.
      allocation.openLots.append((lot.name, gap.message))
    }
  }

  /// What the winners of one order supply, by the rule of the set, with the term of their agreements.
  private func lines(_ share: VolumeShare) throws -> [AllocationLine] {
    guard !share.winners.isEmpty else { return [] }
    let term = try rules.term(winners: share.winners.count, bidders: share.lot.count)
    let lines =
      switch rules.volume.value {
      case .regions: try RegionChoice(share: share, choices: choices).lines()
      case .ownNeed: try OwnNeed(share: share).lines()
      case .cascade: try Cascade.lines(share)
      case .whole: try WholeVolume.lines(share)
      case .none: [AllocationLine]()
      }
    return lines.map { line in
      var line = line
      line.term = term
      return line
    }
  }
}

/// The winners and the demand of one lot, for whichever rule shares them out.
struct VolumeShare {
  let lot: LotOutcome
  /// The winners in one order, equal ones too.
  let winners: [Winner]
  let demand: LotDemand
  let rules: AllocationRules

  /// The agreed part of the reported volume.
  func firstYearShare() throws(RuleError) -> Ratio {
    try rules.share(winners: winners.count, category: demand.category)
  }

  func line(
    _ region: LotDemand.Region, _ winner: Winner, _ role: AllocationLine.Role, _ volume: Ratio
  ) throws(NumberError) -> AllocationLine {
    AllocationLine(
      lot: lot.name, region: region.name, bidder: winner.name, members: winner.members,
      role: role, share: try region.share(of: volume), volume: volume)
  }
}
