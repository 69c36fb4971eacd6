import Dispatch
import PriceRatio
import Synchronization
package import Tables
import Wording

/// The lots of a tender and who bids in them: what the rows of other tables must match.
public struct TenderLots: Sendable {
  /// What was told of lots with many bids: every row of another table asks again.
  private final class Told: Sendable {
    let names = Mutex<Names?>(nil)
    let bidders = Mutex<[String: Set<String>]>([:])
    let mainStrengths = Mutex<[String: NamedStrength?]>([:])
    /// So many bids are many.
    static let many = 32
  }

  private let told = Told()
  private let bids: BidRows
  /// The last of the rules, by which the main strength is told.
  private let rules: TenderRules?
  /// Where the bids of a lot, or of a bidding unit, are found.
  private var places: [String: Int] = [:]
  /// The bidding units, whose bids have been split.
  private var split: [String: Lot] = [:]
  /// The bidding units into which lots are split, by the lots' own names.
  private var units: [String: [String]] = [:]
  /// The names of the lots, or of their bidding units, in their order.
  public private(set) var names: [String] = []
  /// The lots of some bids; where rules split lots into bidding units, these are what is named, without
  /// rules the lots themselves.
  /// Other tables may name them by the aliases of the bids.
  ///
  /// - Throws: `LotError` where volumes are too large to be split by.
  public init(_ bids: BidRows, rules: [TenderRules]) throws(LotError) {
    (self.bids, self.rules) = (bids, rules.last)
    let own = bids.lotNames
    places.reserveCapacity(own.count)
    if rules.isEmpty { for (place, name) in own.enumerated() { places[name] = place } }
    for rules in rules {
      for (place, name) in own.enumerated() {
        guard rules.units != nil else {
          (places[name], split[name]) = (place, nil)
          continue
        }
        let arranged = try rules.arranged(bids.lots(place..<place + 1))
        for unit in arranged { (places[unit.name], split[unit.name]) = (place, unit) }
        units[name] = arranged.map(\.name)
      }
    }
    names = units.isEmpty ? own : places.keys.inNameOrder()
  }

  /// What names stand for.
  var aliases: Aliases { bids.layout.aliases }

  /// The names of lots and bidders as the bids have them, for tables that write them otherwise.
  package var known: Names {
    told.names.withLock { told in
      let known = told ?? learn()
      told = known
      return known
    }
  }

  /// Learns these names on another thread, for who needs them later.
  func learnAside() { DispatchQueue.global().async { _ = known } }

  private func learn() -> Names {
    var known = Names(bids.layout.aliases)
    let own = bids.lotNames
    known.reserveCapacity(own.count)
    for lot in own { known.settle(lot) }
    guard isSplit else {
      // Which of them comes first changes nothing: no two are one name.
      for bidder in bids.bidderNames { known.settle(bidder) }
      return known
    }
    for lot in names {
      known.settle(lot)
      for bidder in bidders(of: lot).inNameOrder() { known.settle(bidder) }
    }
    return known
  }

  /// The bidding units of a lot; nil where it is none that is split.
  func units(of lot: String) -> [String]? { units[lot] }

  /// Whether lots are split into bidding units.
  var isSplit: Bool { !units.isEmpty }

  /// Whether somebody bids in a lot.
  func has(_ lot: String) -> Bool { places[lot] != nil }

  /// The strength at which the prices of a lot are compared; nil where it has none.
  package func mainStrength(of lot: String) -> NamedStrength? {
    guard let place = places[lot] else { return nil }
    if let unit = split[lot] { return unit.mainStrength }
    if let known = told.mainStrengths.withLock({ $0[lot] }) { return known }
    let lots = bids.lots(place..<place + 1)
    // Bids that are too large for their ceilings are found when they are evaluated.
    let strength = ((try? rules?.arranged(lots)) ?? lots).first?.mainStrength
    if (lots.first?.bids.count ?? 0) > Told.many {
      told.mainStrengths.withLock { $0[lot] = .some(strength) }
    }
    return strength
  }
}

extension TableReader {
  /// What is said of a lot that nobody bids in.
  private static var noLot: Text { Text(en: "nobody bids in a lot of this name", zh: "报价表中没有该品种") }

  /// What is said of a bidder that does not bid in a lot.
  private static func noBidder(_ lot: String) -> Text {
    Text(en: "this bidder does not bid in the lot `\(lot)`", zh: "该企业未申报“\(lot)”")
  }

  /// Whether somebody bids in the lot of a row; else that is a finding.
  package mutating func checkLot(
    _ row: Record, _ column: Column, _ lot: String, _ lots: TenderLots
  ) -> Bool {
    if lots.has(lot) { return true }
    addUnmatched(row, column, value: lot, among: lots.names, what: Self.noLot)
    return false
  }

  /// Notes a lot that nobody bids in, where its name is near that of one.
  mutating func noteLot(_ row: Record, _ column: Column, _ lot: String, _ lots: TenderLots) {
    noteUnmatched(row, column, value: lot, among: lots.names, what: Self.noLot)
  }

  /// Reports a lot that is split into bidding units, by its own name: whose need it is nobody can say.
  mutating func checkUnits(_ row: Record, _ column: Column, _ lot: String, _ lots: TenderLots)
    -> Bool
  {
    guard !lots.has(lot), let units = lots.units(of: lot) else { return true }
    let names = units.map { "`\($0)`" }.joined(separator: ", ")
    add(
      .unmatchedRow, row, column, value: lot,
      reason: Text(
        en: "the lot is split into bidding units: name the one of the brand, \(names)",
        zh: "该品种分竞价单元，请填写品牌所在单元：\(names)"))
    return false
  }

  /// Whether a bidder bids in the lot of a row; else that is a finding about the lot or the bidder.
  package mutating func checkBidder(
    _ row: Record, lot: (Column, String), bidder: (Column, String), _ lots: TenderLots
  ) -> Bool {
    guard checkLot(row, lot.0, lot.1, lots) else { return false }
    let bidders = lots.bidders(of: lot.1)
    if bidders.contains(bidder.1) { return true }
    addUnmatched(
      row, bidder.0, value: bidder.1, among: bidders.inNameOrder(), what: Self.noBidder(lot.1))
    return false
  }
}

extension TableReader {
  /// Notes a bidder that does not bid in a lot; `onlyNear` where its name is near that of one that does.
  mutating func noteBidder(
    _ row: Record, _ column: Column, _ bidder: String, lot: String, _ lots: TenderLots,
    onlyNear: Bool
  ) {
    guard !onlyNear || looksForNear else { return }
    let bidders = lots.bidders(of: lot)
    guard !bidders.contains(bidder) else { return }
    noteUnmatched(
      row, column, value: bidder, among: bidders.inNameOrder(), what: Self.noBidder(lot),
      onlyNear: onlyNear)
  }

  /// Checks that the content of a strength compares with what a lot is compared at; else that is a
  /// finding.
  mutating func checkStrength(
    _ row: Record, _ column: Column, _ strength: (text: String, value: Strength), lot: String,
    _ lots: TenderLots
  ) {
    guard let main = lots.mainStrength(of: lot) else {
      add(
        .incomparableStrengths, row, column, value: strength.text,
        reason: Text(
          en: "the bids of the lot `\(lot)` have no strength", zh: "“\(lot)”的报价未填写规格"))
      return
    }
    do throws(Strength.Fault) {
      _ = try strength.value.contentRatio(to: main.value)
    } catch {
      add(
        strength.value.fault?.code ?? .incomparableStrengths, row, column, value: strength.text,
        reason: Text(
          en: "the bids of the lot `\(lot)` are compared at \(main.text): ",
          zh: "“\(lot)”的报价按 \(main.text) 比较：") + error.reason)
    }
  }
}

extension TenderRules {
  /// What tables beside the bids may call a lot: by itself, or by its bidding units.
  public func names(of lot: String) -> [String] {
    units == nil ? [lot] : BiddingUnits.names(of: lot)
  }
}

extension TenderLots {
  /// The bids of a lot.
  func bids(of lot: String) -> [Bid] {
    guard let place = places[lot] else { return [] }
    return split[lot]?.bids ?? bids.lots(place..<place + 1).flatMap(\.bids)
  }

  /// Who bids in a lot; an entity may answer for its members.
  func bidders(of lot: String) -> Set<String> {
    if let known = told.bidders.withLock({ $0[lot] }) { return known }
    let bids = bids(of: lot)
    let bidders = Set(bids.flatMap { [$0.bidder, $0.entity] })
    if bids.count > Told.many { told.bidders.withLock { $0[lot] = bidders } }
    return bidders
  }
}
