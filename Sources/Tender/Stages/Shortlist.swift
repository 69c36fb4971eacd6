import RuleBook

/// Stage 5b, shortlist 入围: the first `cap` bids by rank, at most so many of one firm.
///
/// Where equals straddle the cap, each resolution of the tie gives the places that are left to
/// others of them. Without caps every valid bid is shortlisted. Members of one entity take one place
/// together.
enum Shortlist {
  static func apply(
    _ standings: inout [Standing], cap: RuleSet.Cited<Int>?, rules: ShortlistRules,
    _ interchange: Interchange, _ resolution: inout Resolution
  ) {
    if let perFirm = rules.perFirm { limit(&standings, to: perFirm, interchange, &resolution) }
    guard let cap else {
      for index in standings.indices where standings[index].rank != nil {
        standings[index].shortlisted = .yes
      }
      return
    }
    admit(&standings, cap: cap, interchange, &resolution)
  }

  /// Decides for every bid that is not on the shortlist yet.
  static func admit(
    _ standings: inout [Standing], cap: RuleSet.Cited<Int>, _ interchange: Interchange,
    _ resolution: inout Resolution
  ) {
    standings.forEachPlace { standings, rank, equals in
      let size = equals.count { standings[$0].rank != nil }
      if rank + size - 1 <= cap.value || rank > cap.value {
        for index in equals { decide(&standings, index, isIn: rank <= cap.value, rank, cap) }
        return
      }
      let candidates = equals.filter {
        standings[$0].rank != nil && standings[$0].shortlisted != .yes
      }
      let places = cap.value - rank + 1 - (size - candidates.count)
      let chosen = resolution.choose(
        places, of: candidates, standings, .shortlist(cap), interchange.callAsFunction)
      for index in candidates {
        decide(&standings, index, isIn: chosen.contains(index), rank, cap)
      }
    }
  }

  private static func decide(
    _ standings: inout [Standing], _ index: Int, isIn: Bool, _ rank: Int, _ cap: RuleSet.Cited<Int>
  ) {
    guard standings[index].rank != nil, standings[index].shortlisted != .yes else { return }
    if !standings[index].reasons.isEmpty {
      standings[index].reasons.removeAll { $0.isAboutShortlist }
    }
    standings[index].shortlisted = isIn ? .yes : .no
    standings[index].reasons.append(
      isIn ? .shortlisted(rank: rank, cap: cap) : .notShortlisted(rank: rank, cap: cap))
  }

  /// Takes the places from a firm's bids beyond the limit and closes the ranks behind them; of equal
  /// bids of a firm each resolution keeps others.
  private static func limit(
    _ standings: inout [Standing], to perFirm: RuleSet.Cited<Int>, _ interchange: Interchange,
    _ resolution: inout Resolution
  ) {
    var counts: [String: Int] = [:]
    var removed = 0
    standings.forEachPlace { standings, rank, equals in
      var removedHere = 0
      for (firm, own) in standings.firms(of: equals) {
        let places = max(0, perFirm.value - counts[firm, default: 0])
        counts[firm, default: 0] += own.count
        guard own.count > places else { continue }
        let kept =
          places == 0
          ? []
          : resolution.choose(
            places, of: own, standings, .perFirm(perFirm), interchange.callAsFunction)
        for index in own where !kept.contains(index) {
          standings[index].reasons.append(.firmHasEnough(perFirm))
          standings[index].rank = nil
          removedHere += 1
        }
      }
      for index in equals where standings[index].rank != nil {
        standings[index].rank = rank - removed
      }
      removed += removedHere
    }
  }
}

extension [Standing] {
  /// Hands over the bids of each place: one, or several that are equal; those that have lost their
  /// place stand among them.
  fileprivate mutating func forEachPlace(
    _ body: (inout [Standing], _ rank: Int, _ equals: Range<Int>) -> Void
  ) {
    var start = 0
    while start < count {
      guard let rank = self[start].rank else {
        start += 1
        continue
      }
      var end = start + 1
      while end < count, (self[end].rank ?? rank) == rank { end += 1 }
      body(&self, rank, start..<end)
      start = end
    }
  }

  /// The firms of some bids in the order of their first ones, each with its bids.
  fileprivate func firms(of indices: Range<Int>) -> [(firm: String, bids: [Int])] {
    var places: [String: Int] = [:]
    var firms: [(firm: String, bids: [Int])] = []
    for index in indices where self[index].rank != nil {
      let firm = self[index].bid.firm
      let place = places[firm] ?? firms.count
      if place == firms.count {
        places[firm] = place
        firms.append((firm, []))
      }
      firms[place].bids.append(index)
    }
    return firms
  }
}
