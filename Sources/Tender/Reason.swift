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
  /// There is no ceiling to compute the cut from.
  case noCeiling
  /// There are no technical points for the composite score.
  case noTechnicalScore
  // Validity
  /// The unit price is above the ceiling, which the rules may set.
  indirect case aboveCeiling(unitPrice: Ratio, ceiling: Ratio, rule: RuleSet.Cited<Ratio>?)
  /// The unit price is above the bidder's own lowest provincial price.
  indirect case aboveOwnLowest(unitPrice: Ratio, lowest: Ratio)
  // Shortlist
  /// Within the cap.
  case shortlisted(rank: Int, cap: RuleSet.Cited<Int>)
  /// Beyond the cap.
  case notShortlisted(rank: Int, cap: RuleSet.Cited<Int>)
  /// Equal to others at the last places.
  indirect case tiedForShortlist(places: Int, with: FewNames, cap: RuleSet.Cited<Int>)
  /// Equal to others of its firm at the last of the firm's places.
  indirect case tiedForFirm(places: Int, with: FewNames, limit: RuleSet.Cited<Int>)
  /// The firm has as many products on the shortlist as it may.
  case firmHasEnough(RuleSet.Cited<Int>)
  /// So far below the others that it wins without volume.
  indirect case withoutVolume(price: Ratio, ZeroVolumeLimit)
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
  indirect case eliminated(Spread, rule: RuleSet.Cited<Int>)
  /// The same in a lot of which it is open whether it is one of the widest: others have the same
  /// spread, or ties of their own.
  indirect case tiedForElimination(Spread, isEqual: Bool, rule: RuleSet.Cited<Int>)
  /// Cut so deeply that the cap does not matter.
  indirect case guaranteed(TestResult)
  /// The floor depends on the form, which is not given.
  case floorNeedsForm
  /// The quote is below the anchor, and needs a statement of its cost, which the file may say is there.
  case belowAnchor(hasStatement: Bool?, RuleSet.Cited<Bool>)
  /// It was selected, and struck off later.
  case struckOff(RuleSet.Cited<Bool>)
  /// What was ruled about the bid.
  indirect case ruled(Ruling)
  /// No other test selects the bid, and there is no ceiling to compute the cut from.
  case cutNeedsCeiling
  /// What everybody is paid.
  indirect case paymentStandard(
    price: Ratio, lowest: Ratio, ceiling: Ratio, floor: RuleSet.Cited<Ratio>)
  // Revival
  /// The price at which the bid may still be selected.
  indirect case mayAccept(RevivalOffer, RuleSet.Cited<String>)
  /// Whether the bid may still be selected depends on volumes that some bids lack.
  case offerNeedsVolumes
  /// The bid may still be selected without volume, at its own price.
  case maySupplyNothing(RuleSet.Cited<String>)
  /// The bidder has accepted it.
  case accepted(RuleSet.Cited<String>)
  /// The bid shares its entity's outcome.
  indirect case memberOf(entity: String, leader: String)
  // What equal bids leave open
  /// What becomes of the bid depends on who of equal bids gets a place.
  indirect case dependsOnTie(among: FewNames, [Decision])
  /// The price that the bid may accept depends on it.
  indirect case offerDependsOnTie(among: FewNames)
  /// Whether the bid takes part in the choice of regions, or gets volume, depends on it.
  indirect case entitlementIsOpen(among: FewNames)
  /// More ways to resolve the ties of the lot than can be gone through.
  case tooManyResolutions(limit: Int)
  /// In which unit the bid competes depends on the order of equal volumes.
  indirect case unitIsOpen(among: FewNames)
  /// The price of this bidder cannot be compared, so that the order of the lot is open.
  indirect case orderIsOpen(bidder: String)
  // Doubt
  /// Another value of what is not known for sure would give something else.
  indirect case restsOn(OpenValue, Otherwise)

  /// Whether it speaks of a place on the shortlist.
  var isAboutShortlist: Bool {
    switch self {
    case .shortlisted, .notShortlisted, .tiedForShortlist: true
    default: false
    }
  }
  /// Whether a stage after the shortlist says it.
  var isAboutSelection: Bool {
    switch self {
    case .ruled(let ruling): ruling.kind.status == nil
    case .noQuote, .strengthsDiffer, .contentTooFar, .noFormFactor, .noUnitFactor, .noCeiling,
      .noTechnicalScore, .aboveCeiling, .aboveOwnLowest, .shortlisted, .notShortlisted,
      .tiedForShortlist,
      .tiedForFirm, .firmHasEnough, .withoutVolume:
      false
    case .passed, .failed, .allShortlistedWin, .negotiation, .eliminated, .tiedForElimination,
      .belowAnchor, .struckOff, .guaranteed, .floorNeedsForm, .cutNeedsCeiling, .paymentStandard,
      .mayAccept,
      .maySupplyNothing, .offerNeedsVolumes, .accepted,
      .memberOf, .dependsOnTie, .offerDependsOnTie, .entitlementIsOpen, .tooManyResolutions,
      .unitIsOpen,
      .orderIsOpen, .restsOn:
      true
    }
  }
  /// What it decides, if no later stage decides otherwise.
  var claim: Claim? {
    switch self {
    case .shortlisted: .shortlisted(.yes)
    case .notShortlisted: .shortlisted(.no)
    case .passed, .allShortlistedWin, .guaranteed, .withoutVolume, .accepted: .selected(.yes)
    case .failed, .eliminated: .selected(.no)
    case .noQuote, .strengthsDiffer, .contentTooFar, .noFormFactor, .noUnitFactor, .noCeiling,
      .noTechnicalScore, .aboveCeiling, .aboveOwnLowest, .tiedForShortlist, .tiedForFirm,
      .firmHasEnough, .negotiation, .tiedForElimination, .floorNeedsForm, .belowAnchor, .struckOff,
      .ruled, .cutNeedsCeiling, .paymentStandard, .mayAccept, .offerNeedsVolumes, .maySupplyNothing,
      .memberOf, .dependsOnTie, .offerDependsOnTie, .entitlementIsOpen, .tooManyResolutions,
      .unitIsOpen, .orderIsOpen, .restsOn:
      nil
    }
  }
  /// The reason as a bidder may read it, without the names of others.
  func hidingOthers(than bidder: String) -> Reason {
    switch self {
    case .tiedForShortlist(let places, let others, let cap):
      .tiedForShortlist(places: places, with: others.unnamed, cap: cap)
    case .tiedForFirm(let places, let others, let limit):
      .tiedForFirm(places: places, with: others.unnamed, limit: limit)
    case .memberOf: .memberOf(entity: "", leader: "")
    case .dependsOnTie(let names, let decisions): .dependsOnTie(among: names.unnamed, decisions)
    case .offerDependsOnTie(let names): .offerDependsOnTie(among: names.unnamed)
    case .entitlementIsOpen(let names): .entitlementIsOpen(among: names.unnamed)
    case .unitIsOpen(let names): .unitIsOpen(among: names.unnamed)
    case .orderIsOpen(let other): .orderIsOpen(bidder: other == bidder ? bidder : "")
    case .noQuote, .strengthsDiffer, .contentTooFar, .noFormFactor, .noUnitFactor, .noCeiling,
      .noTechnicalScore, .aboveCeiling, .aboveOwnLowest, .shortlisted, .notShortlisted,
      .firmHasEnough, .withoutVolume, .passed, .failed, .allShortlistedWin, .negotiation,
      .eliminated, .tiedForElimination, .guaranteed, .floorNeedsForm, .belowAnchor, .struckOff,
      .cutNeedsCeiling, .paymentStandard, .mayAccept, .offerNeedsVolumes, .maySupplyNothing,
      .accepted, .tooManyResolutions, .restsOn, .ruled:
      self
    }
  }
  /// Whether it says that another member of its entity stands for the bid.
  var isOfMember: Bool { if case .memberOf = self { true } else { false } }
  /// Whether it says why a bid is open that is in no tie of places itself.
  var saysWhyOpen: Bool {
    switch self {
    case .tiedForElimination, .floorNeedsForm, .cutNeedsCeiling, .belowAnchor(false?, _): true
    default: false
    }
  }
  /// Whether it is about the price at which the bid may still be selected.
  var isOffer: Bool {
    switch self {
    case .mayAccept, .maySupplyNothing, .offerNeedsVolumes, .offerDependsOnTie,
      .restsOn(_, .offer):
      true
    default: false
    }
  }
}

/// What a reason decides about a bid.
enum Claim {
  case shortlisted(Decision)
  case selected(Decision)

  /// Whether the bid has come to that.
  func holds(of standing: Standing) -> Bool {
    switch self {
    case .shortlisted(let decision): standing.shortlisted == decision
    case .selected(let decision): standing.selected == decision
    }
  }
}

/// What an outcome rests on that is not known for sure.
public enum OpenValue: Sendable, Equatable {
  /// An unverified number of the rules.
  case unverified(key: String)
  /// The number of bidders: the file does not say whether those without a quote count.
  case count
  /// The same: a ruling that takes a bid out does not say whether its bidder counts.
  case ruledCount
  /// The main strength: the file names none, and several are quoted equally often.
  case mainStrength
}

/// What another value would give.
public enum Otherwise: Sendable {
  /// Another selection, or the same at another price.
  case selection(Decision, price: Ratio?)
  /// The same selection with another entitlement.
  case entitlement(Entitlement)
  /// Another place on the shortlist.
  case shortlist(Decision)
  /// Another price that the bid may accept.
  case offer
  /// Nobody can say: the other value needs something else that is not given.
  case unknown
  /// Nobody has tried: there are more other values than can be gone through.
  case untried
}

/// The price at which a bid that failed may still be selected, and how it is made.
public struct RevivalOffer: Sendable {
  /// The comparable price of the offer.
  public let comparablePrice: Ratio
  /// By how many times that the bid's own unit costs more.
  public let ratio: Ratio
  /// The price per unit of the bid's own strength.
  public let unitPrice: Ratio
  /// The multiple and the anchor that make the price; nil where it is the highest price that is
  /// selected without revival.
  let multiple: (rule: RuleSet.Cited<Ratio>, anchor: Ratio)?
}

/// The price below which a bid wins without volume, and how it is made.
public struct ZeroVolumeLimit: Sendable {
  /// The mean minus the deviations, as it is shown.
  let value: Ratio
  let statistics: Anchor.Statistics
  /// Whether the mean is that of all valid bids.
  let isOverValid: Bool
  let deviations: RuleSet.Cited<Ratio>
}

/// The spread of the passing bids of a lot.
public struct Spread: Sendable {
  /// The highest and the lowest passing comparable price.
  let highest, lowest: Ratio
  /// The highest ÷ the lowest.
  let value: Ratio
  /// The lowest ÷ the highest: of the narrowest spread it is the largest.
  let narrowness: Ratio
  /// Whether it is held against the widest of the tender, and not the narrowest.
  var isWidest = true
  /// How many of the dearest prices are dropped for it.
  var dearest = 1
}
