import ExactNumbers
import RuleBook

/// Which of equal bids no stage after the tie can tell apart, whichever of them gets the place.
struct Interchange: Sendable {
  private let tests: [SelectionTest]
  private let readsFirm, readsCut, readsCeiling, readsCost, strikesOff, revives: Bool
  private let accepted: Set<Acceptance>

  /// What the stages of some rules look at.
  init(_ rules: TenderRules, accepted: Set<Acceptance>) {
    tests = rules.selection.tests.value
    readsFirm = rules.shortlist.perFirm != nil
    readsCut = rules.shortlist.guaranteedCut != nil
    readsCeiling = rules.selection.paymentFloor != nil
    readsCost = rules.selection.needsCostStatement?.value == true
    strikesOff = rules.selection.knowsStrikingOff?.value == true
    revives = rules.revival.isPossible
    self.accepted = accepted
  }

  /// Whether any of two bids may stand in the place of the other; where several members of an entity
  /// bid, the others share its outcome.
  func callAsFunction(_ a: Standing, _ b: Standing) -> Bool {
    !a.standsForOthers && !b.standsForOthers && areAlike(a, b)
      && hasAccepted(a.bid) == hasAccepted(b.bid)
  }

  /// Whether it makes no difference which of two members bids for their entity.
  func leadAlike(_ a: Standing, _ b: Standing) -> Bool {
    areAlike(a, b) && (!readsFirm || a.bid.firm == b.bid.firm)
      && a.bid.technicalScore == b.bid.technicalScore && a.bid.tieBreaks == b.bid.tieBreaks
  }

  /// Whether all that a later stage reads is the same in both.
  private func areAlike(_ a: Standing, _ b: Standing) -> Bool {
    a.price?.exact == b.price?.exact && a.price?.ratio == b.price?.ratio
      && tests.allSatisfy { isSame($0, a, b) } && (!readsCut || a.cut == b.cut)
      && (!readsCeiling || a.bid.ceiling == b.bid.ceiling)
      && (!readsCost || a.bid.hasCostStatement == b.bid.hasCostStatement)
      && (!strikesOff || a.bid.isStruckOff == b.bid.isStruckOff)
      && (!revives || revive(a.bid, b.bid))
      && (a.bid.replacement == nil) == (b.bid.replacement == nil)
  }

  /// Whether a test reads the same of both, besides the price.
  private func isSame(_ test: SelectionTest, _ a: Standing, _ b: Standing) -> Bool {
    switch test {
    case .multiple: true
    case .cut: a.cut == b.cut
    case .floor:
      a.bid.form == b.bid.form && a.bid.strength?.value.volume == b.bid.strength?.value.volume
    case .line: a.bid.line == b.bid.line
    }
  }

  private func revive(_ a: Bid, _ b: Bid) -> Bool {
    a.reportedVolume == b.reportedVolume && a.isOriginator == b.isOriginator
  }

  private func hasAccepted(_ bid: Bid) -> Bool {
    !accepted.isEmpty
      && [bid.bidder, bid.entity].contains {
        accepted.contains(Acceptance(lot: bid.lot, bidder: $0))
      }
  }
}
