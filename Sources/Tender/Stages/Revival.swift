import ExactNumbers
public import Files
import RuleBook
public import Tables

/// Stage 7, revival 复活: the price that a bid which failed may accept, and who has accepted it.
///
/// A shortlisted bid that failed the tests may accept the highest price selected without revival
/// or, where only one is selected, the multiple of the anchor. From round 11 a bid that was not
/// shortlisted may do so too, if the volume reported for it is at least the mean per brand and its
/// quote was not the highest; it takes no part in the choice of regions. From round 12 the
/// originator may be selected without volume.
enum Revival {
  static func apply(_ lot: inout LotOutcome, rules: TenderRules, accepted: Set<Acceptance>)
    throws(NumberError)
  {
    guard rules.revival.isPossible, let price = try price(lot, rules) else { return }
    let comparable = price.comparable
    var volumes = ReportedVolumes(lot.standings)
    let acceptances = Acceptances(accepted, of: lot)
    let highest = lot.standings.filter { $0.status == .valid }.compactMap { $0.price?.exact }.max()
    for index in lot.standings.indices {
      let standing = lot.standings[index]
      guard standing.status == .valid, standing.selected == .no, let own = standing.price else {
        continue
      }
      if standing.shortlisted != .yes, volumes.areIncomplete, rules.revival.notShortlisted != nil,
        own.exact != highest
      {
        // The mean over the brands is not known.
        lot.standings[index].hasOpenOffer = true
        lot.standings[index].reasons.append(.offerNeedsVolumes)
        if acceptances.has(standing.bid) { lot.standings[index].selected = .undecided }
        continue
      }
      let offer: (rule: RuleSet.Cited<String>, entitlement: Entitlement)?
      if standing.shortlisted == .yes {
        offer = rules.revival.shortlisted.map { ($0, .full) }
      } else if let rule = rules.revival.notShortlisted, own.exact != highest,
        try volumes.reachMean(standing.bid.reportedVolume)
      {
        offer = (rule, .noRegionChoice)
      } else if let rule = rules.revival.reference, standing.bid.isOriginator {
        offer = (rule, .noVolume)
      } else {
        offer = nil
      }
      guard let offer else { continue }
      // The price is comparable; the bidder's own strength costs its ratio times as much.
      let settled = try offer.entitlement == .noVolume ? own.unitPrice : comparable * own.ratio
      lot.standings[index].settledPrice = settled
      lot.standings[index].reasons.append(
        offer.entitlement == .noVolume
          ? .maySupplyNothing(offer.rule)
          : .mayAccept(
            RevivalOffer(
              comparablePrice: comparable, ratio: own.ratio, unitPrice: settled,
              multiple: price.multiple), offer.rule))
      if acceptances.has(standing.bid) {
        lot.standings[index].selected = .yes
        lot.standings[index].entitlement = offer.entitlement
        lot.standings[index].isRevived = true
        lot.standings[index].reasons.append(.accepted(offer.rule))
      }
    }
  }

  /// The comparable price that revives; nil when nobody was selected with volume.
  private static func price(_ lot: LotOutcome, _ rules: TenderRules) throws(NumberError)
    -> (comparable: Ratio, multiple: (rule: RuleSet.Cited<Ratio>, anchor: Ratio)?)?
  {
    let winners = lot.standings.filter { $0.selected == .yes && !$0.isZeroVolume }
    guard let highest = winners.compactMap({ $0.price?.exact }).max() else { return nil }
    guard winners.count == 1, let multiple = rules.selection.multiple, let anchor = lot.anchor
    else {
      return (highest, nil)
    }
    return (
      try anchor.shown(times: multiple.value), (multiple, try anchor.shown(times: .one))
    )
  }
}

/// The volumes that were reported for the bids of a lot.
private struct ReportedVolumes {
  private let all: [Ratio]
  /// Whether some bids have none, though others have.
  let areIncomplete: Bool
  /// Summed up when it is asked for, once for all bids.
  private var sum: Ratio?

  init(_ standings: [Standing]) {
    all = standings.compactMap(\.bid.reportedVolume)
    areIncomplete = !all.isEmpty && all.count < standings.count
  }

  /// Whether a volume is at least the mean of all.
  mutating func reachMean(_ volume: Ratio?) throws(NumberError) -> Bool {
    guard let volume else { return false }
    if sum == nil {
      var total = Ratio.zero
      for other in all { total = try total + other }
      sum = total
    }
    guard let sum else { return false }
    return try volume * Ratio(all.count) >= sum
  }
}

/// Which bidders of a lot have accepted; an entity has by its own name or that of any member.
private struct Acceptances {
  private let accepted: Set<Acceptance>
  private let lot: String
  private let entities: Set<String>

  init(_ accepted: Set<Acceptance>, of outcome: LotOutcome) {
    (self.accepted, lot) = (accepted, outcome.name)
    let members = accepted.isEmpty ? [] : outcome.members
    entities = Set(
      members.lazy.map(\.bid).filter {
        accepted.contains(Acceptance(lot: outcome.name, bidder: $0.bidder))
      }.map(\.entity))
  }

  func has(_ bid: Bid) -> Bool {
    guard !accepted.isEmpty else { return false }
    return entities.contains(bid.entity)
      || [bid.bidder, bid.entity].contains { accepted.contains(Acceptance(lot: lot, bidder: $0)) }
  }
}

/// A bidder's word that it accepts the price of revival in a lot.
public struct Acceptance: Hashable, Sendable {
  /// The lot.
  public let lot: String
  /// The bidder.
  public let bidder: String

  /// Notes an acceptance.
  public init(lot: String, bidder: String) {
    self.lot = lot
    self.bidder = bidder
  }

  /// Reads a table of acceptances by the schema `acceptances`; with the lots, rows that match no bid
  /// are findings.
  ///
  /// - Returns: who accepted, nobody when there are errors among the findings.
  /// - Throws: `FileError` when the file cannot be read.
  public static func read(
    _ path: String, schema: Schema, lots: TenderLots? = nil
  ) throws(FileError) -> (accepted: Set<Acceptance>, findings: Findings) {
    var table = try TableReader(path: path, schema: schema)
    var names = lots?.known ?? Names(schema.aliases)
    let columns = (lot: table.column("lot"), bidder: table.column("bidder"))
    var accepted: Set<Acceptance> = []
    while let row = try table.next() {
      let lot = table.name(row, columns.lot, &names)
      let bidder = table.name(row, columns.bidder, &names)
      guard let lot, let bidder else { continue }
      if let lots {
        _ = table.checkBidder(row, lot: (columns.lot, lot), bidder: (columns.bidder, bidder), lots)
      }
      accepted.insert(Acceptance(lot: lot, bidder: bidder))
    }
    table.findings.add(names.findings(file: table.name))
    return (table.findings.hasErrors ? [] : accepted, table.findings)
  }
}
