import ExactNumbers
import RuleBook

/// Stage 4, count: n, the number of bidders, and from it the cap on the shortlist.
///
/// In the replayed tenders every qualified bidder counts, those above the ceiling included.
/// A row without a quote counts unless the file says that it does not; where the file says nothing
/// and it matters, the lot is left open.
enum Count {
  static func bidders(_ standings: [Standing], rules: ShortlistRules, uncounted: Int) -> Int {
    guard !rules.countsValidBidsOnly.value else {
      return standings.indices.count { standings[$0].status == .valid }
    }
    let leftOut = standings.indices.count {
      standings[$0].status.isWithoutQuote && standings[$0].bid.isCounted == false
    }
    return standings.count - leftOut - uncounted
  }

  /// The cap for n bidders, looked up once for each n; nil where nobody counts, or the tender has no
  /// caps.
  ///
  /// - Throws: `RuleError` where the table has no row for n, or no whole number in it.
  static func cap(
    for count: Int, rules: ShortlistRules, _ known: inout Remembered<Int, RuleSet.Cited<Int>>
  ) throws(RuleError) -> RuleSet.Cited<Int>? {
    guard count > 0, let caps = rules.caps else { return nil }
    if let cap = known.value({ $0 == count }) { return cap }
    let cap = try cap(for: count, caps)
    known.keep(cap, for: count)
    return cap
  }

  private static func cap(for count: Int, _ caps: RuleSet.Table) throws(RuleError)
    -> RuleSet.Cited<Int>
  {
    let cited = try caps.value(forCount: count)
    guard cited.value.denominator == 1, let cap = Int32(exactly: cited.value.numerator), cap >= 0
    else {
      throw .wrongValue(file: caps.ruleSet, path: cited.key, expected: Expectation.wholeNumber)
    }
    return cited.map { _ in Int(cap) }
  }
}

/// What was looked up for a few keys: what follows each other is often alike.
struct Remembered<Key, Value> {
  private var known: [(key: Key, value: Value)] = []
  /// So many are remembered.
  private static var capacity: Int { 8 }

  /// The value for the key that the test finds; nil where it is not known.
  @inline(__always)
  func value(_ isKey: (Key) throws -> Bool) rethrows -> Value? {
    for index in known.indices where try isKey(known[index].key) { return known[index].value }
    return nil
  }

  /// Remembers a value, and where there are too many nothing else.
  mutating func keep(_ value: Value, for key: Key) {
    if known.count == Self.capacity { forget() }
    known.append((key, value))
  }

  /// Forgets all.
  mutating func forget() { known.removeAll(keepingCapacity: true) }
}
