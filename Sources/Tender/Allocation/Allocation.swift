public import ExactNumbers
import PriceRatio
import RuleBook
import Wording

/// One line of the result: what a winner supplies in a region.
public struct AllocationLine: Sendable {
  /// In what capacity.
  public enum Role: String, Sendable {
    /// The region's main supplier.
    case main
    /// A brand that hospitals reported, beside the main supplier.
    case reported
    /// Stands by 备供.
    case standby
  }

  /// The lot.
  public let lot: String
  /// The region.
  public let region: String
  /// The winner.
  public let bidder: String
  /// In what capacity it supplies.
  public let role: Role
  /// The volume as a share of what the region reported.
  public let share: Ratio
  /// The agreed volume in the unit of the demand, in equivalents of the main strength.
  public let volume: Ratio
}

/// The allocation of a tender.
public struct Allocation: Sendable {
  /// The lines by lot, then region in the order of the demand, then rank.
  public var lines: [AllocationLine] = []
  /// Lots that are left to decide, so that nothing is allocated.
  public var openLots: [String] = []
  /// Selected lots without reported volume.
  public var lotsWithoutDemand: [String] = []
  /// Lots of the demand in which nobody is selected, or that nobody bid for.
  public var lotsWithoutWinner: [String] = []
  /// Lots in which winners of equal rank chose regions in the order of their names.
  public var lotsWithEqualChoosers: [String] = []
}

/// Shares out the reported volume among the winners of every lot.
///
/// The choices say which regions winners want, in order of preference; without them a winner takes
/// the region with the largest volume that is left.
///
/// - Throws: `RuleError` where the set does not say how, `NumberError` on overflow.
public func allocate(_ outcome: TenderOutcome, demand: [Demand], choices: Choices = .init()) throws
  -> Allocation
{
  let rules = try AllocationRules(outcome.rules.ruleSet)
  let rows = Dictionary(grouping: demand, by: \.lot)
  var allocation = Allocation()
  for lot in outcome.lots {
    if lot.isOpen {
      allocation.openLots.append(lot.name)
      continue
    }
    let winners = lot.winners.filter { $0.entitlement != .noVolume }
    guard let lotRows = rows[lot.name] else {
      if !winners.isEmpty { allocation.lotsWithoutDemand.append(lot.name) }
      continue
    }
    guard !winners.isEmpty else {
      allocation.lotsWithoutWinner.append(lot.name)
      continue
    }
    let main = try lot.mainStrength.map { text throws(Strength.Fault) in try Strength(text) }
    let need = try LotDemand(lotRows, mainStrength: main)
    let share = VolumeShare(lot: lot, winners: winners, demand: need, rules: rules)
    allocation.lines += try share.lines(choices: choices)
    if rules.volume.value == .regions, Set(winners.map(\.rank)).count < winners.count {
      allocation.lotsWithEqualChoosers.append(lot.name)
    }
  }
  let known = Set(outcome.lots.map(\.name))
  allocation.lotsWithoutWinner += rows.keys.filter { !known.contains($0) }.inNameOrder()
  return allocation
}

/// How volume is shared out, with sources.
struct AllocationRules: Sendable {
  let set: RuleSet
  let volume: RuleSet.Cited<VolumeRule>
  let hasStandby: Bool

  init(_ set: RuleSet) throws(RuleError) {
    self.set = set
    volume = try set.text(TenderKeys.volumeRule).map { VolumeRule(rawValue: $0) ?? .none }
    hasStandby =
      try set.given(TenderKeys.standby, set.text)?.value
      == "yes"
  }

  /// The first-year share for so many winners; everything where the set has no share table.
  func share(winners: Int, category: Demand.Category) throws(RuleError) -> Ratio {
    let key =
      switch category {
      case .general: TenderKeys.share
      case .restricted: TenderKeys.shareRestricted
      case .special: TenderKeys.shareSpecial
      }
    if category == .general, set.parameters[key.name] == nil { return .one }
    return try set.table(key).value(forCount: winners).value
  }
}

/// The winners and the demand of one lot, for whichever rule shares them out.
struct VolumeShare {
  let lot: LotOutcome
  let winners: [Standing]
  let demand: LotDemand
  let rules: AllocationRules

  func lines(choices: Choices) throws -> [AllocationLine] {
    switch rules.volume.value {
    case .regions: try RegionChoice(share: self, choices: choices).lines()
    case .ownNeed: try OwnNeed(share: self).lines()
    case .cascade: try Cascade.lines(self)
    case .whole: try WholeVolume.lines(self)
    case .none: []
    }
  }

  /// The agreed part of the reported volume.
  func firstYearShare() throws(RuleError) -> Ratio {
    try rules.share(winners: winners.count, category: demand.category)
  }

  func line(
    _ region: LotDemand.Region, _ bidder: String, _ role: AllocationLine.Role, _ volume: Ratio
  ) throws(NumberError) -> AllocationLine {
    AllocationLine(
      lot: lot.name, region: region.name, bidder: bidder, role: role,
      share: region.total > .zero ? try volume / region.total : .zero, volume: volume)
  }
}
