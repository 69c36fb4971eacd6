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

  init() {}

  /// Looks through the bids of a lot after the selection.
  init(_ standings: [Standing], revivesByVolume: Bool) {
    lacksStatements = standings.contains { standing in
      standing.reasons.contains { $0.lacksStatement }
    }
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
