public import ExactNumbers
public import PriceRatio
public import RuleBook

/// Why a bid stands where it stands: what one stage found.
public enum Reason: Sendable {
  // Comparable price
  /// The bidder is qualified and quotes no valid price.
  case noQuote
  /// The strength does not convert to the main strength.
  case strengthsDiffer(Strength.Fault)
  /// The content is too many times that of the main strength.
  case contentTooFar(times: Ratio, limit: RuleSet.Cited<Ratio>)
  /// The form factors have no row for the form.
  case noFormFactor(DosageForm)
  // Validity
  /// The unit price is above the ceiling.
  case aboveCeiling(unitPrice: Ratio, ceiling: Ratio)
  /// The unit price is above the bidder's own lowest provincial price.
  case aboveOwnLowest(unitPrice: Ratio, lowest: Ratio)
  // Shortlist
  /// Within the cap.
  case shortlisted(rank: Int, cap: RuleSet.Cited<Int>)
  /// Beyond the cap.
  case notShortlisted(rank: Int, cap: RuleSet.Cited<Int>)
  /// Equal to others at the last places.
  case tiedForShortlist(places: Int, with: [String], cap: RuleSet.Cited<Int>)
  // Selection
  /// A test holds.
  case passed(TestResult, of: [TestResult])
  /// No test holds; `untested` is a cut that could not be tested, as the bid has no ceiling.
  case failed([TestResult], untested: RuleSet.Cited<Ratio>?)
  /// The rule set selects whoever is shortlisted.
  case allShortlistedWin(RuleSet.Cited<[SelectionTest]>)
  /// Too few bidders: the price is negotiated.
  case negotiation(bidders: Int, limit: RuleSet.Cited<Int>)
  /// The highest passing bid of a lot with a wide spread.
  case eliminated(spread: Ratio, rule: RuleSet.Cited<Int>)
  /// The same in a lot whose spread is that of others, more of them than the rule has lots for.
  case tiedForElimination(spread: Ratio, rule: RuleSet.Cited<Int>)
  // Doubt
  /// Another value of an unverified number would give another outcome.
  case restsOnUnverified(key: String, otherwise: Decision)
}
