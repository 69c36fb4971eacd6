public import ExactNumbers
public import RuleBook
import Wording

/// Yes, no, or why it is neither.
public enum Decision: String, Sendable, CaseIterable {
  /// Yes.
  case yes = "Y"
  /// No.
  case no = "N"
  /// An unresolved tie: the rules leave more bids than places.
  case tie
  /// The rules do not decide: a number is unset or unverified, or a negotiation follows.
  case undecided

  /// Whether a person has to decide.
  public var isOpen: Bool { self == .tie || self == .undecided }
}

/// What a selected bid is entitled to.
public enum Entitlement: String, Sendable, CaseIterable {
  /// Volume and the choice of regions.
  case full
  /// Volume, but no part in the choice of regions.
  case noRegionChoice = "no-region-choice"
  /// No volume.
  case noVolume = "no-volume"
  /// One of these, as a tie is resolved.
  case open = "tie"
}

/// Whether a bid takes part.
public enum BidStatus: String, Sendable, CaseIterable {
  /// It takes part.
  case valid
  /// It quotes no price.
  case noQuote = "no-quote"
  /// It was ruled that its bidder is not qualified.
  case disqualified
  /// It was ruled that its bidder took it back.
  case withdrawn
  /// It was ruled to be none.
  case noBid = "no-bid"
  /// Its unit price is above the ceiling of its spec.
  case aboveCeiling = "above-ceiling"
  /// Its unit price is above the bidder's own lowest provincial price.
  case aboveOwnLowest = "above-own-lowest"
  /// Its price cannot be converted to the lot's main strength or form.
  case notComparable = "not-comparable"

  /// Whether the bid has no quote, or none that stands.
  var isWithoutQuote: Bool {
    switch self {
    case .noQuote, .disqualified, .withdrawn, .noBid: true
    case .valid, .aboveCeiling, .aboveOwnLowest, .notComparable: false
    }
  }
}

/// How a bid's price was made comparable.
public struct ComparablePrice: Sendable, BitwiseCopyable {
  /// Yuan per smallest unit.
  public let unitPrice: Ratio
  /// The divisor: content factor × form factor × the coefficient of the product class.
  public let ratio: Ratio
  /// Unit price ÷ ratio, exact.
  public let exact: Ratio
  /// The price as tables list it, to as many decimals as the rules say and to 6 at most: means and
  /// spreads are taken of it, so that they can be checked from a table, and so that many of them
  /// still fit.
  public let listed: Yuan
  /// Whether bids are ranked by the exact price, because the rules do not round.
  private let ranksExactly: Bool

  /// The price by which bids are ranked: rounded where the rules say so.
  @inline(__always)
  public var ranked: Ratio { ranksExactly ? exact : listed.ratio }

  /// A unit price, divided and rounded to so many decimals, 6 at most; nil does not round.
  init(_ unitPrice: Ratio, ratio: Ratio, decimals: Int?) throws(NumberError) {
    self.unitPrice = unitPrice
    self.ratio = ratio
    exact = try unitPrice / ratio
    listed = try Yuan(exact, decimals: decimals ?? Yuan.decimals, rounding: .halfUp)
    ranksExactly = decimals == nil
  }
}

/// One bid's way through the stages.
public struct Standing: Sendable {
  /// The bid.
  public let bid: Bid
  /// Its comparable price; nil without a quote or a conversion.
  public let price: ComparablePrice?
  /// Whether it takes part.
  public var status = BidStatus.valid
  /// Its place among the valid bids; equals share a place.
  public var rank: Int?
  /// The bidders on the same place, where there are several.
  public var equals: EqualBidders?
  /// Whether it is shortlisted 入围.
  public var shortlisted = Decision.no
  /// Whether it is selected 拟中选.
  public var selected = Decision.no
  /// What it is entitled to when it is selected.
  public var entitlement = Entitlement.full
  /// Whether other members of its entity share its outcome.
  var standsForOthers = false
  /// Whether it was selected by accepting the price of revival.
  public var isRevived = false
  /// Whether it was selected and somebody else supplies in its place.
  public internal(set) var isReplaced = false
  /// Whether the price that it may still accept is open.
  public var hasOpenOffer = false
  /// The unit price at which it is selected, or may still be, where that is not its own quote.
  public var settledPrice: Ratio?
  /// What bids are ranked by where that is not the comparable price: smaller stands first.
  var score: Ratio?
  /// The composite score, where bids are ranked by it.
  public var composite: CompositeScore?
  /// The reasons, one per stage that said something; the last one decided.
  public var reasons = Reasons()

  /// A bid with its price, before the other stages.
  @inline(__always)
  init(_ bid: Bid, _ price: ComparablePrice?) { (self.bid, self.price) = (bid, price) }

  /// 1 − unit price ÷ ceiling; nil where the bid has no price or no ceiling.
  ///
  /// In line, so that a standing in a list need not be copied for it.
  @inline(__always)
  public var cut: Ratio? { price == nil ? nil : bid.cut }

  /// Whether it wins without volume because it lies far below the others.
  var isZeroVolume: Bool { entitlement == .noVolume && selected == .yes && !isRevived }

  /// Whether a person has to decide something of the bid: the shortlist is published too.
  ///
  /// In line, so that a standing in a list need not be copied for it.
  @inline(__always)
  public var isOpen: Bool {
    selected.isOpen || shortlisted.isOpen || hasOpenOffer || entitlement == .open
  }

  /// The reason that decided.
  public var deciding: Reason? { reasons.last }

  /// The same as its bidder may read it, without the names of others.
  var hidingOthers: Standing {
    var copy = self
    copy.reasons = reasons.changed { $0.hidingOthers(than: bid.bidder) }
    return copy
  }

  /// This bid with the place and the outcome of another, at its own price.
  func placed(like other: Standing) -> Standing {
    var copy = self
    copy.rank = other.rank
    copy.shortlisted = other.shortlisted
    copy.selected = other.selected
    copy.entitlement = other.entitlement
    copy.isRevived = other.isRevived
    copy.isReplaced = other.isReplaced
    return copy
  }
}

/// The outcome of one lot.
public struct LotOutcome: Sendable {
  /// The lot's name.
  public let name: String
  /// What prices are compared at.
  let comparison: Comparison
  /// n: how many bidders count.
  public var count = 0
  /// How many bids may be shortlisted.
  public var cap: RuleSet.Cited<Int>?
  /// The price that the multiple refers to.
  public var anchor: Anchor?
  /// The bids: the valid ones by rank, then the others by name.
  public var standings: [Standing]
  /// Bids for which another member of their entity stands, until the outcome is complete.
  var members: [Standing] = []
  /// What becomes of the bids in each resolution of the lot's ties, where it has some that matter.
  var resolutions: [ResolvedBids] = []

  /// How many other strengths are quoted as often as the one that prices are compared at.
  var otherMains = 0
  /// What could not be checked for want of values.
  var unchecked = Unchecked()

  /// The strength that prices are compared at.
  public var mainStrength: String? { comparison.main?.text }
  /// The bids for which equal prices leave something open, by rank.
  public var tied: [Standing] {
    standings.filter { $0.selected == .tie || $0.shortlisted == .tie }
  }
  /// The selected bids by rank.
  public var winners: [Standing] { standings.filter { $0.selected == .yes } }
  /// Whether nobody is selected and nothing is open 流标.
  public var isFailed: Bool { winners.isEmpty && !isOpen && !isVacated }
  /// Whether all that were selected were replaced.
  public var isVacated: Bool { winners.isEmpty && standings.contains { $0.isReplaced } }
  /// Whether a person has to decide something in this lot.
  public var isOpen: Bool { standings.leaveSomethingOpen }
}

extension LotOutcome {
  /// Leaves every bid that takes part open, for a reason that concerns all of them.
  mutating func leaveOpen(_ decision: Decision, because reason: Reason) {
    for index in standings.indices where standings[index].status == .valid {
      standings[index].selected = decision
      standings[index].shortlisted = decision
      standings[index].settledPrice = nil
      standings[index].reasons.append(reason)
    }
  }
}

extension [Standing] {
  /// Whether it is undecided who is shortlisted.
  var haveOpenShortlist: Bool { indices.contains { self[$0].shortlisted == .undecided } }

  /// Whether a person has to decide something of these bids.
  var leaveSomethingOpen: Bool {
    indices.contains {
      self[$0].selected.isOpen || self[$0].shortlisted.isOpen || self[$0].hasOpenOffer
        || self[$0].entitlement == .open
    }
  }
}

/// What of a lot could not be checked for want of values in the file, or had no effect; it is told,
/// and decides nothing.
struct Unchecked: Sendable {
  /// Some bids have no ceiling, so that nobody can say whether they are valid.
  var lacksCeilings = false
  /// Some bids that were not shortlisted have no reported volume, on which their revival depends.
  var lacksVolumes = false
  /// Some selected bids are below the anchor, and the file does not say whether their cost is stated.
  var lacksStatements = false
  /// The bidders that accepted a price which they were not offered.
  var acceptedInVain: [String] = []
  /// The bidders that were to be replaced and are not selected.
  var replacedInVain: [String] = []

  /// Looks through the bids of a lot after the selection.
  mutating func look(at standings: [Standing], revivesByVolume: Bool) {
    for index in standings.indices where standings[index].status == .valid {
      if standings[index].bid.ceiling == nil { lacksCeilings = true }
      if revivesByVolume, standings[index].shortlisted != .yes,
        standings[index].bid.reportedVolume == nil
      {
        lacksVolumes = true
      }
    }
  }
}
