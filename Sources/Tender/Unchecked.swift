import RuleBook

/// What of a lot could not be checked for want of values in the file; it is told, and decides nothing.
struct Unchecked: Sendable {
  /// Some valid bids have no ceiling, though the rules test cuts or other bids have one.
  var lacksCeilings = false
  /// Some bids that were not shortlisted have no reported volume, on which their revival depends.
  var lacksVolumes = false

  init() {}

  /// Looks through the bids of a lot after the selection.
  init(_ standings: [Standing], _ rules: TenderRules) {
    let valid = standings.indices.filter { standings[$0].status == .valid }
    lacksCeilings =
      valid.contains { standings[$0].bid.ceiling == nil }
      && (rules.selection.cut != nil || valid.contains { standings[$0].bid.ceiling != nil })
    lacksVolumes =
      rules.revival.notShortlisted != nil
      && valid.contains {
        standings[$0].shortlisted != .yes && standings[$0].bid.reportedVolume == nil
      }
  }
}
