import ExactNumbers

/// Stage 3, validity 有效报价: a unit price above the ceiling of its own spec, or above the
/// bidder's own lowest provincial price, is dropped; one exactly at the limit is kept.
enum Validity {
  static func apply(_ standings: inout [Standing], ceilings: CeilingRules?) {
    for index in standings.indices {
      let bid = standings[index].bid
      guard bid.isAboveCeiling || bid.isAboveOwnLowest, let price = standings[index].price else {
        continue
      }
      if bid.isAboveCeiling, let ceiling = bid.ceiling?.ratio {
        standings[index].reject(
          .aboveCeiling,
          because: .aboveCeiling(
            unitPrice: price.unitPrice, ceiling: ceiling, rule: ceilings?.ceiling(of: bid)))
      } else if bid.isAboveOwnLowest, let lowest = bid.ownLowest?.ratio {
        standings[index].reject(
          .aboveOwnLowest, because: .aboveOwnLowest(unitPrice: price.unitPrice, lowest: lowest))
      }
    }
  }
}

extension Bid {
  /// Whether the unit price is above the ceiling of its spec.
  var isAboveCeiling: Bool { exceeds(ceiling) }
  /// Whether the unit price is above the bidder's own lowest provincial price.
  var isAboveOwnLowest: Bool { exceeds(ownLowest) }

  /// 1 − unit price ÷ ceiling; nil without one of them.
  var cut: Ratio? {
    guard let quote, let ceiling else { return nil }
    // Over the ceiling of the whole pack: 63 bits by 63 bits always fit.
    let whole = Int128(ceiling.millionths) * Int128(packCount)
    return try? Ratio(whole - Int128(quote.millionths), over: whole)
  }

  private func exceeds(_ limit: Yuan?) -> Bool {
    guard let limit, let quote else { return false }
    // Multiplied instead of divided: 63 bits by 63 bits always fit.
    return Int128(quote.millionths) > Int128(limit.millionths) * Int128(packCount)
  }
}
