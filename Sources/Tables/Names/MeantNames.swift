import Wording

/// The names for which another one may stand, looked for among many.
public struct MeantNames {
  private let names: [Entry]

  /// Looks among these names.
  public init(_ names: some Sequence<String>) { self.names = names.map { Entry($0) } }

  /// The names that are near one, itself not excepted; where `isUnknown`, as nothing is known to be
  /// called so, also those that it is a part of, or that are a part of it, and those that few slips
  /// make of it.
  public func meant(by name: String, isUnknown: Bool) -> [String] {
    let name = Entry(name)
    return names.filter { $0.isNear(name) || isUnknown && $0.isLike(name) }.map(\.name.name)
  }

  private struct Entry {
    let name: NearNames.Folded
    private let bare: [Unicode.Scalar]
    /// Which characters there are, in 64 bits: most names are soon seen to be far from each other.
    private let bits, bareBits: UInt64

    init(_ text: String) {
      name = NearNames.Folded(text)
      bare = Array(name.bare.unicodeScalars)
      (bits, bareBits) = (Self.bits(name.scalars), Self.bits(bare))
    }

    private static func bits(_ scalars: [Unicode.Scalar]) -> UInt64 {
      scalars.reduce(0) { $0 | 1 << UInt64($1.value % 64) }
    }

    /// Whether they are near as all names are.
    func isNear(_ other: Entry) -> Bool {
      if bareBits == other.bareBits, !bare.isEmpty, bare == other.bare { return true }
      return (bits ^ other.bits).nonzeroBitCount <= 2 && name.differsByOneSlip(from: other.name)
    }

    /// Whether one is a part of the other, or few slips make one of the other; an edit takes away and
    /// brings one character at most.
    func isLike(_ other: Entry) -> Bool {
      let (short, long) = bare.count <= other.bare.count ? (self, other) : (other, self)
      let most = long.bare.count / 3
      let missing = (short.bareBits & ~long.bareBits).nonzeroBitCount
      guard missing <= most else { return false }
      let isPart = missing == 0 && short.isPart(of: long)
      let mayBeSlip =
        long.bare.count - short.bare.count <= most
        && (long.bareBits & ~short.bareBits).nonzeroBitCount <= most
      guard
        isPart || mayBeSlip && nearestName(to: short.name.bare, among: [long.name.bare]) != nil
      else { return false }
      return !isTold(from: other)
    }

    /// Whether digits, or one character that numbers things in place of another, tell the names apart:
    /// 二 and 甲 change places in 二甲双胍 by a slip.
    private func isTold(from other: Entry) -> Bool {
      let (_, own, others) = name.difference(from: other.name)
      return (own.count == 1 && others.count == 1 || (own + others).allSatisfy(\.isDigit))
        && name.differsByNumber(from: other.name)
    }

    /// Whether the other name has all characters in this order, such as 国药控股 those of 国控; one
    /// letter is in too many names.
    private func isPart(of other: Entry) -> Bool {
      guard bare.count > 1 || bare.contains(where: { !$0.isASCII }) else { return false }
      var rest = bare[...]
      for scalar in other.bare where scalar == rest.first { rest = rest.dropFirst() }
      return rest.isEmpty
    }
  }
}
