import ExactNumbers
import Wording

/// B3 未足量供货: an order line of which less arrived, in all its deliveries, than was ordered.
struct FullSupply: LineIndicator {
  var measure: Measure { .fullSupply }

  /// Whether something is missing.
  @inline(__always)
  func isShort(_ supply: Supply) -> Bool { supply.delivered < supply.facts.ordered }

  /// One unit a line.
  func units(_ supply: Supply) -> Int { isShort(supply) ? 1 : 0 }

  func evidence(_ supply: Supply) -> Text {
    let ordered = (try? supply.facts.ordered.ratio.exactText) ?? ""
    let delivered = (try? supply.delivered.ratio.exactText) ?? ""
    return Text(
      en: "ordered \(ordered), delivered \(delivered)", zh: "订购 \(ordered)，到货 \(delivered)")
  }
}
