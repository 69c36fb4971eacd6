/// Random numbers that follow from a seed, a name and the number of a draw, and from nothing else: not
/// from the order in which draws are made, nor from how many others draw.
///
/// Source of the mixing: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
public struct NamedDraws: Sendable {
  private let key: UInt64

  /// The numbers that a name has under a seed.
  public init(seed: UInt64, name: String) {
    // FNV-1a tells names apart, the mixing spreads what differs over all bits.
    let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    key = DrawnNumbers.mixed(hash ^ DrawnNumbers.mixed(seed &+ DrawnNumbers.step))
  }

  /// The numbers of one draw.
  public func numbers(of draw: Int) -> DrawnNumbers {
    DrawnNumbers(state: DrawnNumbers.mixed(key ^ DrawnNumbers.mixed(UInt64(draw))))
  }
}

/// The random numbers of one draw, one behind the other.
public struct DrawnNumbers: Sendable {
  fileprivate var state: UInt64
  fileprivate static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  fileprivate static func mixed(_ value: UInt64) -> UInt64 {
    var bits = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  private mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mixed(state)
  }

  /// A whole number from zero to one less than `bound` (at least one), each as likely as any other.
  ///
  /// Source: Lemire, "Fast random integer generation in an interval", 2019.
  public mutating func below(_ bound: UInt64) -> UInt64 {
    var product = next().multipliedFullWidth(by: bound)
    guard product.low < bound else { return product.high }
    let least = (0 &- bound) % bound
    while product.low < least { product = next().multipliedFullWidth(by: bound) }
    return product.high
  }
}
