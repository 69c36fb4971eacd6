import ExactNumbers
import RuleBook

/// Stage 6b, highest-price elimination: in the lots with the widest spread of passing prices the
/// highest passing bid is dropped (round 7, 2022); by other readings of round 9 so it is in those with
/// the narrowest spread too, or the dearest bids are dropped, never the lowest of a lot.
///
/// The spread is the highest passing comparable price ÷ the lowest, both as listed. It compares the
/// lots of a whole tender with each other, so it is applied only to a file that holds them all. Each
/// resolution of a lot's ties has a spread of its own. Whether it is among the widest is certain
/// where it is whatever the other lots' ties and the order of equal spreads come to; where it is
/// not, the resolution is one in which the bid is dropped and one in which it is not. A lot that was
/// set aside may have any spread, as one that is open for another reason.
enum Elimination {
  static func apply(
    _ lots: inout [LotResolutions], lotsSetAside: Int = 0, rules: EliminationRules
  ) throws(LotError) {
    var spreads: [[Spread?]] = []
    for lot in lots {
      var own: [Spread?] = []
      for resolution in lot.all {
        let isOpen = resolution.outcome.standings.leaveSomethingOpen
        own.append(isOpen ? nil : try spread(resolution.outcome))
      }
      spreads.append(own)
    }
    let unknown =
      lotsSetAside
      + lots.count { lot in lot.all.contains { $0.outcome.standings.leaveSomethingOpen } }
    let widest = SpreadRanking(
      spreads.map { $0.map { $0?.value } }, unknown: unknown, lots: rules.lots.value)
    let narrowest = rules.narrowestLots.map { count in
      SpreadRanking(
        spreads.map { $0.map { $0?.narrowness } }, unknown: unknown, lots: count.value)
    }
    for index in lots.indices {
      var all: [ResolvedLot] = []
      for (resolution, spread) in zip(lots[index].all, spreads[index]) {
        guard let spread else {
          all.append(resolution)
          continue
        }
        let place = SpreadPlace(
          spread.value, of: spreads[index].map { $0?.value }, widest, rules.lots, isWidest: true)
        let other = narrowest.map { ranking in
          SpreadPlace(
            spread.narrowness, of: spreads[index].map { $0?.narrowness }, ranking,
            rules.narrowestLots ?? rules.lots, isWidest: false)
        }
        all += Self.resolved(resolution, spread, [place, other].compactMap(\.self), rules)
      }
      lots[index] = LotResolutions(first: all[0], others: Array(all.dropFirst()))
    }
  }

  /// The resolution without its highest bids where one of the places says so; one with and one without
  /// them where that is open.
  private static func resolved(
    _ resolution: ResolvedLot, _ spread: Spread, _ places: [SpreadPlace], _ rules: EliminationRules
  ) -> [ResolvedLot] {
    let dearest = rules.dearest?.value ?? 1
    if let place = places.first(where: { $0.isAmong == true }) {
      let reason = Reason.eliminated(spread.among(place, dearest: dearest), rule: place.rule)
      return [told(resolution, reason, dearest: dearest, drops: true)]
    }
    guard let open = places.first(where: { $0.isAmong == nil }) else { return [resolution] }
    // Both speak of it, so that whichever is told says why it is open.
    let reason = Reason.tiedForElimination(
      spread.among(open, dearest: dearest), isEqual: open.hasEqual, rule: open.rule)
    return [true, false].map {
      told(resolution, reason, dearest: dearest, drops: $0)
    }
  }

  /// The highest passing price ÷ the lowest; nil where there is but one price.
  private static func spread(_ lot: LotOutcome) throws(LotError) -> Spread? {
    let prices = passing(lot).compactMap { lot.standings[$0].price?.listed }
    guard let low = prices.min(), let high = prices.max(), low < high else { return nil }
    do throws(NumberError) {
      return Spread(
        highest: high.ratio, lowest: low.ratio, value: try high.ratio / low.ratio,
        narrowness: try low.ratio / high.ratio)
    } catch {
      throw LotError(lot: lot.name, cause: error)
    }
  }

  private static func passing(_ lot: LotOutcome) -> [Int] {
    lot.standings.indices.filter { lot.standings[$0].selected == .yes }
  }

  /// The bids at the highest passing prices, so many of them; never those at the lowest.
  private static func highest(_ lot: LotOutcome, prices count: Int) -> [Int] {
    let prices = Set(passing(lot).compactMap { lot.standings[$0].price?.listed })
    let highest = Set(prices.sorted().dropFirst().suffix(count))
    return passing(lot).filter { index in
      lot.standings[index].price.map { highest.contains($0.listed) } ?? false
    }
  }

  /// The resolution with what is said of its highest passing bids, without them where they are
  /// dropped; all that share the price are the highest.
  private static func told(
    _ resolution: ResolvedLot, _ reason: Reason, dearest: Int, drops: Bool
  ) -> ResolvedLot {
    var copy = resolution
    for index in highest(resolution.outcome, prices: dearest) {
      if drops { copy.outcome.standings[index].selected = .no }
      copy.outcome.standings[index].reasons.append(reason)
    }
    return copy
  }
}

/// Where the spread of a resolution stands among those of the tender.
private struct SpreadPlace {
  /// Whether it is one of those whose lots lose bids; nil where that depends on others.
  let isAmong: Bool?
  /// Whether another lot may have the same.
  let hasEqual: Bool
  let rule: RuleSet.Cited<Int>
  let isWidest: Bool

  init(
    _ spread: Ratio, of own: [Ratio?], _ ranking: SpreadRanking, _ rule: RuleSet.Cited<Int>,
    isWidest: Bool
  ) {
    isAmong = ranking.isWidest(spread, of: own)
    hasEqual = ranking.hasEqual(spread, besides: own)
    (self.rule, self.isWidest) = (rule, isWidest)
  }
}

extension Spread {
  /// The spread as it is told of one that stands there.
  fileprivate func among(_ place: SpreadPlace, dearest: Int) -> Spread {
    var copy = self
    copy.isWidest = place.isWidest
    copy.dearest = dearest
    return copy
  }
}

/// Which spreads are among the widest, whatever the ties of the lots come to.
private struct SpreadRanking {
  /// The widest spread that each lot can have, and the narrowest that it has at least, sorted.
  private let most, least: [Ratio]
  /// How many lots may have any spread, as something in them is open for another reason.
  private let unknown: Int
  private let lots: Int

  init(_ spreads: [[Ratio?]], unknown: Int, lots: Int) {
    self.unknown = unknown
    most = spreads.compactMap { Self.most($0) }.sorted()
    least = spreads.compactMap { Self.least($0) }.sorted()
    self.lots = lots
  }

  /// Whether a spread of a lot is among the widest; nil where that depends on the others.
  func isWidest(_ spread: Ratio, of own: [Ratio?]) -> Bool? {
    let mayStandBefore =
      unknown + most.count - place(of: spread, in: most, orEqual: false)
      - (Self.most(own).map { $0 >= spread ? 1 : 0 } ?? 0)
    if mayStandBefore < lots { return true }
    let standBefore =
      least.count - place(of: spread, in: least, orEqual: true)
      - (Self.least(own).map { $0 > spread ? 1 : 0 } ?? 0)
    return standBefore >= lots ? false : nil
  }

  /// Whether another lot may have the same spread.
  func hasEqual(_ spread: Ratio, besides own: [Ratio?]) -> Bool {
    let equal =
      place(of: spread, in: most, orEqual: true) - place(of: spread, in: most, orEqual: false)
    return equal > (Self.most(own) == spread ? 1 : 0)
  }

  private static func most(_ spreads: [Ratio?]) -> Ratio? { spreads.compactMap { $0 }.max() }

  private static func least(_ spreads: [Ratio?]) -> Ratio? {
    spreads.contains { $0 == nil } ? nil : spreads.compactMap { $0 }.min()
  }

  /// How many sorted spreads are below one, or not above it.
  private func place(of spread: Ratio, in sorted: [Ratio], orEqual: Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      let stands = orEqual ? sorted[middle] <= spread : sorted[middle] < spread
      if stands { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
