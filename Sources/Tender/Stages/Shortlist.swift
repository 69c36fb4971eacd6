import RuleBook

/// Stage 5b, shortlist 入围: the first `cap` bids by rank, at most so many of one firm.
///
/// Where equals straddle the cap, all of them are tied for the places that are left. Without caps
/// every valid bid is shortlisted. Members of one entity take one place together.
enum Shortlist {
  static func apply(_ standings: inout [Standing], cap: RuleSet.Cited<Int>?, rules: ShortlistRules)
  {
    if let perFirm = rules.perFirm { limit(&standings, to: perFirm) }
    guard let cap else {
      for index in standings.indices where standings[index].rank != nil {
        standings[index].shortlisted = .yes
      }
      return
    }
    admit(&standings, cap: cap)
  }

  /// Decides for every bid that is not on the shortlist yet.
  static func admit(_ standings: inout [Standing], cap: RuleSet.Cited<Int>) {
    for index in standings.indices where standings[index].shortlisted != .yes {
      guard let rank = standings[index].rank else { continue }
      if !standings[index].reasons.isEmpty {
        standings[index].reasons.removeAll { $0.isAboutShortlist }
      }
      if rank + standings[index].equals.count <= cap.value {
        standings[index].shortlisted = .yes
        standings[index].reasons.append(.shortlisted(rank: rank, cap: cap))
      } else if rank > cap.value {
        standings[index].shortlisted = .no
        standings[index].reasons.append(.notShortlisted(rank: rank, cap: cap))
      } else {
        let equals = standings[index].equals
        standings[index].shortlisted = .tie
        standings[index].reasons.append(
          .tiedForShortlist(places: cap.value - rank + 1, with: equals, cap: cap))
      }
    }
  }

  /// Takes the places from a firm's bids beyond the limit and closes the ranks behind them.
  private static func limit(_ standings: inout [Standing], to perFirm: RuleSet.Cited<Int>) {
    var counts: [String: Int] = [:]
    var removed: [Int] = []
    for index in standings.indices {
      guard let rank = standings[index].rank else { continue }
      counts[standings[index].bid.firm, default: 0] += 1
      if counts[standings[index].bid.firm, default: 0] > perFirm.value {
        standings[index].reasons.append(.firmHasEnough(perFirm))
        standings[index].rank = nil
        removed.append(rank)
      } else {
        standings[index].rank = rank - removed.count { $0 < rank }
      }
    }
  }
}
