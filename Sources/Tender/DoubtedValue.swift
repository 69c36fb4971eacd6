import PriceRatio
import RuleBook
import Synchronization

/// An unverified value of a tender's rules, or of the profile that they name, with the rules that
/// other values would make.
final class DoubtedValue: Sendable {
  /// Its name, such as `shortlist.caps.10`.
  let name: String
  /// The lots whose outcome another value may change.
  let reach: Reach
  private let value: UnverifiedValue
  private let make: @Sendable (RuleSet) throws -> TenderRules
  private let made = Mutex<Others?>(nil)

  /// The rules with each other value.
  struct Others: Sendable {
    var rules: [KeptRules] = []
    /// Whether some other value needs something else that is not given, so that nobody can say what
    /// it would come to.
    var areIncomplete = false
  }

  private init(
    _ value: UnverifiedValue, reach: Reach,
    _ make: @escaping @Sendable (RuleSet) throws -> TenderRules
  ) {
    (self.value, self.reach, self.make) = (value, reach, make)
    name = value.name
  }

  /// The unverified values of some rules.
  static func all(of rules: TenderRules) -> [DoubtedValue] {
    let (set, profile) = (rules.ruleSet, rules.comparable.profile)
    let isWhole = rules.elimination != nil
    @Sendable func inForce(_ rules: TenderRules) throws -> TenderRules {
      isWhole ? try rules.comparingLots() : rules
    }
    let own = set.unverified(TenderKeys.catalogue).map { value in
      DoubtedValue(value, reach: Reach(value.key, name: value.name, rules)) { other in
        // What is read of the profile for another value is not used.
        try inForce(TenderRules(other) { _ in profile.unread })
      }
    }
    let ofProfile = profile.unverified(ProfileKeys.catalogue).map { value in
      DoubtedValue(value, reach: .every) { other in
        try inForce(TenderRules(set.unread) { _ in other })
      }
    }
    return own + ofProfile
  }

  /// Whether volume is shared out by it.
  var sharesVolume: Bool { TenderKeys.volume.contains { $0.name == value.key } }

  /// Whether a stage has used the value by now.
  var isUsed: Bool { value.isUsed }

  /// The rules with each other value; made once, when they are first needed.
  var others: Others {
    made.withLock { made in
      if let made { return made }
      var others = Others()
      for set in value.others {
        if let rules = try? make(set) {
          others.rules.append(KeptRules(rules))
        } else {
          others.areIncomplete = true
        }
      }
      made = others
      return others
    }
  }

  /// Which lots another value may reach; a lot beyond it is not evaluated again.
  enum Reach: Sendable {
    case every
    /// Those where the price by which some bid is ranked is not its exact one.
    case withRounding
    /// Those where bids of different prices are ranked by the same.
    case withRoundedTie
    /// Those whose bids are of more than one dosage form.
    case withSeveralForms
    /// Those where a tie-break decided between equal prices.
    case withBrokenTie
    /// Those whose cap is this row of the table.
    case withCap(String)

    /// The reach of a parameter; what is not known reaches all.
    fileprivate init(_ key: String, name: String, _ rules: TenderRules) {
      let selection = rules.selection
      self =
        switch key {
        case TenderKeys.caps.name: .withCap(name)
        case TenderKeys.tieBreaks.name: .withBrokenTie
        case TenderKeys.formFactor.name where rules.comparable.formFactor == nil: .withSeveralForms
        case TenderKeys.decimals.name where rules.comparable.decimals.value == nil: .every
        // Without rounding the order is the same, but for bids that rounding makes equal.
        case TenderKeys.decimals.name:
          selection.anchor.rule.value != .lowest || selection.zeroVolume != nil
            || rules.elimination != nil ? .withRounding : .withRoundedTie
        default: .every
        }
    }
  }
}

extension LotOutcome {
  /// Whether the lot is within reach.
  ///
  /// In line, so that an outcome in a list need not be copied for it.
  @inline(__always)
  func isTouched(_ reach: DoubtedValue.Reach) -> Bool {
    switch reach {
    case .every: true
    case .withRounding: standings.hasRounding
    case .withRoundedTie: standings.hasRoundedTie
    case .withSeveralForms: standings.hasSeveralForms
    case .withBrokenTie: standings.hasBrokenTie
    case .withCap(let row): cap?.key == row
    }
  }
}

extension [Standing] {
  fileprivate var hasRounding: Bool {
    indices.contains { self[$0].price?.ranked != self[$0].price?.exact }
  }

  fileprivate var hasRoundedTie: Bool {
    // Bids are sorted by the price by which they are ranked, where they are ranked by price.
    hasNeighbours(among: { $0.price?.listed != nil }) { earlier, later in
      let (earlier, later) = (self[earlier].price, self[later].price)
      return earlier?.listed == later?.listed && earlier?.exact != later?.exact
    }
  }

  /// Whether two that follow on each other among some are such; others, such as members of an entity
  /// that bid nothing, may stand between them.
  private func hasNeighbours(
    among isMeant: (Standing) -> Bool, where areSuch: (_ earlier: Int, _ later: Int) -> Bool
  ) -> Bool {
    var last: Int?
    for index in indices where isMeant(self[index]) {
      if let last, areSuch(last, index) { return true }
      last = index
    }
    return false
  }

  fileprivate var hasSeveralForms: Bool {
    guard let first = self.first?.bid else { return false }
    return indices.contains { index in
      !self[index].bid.sharesForm(with: first) && self[index].bid.form != first.form
    }
  }

  fileprivate var hasBrokenTie: Bool {
    hasNeighbours(among: { $0.rank != nil }) { earlier, later in
      self[earlier].rank != self[later].rank && areEqual(earlier, later)
    }
  }
}
