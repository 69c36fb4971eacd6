import ExactNumbers

/// The price that the multiple of stage 6 refers to.
enum Anchor {
  /// The lowest comparable price on the shortlist.
  static func lowest(_ standings: [Standing]) -> Ratio? {
    standings.filter { $0.shortlisted != .no }.compactMap { $0.price?.exact }.min()
  }
}
