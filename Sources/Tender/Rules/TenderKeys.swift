public import RuleBook
import Wording

/// The parameters of a tender's rule set.
///
/// Each stands beside the code that reads it, in `Rules`, or, where one file alone asks for it, there.
public enum TenderKeys {
  /// All of them, in the order of the stages.
  public static let catalogue = RuleCatalogue(
    kind: "tender", title: Text(en: "tender", zh: "集中采购"),
    keys: [
      unitsCumulative, unitsAll, unitsFill, unitsComplete,
      profile, formFactor, unitFactors, fill, decimals,
      ceilings, ceilingsBy, listingShare, countBasis,
      rankingBy, priceWeight, priceForm, tieBreaks,
      caps, perFirm, guaranteedCut, negotiation, tests,
      anchor, anchorShare, anchorDeviations, deviationType, statisticsOver, statisticsZeroVolume,
      costStatement, strikingOff, multiple, cut, floor, floorAt, floorVolumes,
      zeroVolume, zeroVolumeRefill,
      eliminationLots, eliminationReading, eliminationNarrowest, eliminationDearest, paymentFloor,
      revivalFirst, revivalSecond, reference,
    ] + volume + [totals],
    conditions: TenderConditions.all)

  /// Those by which volume is shared out among the winners, whoever they are.
  static let volume = [
    share, shareRestricted, shareSpecial, volumeRule, brands, leastNeed, standby, cascade,
    classShares, classLastRanks, rankShares, rankRests, unselectedRest, quoteShares, rest,
    term, termBy, termEnd,
  ]
}
