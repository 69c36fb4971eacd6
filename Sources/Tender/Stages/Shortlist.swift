import RuleBook

/// Stage 5b, shortlist 入围: the first `cap` bids by rank.
///
/// Where equals straddle the cap, all of them are tied for the places that are left.
enum Shortlist {
  static func apply(_ standings: inout [Standing], cap: RuleSet.Cited<Int>) {
    for index in standings.indices {
      guard let rank = standings[index].rank else { continue }
      let equals = standings[index].equals
      if rank + equals.count <= cap.value {
        standings[index].shortlisted = .yes
        standings[index].reasons.append(.shortlisted(rank: rank, cap: cap))
      } else if rank > cap.value {
        standings[index].reasons.append(.notShortlisted(rank: rank, cap: cap))
      } else {
        standings[index].shortlisted = .tie
        standings[index].reasons.append(
          .tiedForShortlist(places: cap.value - rank + 1, with: equals, cap: cap))
      }
    }
  }
}
