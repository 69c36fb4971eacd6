public import ExactNumbers

/// A number of packs in millionths, exact.
public struct Packs: Sendable, Hashable, Comparable, BitwiseCopyable {
  /// The number in millionths of a pack.
  public let millionths: Int64

  /// The number of `millionths` / 10⁶ packs.
  public init(millionths: Int64) { self.millionths = millionths }

  /// No packs.
  public static let zero = Packs(millionths: 0)

  /// The smaller number comes first.
  public static func < (a: Packs, b: Packs) -> Bool { a.millionths < b.millionths }

  /// The sum of two numbers of packs.
  public static func + (a: Packs, b: Packs) throws(NumberError) -> Packs {
    let (sum, overflow) = a.millionths.addingReportingOverflow(b.millionths)
    guard !overflow else { throw .overflow }
    return Packs(millionths: sum)
  }

  /// The number as an exact fraction.
  public var ratio: Ratio {
    get throws(NumberError) { try Ratio(Int128(millionths), over: 1_000_000) }
  }
}
