import ExactNumbers
import PriceRatio
import Wording

/// The bids of one lot 品种.
struct Lot: Sendable {
  let name: String
  var bids: [Bid]
  /// Whether some of the bids are of one entity.
  let hasRelatedBids: Bool
  /// The bidders of equal volume of which some stand in another bidding unit.
  let equalInUnits: [String]
  /// How many of the rows without a quote do not count towards n, of those of which the file does
  /// not say it.
  var uncounted = 0

  /// A lot of bids, of which it may be known whether some are related.
  init(name: String, bids: [Bid], hasRelatedBids: Bool? = nil, equalInUnits: [String] = []) {
    self.name = name
    self.bids = bids
    self.equalInUnits = equalInUnits
    self.hasRelatedBids = hasRelatedBids ?? hasRepeats(bids.map { $0.entity })
  }

  /// How many rows without a quote do not say whether they count towards n.
  var openCounts: Int {
    let open = bids.filter { $0.quote == nil && $0.isCounted == nil }
    guard hasRelatedBids, !open.isEmpty else { return open.count }
    // An entity counts by any member that does.
    let counted = Set(bids.filter { $0.quote != nil || $0.isCounted == true }.map(\.entity))
    return Set(open.map(\.entity)).subtracting(counted).count
  }

  /// Which of the strengths that are quoted equally often is taken for the main one.
  var mainChoice = 0

  /// The strength that prices are compared at: the one the file names, else the one quoted most
  /// often; of several the smallest comes first, and any may be meant.
  var mainStrengths: [NamedStrength] {
    // All bids of a lot usually name the same one, written alike.
    if let first = bids.first, let strength = first.mainStrength,
      bids.allSatisfy({ $0.sharesMainStrength(with: first) })
    {
      return [strength]
    }
    let named = spellings(bids.compactMap { $0.mainStrength })
    let candidates = named.isEmpty ? spellings(competing.compactMap(\.strength)) : named
    let most = candidates.map(\.count).max() ?? 0
    return candidates.filter { $0.count == most }
      .sorted { a, b in
        a.value.precedes(b.value) ?? (NameOrder(a.text) < NameOrder(b.text))
      }
      .map { NamedStrength($0.text, $0.value) }
  }

  /// The strength that prices are compared at; nil where the lot has none.
  var mainStrength: NamedStrength? { mainStrengths.first }

  /// Whether the bids are of more than one dosage form.
  var hasSeveralForms: Bool {
    guard let first = bids.first, !bids.allSatisfy({ $0.sharesForm(with: first) }) else {
      return false
    }
    let forms = competing.compactMap(\.form)
    return forms.contains { $0 != forms[0] }
  }

  /// The bids within their limits, so that one beyond them changes nothing but the number of
  /// bidders; where there is none, all.
  private var competing: [Bid] {
    let valid = bids.filter { $0.quote != nil && !$0.isAboveCeiling && !$0.isAboveOwnLowest }
    return valid.isEmpty ? bids : valid
  }

  /// How often each strength occurs; one that is written in two ways is shown as the one that
  /// comes first by the alphabet, whatever the order of the rows.
  private func spellings(_ strengths: [NamedStrength])
    -> [(text: String, value: Strength, count: Int)]
  {
    if let first = strengths.first, strengths.allSatisfy({ $0 === first }) {
      return [(first.text, first.value, strengths.count)]
    }
    return Dictionary(grouping: strengths, by: \.value).map { value, same in
      (same.map(\.text).inNameOrder().first ?? "", value, same.count)
    }
  }
}

extension Strength {
  /// Whether this strength is the smaller one, ingredient by ingredient; nil when all are equal.
  ///
  /// Units that do not convert come in the order of their names: any order will do, as long as it
  /// is the same for all strengths.
  fileprivate func precedes(_ other: Strength) -> Bool? {
    for (own, others) in zip(ingredients, other.ingredients) where own != others {
      return (own.dimension.rawValue, own.amount) < (others.dimension.rawValue, others.amount)
    }
    return ingredients.count == other.ingredients.count
      ? nil : ingredients.count < other.ingredients.count
  }
}
