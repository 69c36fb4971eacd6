import ExactNumbers
import RuleBook

/// Stage 5c, winners without volume (round 12): a shortlisted quote more than k standard deviations
/// below the mean is selected with volume 0 and takes no place.
///
/// With five bids or fewer no quote can lie two deviations below the mean. Whether the next bid
/// takes the place is a knob.
enum ZeroVolume {
  static func apply(
    _ standings: inout [Standing], cap: RuleSet.Cited<Int>?, rules: TenderRules,
    _ interchange: Interchange, _ resolution: inout Resolution
  ) throws(NumberError) {
    guard let deviations = rules.selection.zeroVolume else { return }
    let anchor = rules.selection.anchor
    let scope = standings.filter {
      anchor.overValid?.value == true ? $0.status == .valid : $0.shortlisted == .yes
    }
    let prices = scope.compactMap { $0.price?.listed.ratio }
    guard !prices.isEmpty else { return }
    let statistics = try Anchor.Statistics(of: prices, isSample: anchor.isSample?.value == true)
    let limit = try statistics.below(deviations.value)
    var freed = 0
    for index in standings.indices where standings[index].shortlisted == .yes {
      guard let price = standings[index].price, try limit.isAbove(price.ranked) else { continue }
      standings[index].entitlement = .noVolume
      standings[index].selected = .yes
      standings[index].reasons.append(
        .withoutVolume(
          price: price.ranked,
          ZeroVolumeLimit(
            value: try limit.rounded(decimals: 6), statistics: statistics,
            isOverValid: anchor.overValid?.value == true, deviations: deviations)))
      freed += 1
    }
    guard freed > 0, rules.selection.zeroVolumeRefills?.value == true, let cap else { return }
    Shortlist.admit(&standings, cap: cap.map { $0 + freed }, interchange, &resolution)
  }
}
