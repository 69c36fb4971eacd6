/// A strength or fill with the number of units in the pack: `0.25g*24`, `10mg×14片×2板/盒`.
struct PackText: Equatable {
  /// What stands before the first `*`.
  let strength: String
  /// How many smallest units the pack holds; 1 when the text does not say.
  let count: Int

  /// Reads the text strictly; nil when what follows a `*` is not a whole number above zero, with
  /// at most a counting word.
  init?(_ text: String) {
    let parts = text.halfWidth.withStars.split(separator: "*", omittingEmptySubsequences: false)
    var count = 1
    for (position, part) in parts.dropFirst().enumerated() {
      let isLast = position == parts.count - 2
      guard let number = Self.count(part, isLast: isLast) else { return nil }
      let (product, overflow) = count.multipliedReportingOverflow(by: number)
      guard !overflow else { return nil }
      count = product
    }
    strength = parts[0].trimmingSpaces
    self.count = count
  }

  /// Reads `14`, `14片` or, at the end, `14片/盒`.
  private static func count(_ text: Substring, isLast: Bool) -> Int? {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count <= (isLast ? 2 : 1) else { return nil }
    if halves.count == 2, !CountingWord.packs.contains(halves[1].trimmingSpaces.lowercased()) {
      return nil
    }
    let counted = halves[0].trimmingSpaces
    let digits = counted.prefix { $0.isASCII && $0.isNumber }
    let word = counted.dropFirst(digits.count).trimmingSpaces.lowercased()
    guard let number = Int(digits), number > 0,
      word.isEmpty || CountingWord.units.contains(word) || CountingWord.packs.contains(word)
    else { return nil }
    return number
  }
}

extension String {
  /// The text with `*` for a letter x that stands before a number: `10mg x 14`.
  fileprivate var withStars: String {
    var result = ""
    var rest = self[...]
    while let letter = rest.popFirst() {
      let isTimes = letter == "x" || letter == "X"
      let next = rest.first { $0 != " " }
      result.append(isTimes && next.map { $0.isASCII && $0.isNumber } == true ? "*" : letter)
    }
    return result
  }
}

extension StringProtocol {
  /// The text without spaces at its ends.
  var trimmingSpaces: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
