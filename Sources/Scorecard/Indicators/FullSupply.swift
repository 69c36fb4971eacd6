import ExactNumbers
import Wording

/// B3 未足量供货: an order line of which less arrived, in all its deliveries, than was ordered.
struct FullSupply {
  /// Whether something is missing.
  func isShort(_ line: SuppliedLine) -> Bool { line.delivered < line.order.ordered }

  func evidence(_ line: SuppliedLine) -> Text {
    let ordered = (try? line.order.ordered.ratio.exactText) ?? ""
    let delivered = (try? line.delivered.ratio.exactText) ?? ""
    return Text(
      en: "ordered \(ordered), delivered \(delivered)", zh: "订购 \(ordered)，到货 \(delivered)")
  }
}
