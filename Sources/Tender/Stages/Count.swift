import ExactNumbers
import RuleBook

/// Stage 4, count: n, the number of bidders, and from it the cap on the shortlist.
///
/// In the replayed tenders every qualified bidder counts, those above the ceiling included.
enum Count {
  static func bidders(_ standings: [Standing], rules: ShortlistRules) -> Int {
    rules.countsValidBidsOnly.value
      ? standings.count { $0.status == .valid } : standings.count
  }

  /// The cap for n bidders; whole, and never below zero.
  static func cap(for count: Int, rules: ShortlistRules) throws(RuleError)
    -> RuleSet.Cited<Int>?
  {
    try rules.caps?.value(forCount: count).map { value in
      max(0, Int(value.numerator / value.denominator) + rules.capOffset)
    }
  }
}
