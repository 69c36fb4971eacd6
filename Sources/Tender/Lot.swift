import ExactNumbers
import PriceRatio

/// The bids of one lot 品种.
struct Lot: Sendable {
  let name: String
  let bids: [Bid]

  /// The bids by lot; the lots by name, so that the order of the rows changes nothing.
  static func group(_ bids: [Bid]) -> [Lot] {
    let lots = Dictionary(grouping: bids, by: \.lot)
    return lots.keys.sorted().map { Lot(name: $0, bids: lots[$0] ?? []) }
  }

  /// The strength that prices are compared at: the one the file names, else the one quoted most
  /// often, else the smallest of those.
  var mainStrength: (text: String, value: Strength)? {
    if let named = bids.lazy.compactMap(\.mainStrength).first { return named }
    var counts: [Strength: (text: String, count: Int)] = [:]
    for case let strength? in bids.map(\.strength) {
      counts[strength.value, default: (strength.text, 0)].count += 1
      // One content written in two ways: the first by the alphabet, whatever the rows' order.
      let text = min(counts[strength.value]?.text ?? strength.text, strength.text)
      counts[strength.value]?.text = text
    }
    let best = counts.min { a, b in
      if a.value.count != b.value.count { return a.value.count > b.value.count }
      if let x = try? a.key.contentRatio(to: b.key), x != .one { return x < .one }
      return a.value.text < b.value.text
    }
    return best.map { ($0.value.text, $0.key) }
  }

  /// Whether the bids are of more than one dosage form.
  var hasSeveralForms: Bool { Set(bids.compactMap(\.form)).count > 1 }
}
