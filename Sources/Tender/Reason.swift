public import ExactNumbers
public import PriceRatio
public import RuleBook

/// Why a bid stands where it stands: what one stage found.
///
/// What every bid has takes no memory of its own; what few have is kept aside.
public enum Reason: Sendable {
  // Comparable price
  /// The bidder is qualified and quotes no valid price.
  case noQuote
  /// The strength does not convert to the main strength.
  indirect case strengthsDiffer(Strength.Fault)
  /// The content is too many times that of the main strength.
  indirect case contentTooFar(times: Ratio, limit: RuleSet.Cited<Ratio>)
  /// The form factors have no row for the form.
  case noFormFactor(DosageForm)
  /// The rule set's own factors have no row for the strength.
  case noUnitFactor(String)
  /// There is no ceiling to reckon the cut from.
  case noCeiling
  // Validity
  /// The unit price is above the ceiling.
  indirect case aboveCeiling(unitPrice: Ratio, ceiling: Ratio)
  /// The unit price is above the bidder's own lowest provincial price.
  indirect case aboveOwnLowest(unitPrice: Ratio, lowest: Ratio)
  // Shortlist
  /// Within the cap.
  case shortlisted(rank: Int, cap: RuleSet.Cited<Int>)
  /// Beyond the cap.
  case notShortlisted(rank: Int, cap: RuleSet.Cited<Int>)
  /// Equal to others at the last places.
  indirect case tiedForShortlist(places: Int, with: [String], cap: RuleSet.Cited<Int>)
  /// The firm has as many products on the shortlist as it may.
  case firmHasEnough(RuleSet.Cited<Int>)
  /// So far below the others that it wins without volume.
  indirect case withoutVolume(price: Ratio, limit: Ratio, RuleSet.Cited<Ratio>)
  // Selection
  /// This test holds, and none before it.
  case passed(SelectionTest, TestedBid)
  /// No test holds.
  case failed(TestedBid)
  /// The rule set selects whoever is shortlisted.
  case allShortlistedWin(RuleSet.Cited<[SelectionTest]>)
  /// Too few bidders: the price is negotiated.
  case negotiation(bidders: Int, limit: RuleSet.Cited<Int>)
  /// The highest passing bid of a lot with a wide spread.
  indirect case eliminated(spread: Ratio, rule: RuleSet.Cited<Int>)
  /// The same in a lot whose spread is that of others, more of them than the rule has lots for.
  indirect case tiedForElimination(spread: Ratio, rule: RuleSet.Cited<Int>)
  /// Cut so deeply that the cap does not matter.
  indirect case guaranteed(TestResult)
  /// The floor depends on the form, which is not given.
  case floorNeedsForm
  /// What everybody is paid.
  indirect case paymentStandard(price: Ratio, lowest: Ratio, floor: RuleSet.Cited<Ratio>)
  // Revival
  /// The comparable price at which the bid may still be selected.
  indirect case mayAccept(price: Ratio, RuleSet.Cited<String>)
  /// The bidder has accepted it.
  case accepted(RuleSet.Cited<String>)
  /// The bid shares its entity's outcome.
  indirect case memberOf(entity: String, leader: String)
  // Doubt
  /// Another value of an unverified number would give another outcome.
  indirect case restsOnUnverified(key: String, otherwise: Decision)

  /// Whether it speaks of a place on the shortlist.
  var isAboutShortlist: Bool {
    switch self {
    case .shortlisted, .notShortlisted, .tiedForShortlist: true
    default: false
    }
  }
  /// Whether it offers that the bid may still be selected.
  var isOffer: Bool {
    if case .mayAccept = self { true } else { false }
  }
}
