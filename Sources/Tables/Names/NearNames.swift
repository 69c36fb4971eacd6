import EmbeddedData
import Wording

/// Names that may be one and are told, never merged: those that are equal without 有限公司, 股份, 集团,
/// brackets (`Data/near-names.json`) and zeros before numbers, and those of ten characters or more that
/// differ by one.
///
/// What numbers things, as 1 and 2, 第一 and 第二 or a letter by itself, tells them apart and is no slip.
public enum NearNames {
  /// In more names they are looked for by `vbp check` alone, as other commands have to be fast.
  public static let usualMost = 5_000
  /// So many pairs are told at most.
  static let mostTold = 1_000
  /// Names of so many characters may differ by one of them.
  private static let charactersPerEdit = 10

  /// The pairs of near names, in the order of the names; of several that are all near each other in one
  /// way, each with the next.
  static func pairs(_ names: [String]) -> [(first: String, second: String)] {
    let names = sortedPositions(names).map { Folded(names[$0]) }
    var found: Set<Pair> = []
    addBare(names, &found)
    addSlips(names, &found)
    return found.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
      .map { (names[$0.first].name, names[$0.second].name) }
  }

  /// Notes the pairs of near names among so many names at most; those among `told` have been told.
  /// They stand in `file`, unless `files` says of the first of a pair in which it stands.
  public static func findings(
    _ names: [String], told: Set<String> = [], file: String, files: [String: String] = [:],
    among most: Int = usualMost
  ) -> Findings {
    var findings = Findings()
    guard names.count <= most else { return findings }
    let pairs = pairs(names).filter { !told.contains($0.first) || !told.contains($0.second) }
    for (first, second) in pairs.prefix(mostTold) {
      findings.add(
        Finding(
          .nearNames, severity: .note, file: files[first] ?? file, value: first,
          reason: Text(
            en: "is near `\(second)`: taken as two names", zh: "与“\(second)”相近，视为两个名称")))
    }
    if pairs.count > mostTold {
      let more = pairs.count - mostTold
      findings.add(
        Finding(
          .nearNames, severity: .note, file: file,
          reason: Text(
            en: "\(more) more pairs of names are near each other", zh: "另有 \(more) 对名称相近")))
    }
    return findings
  }

  private struct Pair: Hashable {
    let first, second: Int

    init(_ a: Int, _ b: Int) { (first, second) = (min(a, b), max(a, b)) }
  }

  /// Adds the pairs that are equal without what firms are called by beside their names.
  private static func addBare(_ names: [Folded], _ found: inout Set<Pair>) {
    var last: [String: Int] = [:]
    for (place, name) in names.enumerated() where !name.bare.isEmpty {
      if let other = last.updateValue(place, forKey: name.bare) { found.insert(Pair(other, place)) }
    }
  }

  /// Adds the pairs that differ by one character: with this character left out both are alike, or one
  /// is the other, so that the cost grows as the names do and not as their pairs.
  private static func addSlips(_ names: [Folded], _ found: inout Set<Pair>) {
    func add(_ a: Int, _ b: Int) {
      if a != b, names[a].differsByOneSlip(from: names[b]) { found.insert(Pair(a, b)) }
    }
    // Nearly all keys are met once, which some bits show before anything is looked for.
    var (once, twice, isWhole) = (KeyBits(), KeyBits(), KeyBits())
    var wholes: [UInt64: Int] = [:]
    let keys = names.map(\.keys)
    for (place, keys) in keys.enumerated() {
      guard let whole = keys.first else { continue }
      wholes[whole] = place
      _ = isWhole.insert(whole)
      for (left, key) in keys.dropFirst().enumerated() {
        let key = placed(key, left)
        if once.insert(key) { _ = twice.insert(key) }
      }
    }
    var shortened: [(key: UInt64, name: Int)] = []
    for (place, keys) in keys.enumerated() {
      for (left, key) in keys.dropFirst().enumerated() {
        if isWhole.has(key), let other = wholes[key] { add(place, other) }
        let key = placed(key, left)
        if twice.has(key) { shortened.append((key, place)) }
      }
    }
    shortened.sort { ($0.key, $0.name) < ($1.key, $1.name) }
    for (entry, next) in zip(shortened, shortened.dropFirst()) where entry.key == next.key {
      add(entry.name, next.name)
    }
  }

  /// A key with the place of the character that was left out.
  private static func placed(_ key: UInt64, _ place: Int) -> UInt64 {
    key &+ UInt64(place) &* 0xA076_1D64_78BD_642F
  }

  /// Which keys may have been met; for a key that was, always true.
  private struct KeyBits {
    private var words = [UInt64](repeating: 0, count: 1 << 17)

    private static func place(_ key: UInt64) -> (word: Int, bit: UInt64) {
      let mixed = key ^ key >> 32
      return (Int(mixed >> 6 & 0x1_FFFF), 1 << (mixed & 63))
    }

    func has(_ key: UInt64) -> Bool {
      let (word, bit) = Self.place(key)
      return words[word] & bit != 0
    }

    /// Adds a key; says whether it may have been there.
    mutating func insert(_ key: UInt64) -> Bool {
      let (word, bit) = Self.place(key)
      defer { words[word] |= bit }
      return words[word] & bit != 0
    }
  }

  /// A name as it is compared.
  struct Folded {
    let name: String
    /// Its characters, folded.
    let scalars: [Unicode.Scalar]
    /// The same without what firms are called by beside their names.
    let bare: String

    init(_ name: String) {
      self.name = name
      scalars = Array(name.foldedName.unicodeScalars)
      bare = NearNameWords.all.bare(scalars)
    }

    /// A key of the name, and of what is left of it without each of its characters; none of short names.
    var keys: [UInt64] {
      guard scalars.count + 1 >= charactersPerEdit else { return [] }
      // A number of which the characters are the digits, so that each key follows from two others.
      let base: UInt64 = 0x9E37_79B9_7F4A_7C15
      var (suffixes, powers) = ([UInt64(0)], [UInt64(1)])
      for scalar in scalars.reversed() {
        let digit = (UInt64(scalar.value) &+ 1) &* 0xD6E8_FEB8_6659_FD93
        suffixes.append(
          suffixes[suffixes.count - 1] &+ (digit ^ digit >> 29) &* powers[powers.count - 1])
        powers.append(powers[powers.count - 1] &* base)
      }
      let whole = suffixes[scalars.count]
      var keys = [whole]
      for place in scalars.indices {
        let (behind, own) = (scalars.count - place - 1, scalars.count - place)
        // What stands before the character moves down by one place.
        let before = whole &- suffixes[own]
        keys.append(before &* Self.inverse &+ suffixes[behind])
      }
      return keys
    }

    /// What the base of the keys must be multiplied by to be one.
    private static let inverse: UInt64 = {
      let base: UInt64 = 0x9E37_79B9_7F4A_7C15
      return (0..<6).reduce(base) { inverse, _ in inverse &* (2 &- base &* inverse) }
    }()

    /// Whether the other name has one other character, or one more or less, which numbers nothing.
    func differsByOneSlip(from other: Folded) -> Bool {
      guard max(scalars.count, other.scalars.count) >= charactersPerEdit,
        abs(scalars.count - other.scalars.count) <= 1
      else { return false }
      let (_, own, others) = difference(from: other)
      return max(own.count, others.count) == 1 && !differsByNumber(from: other)
    }

    /// Whether all in which two names differ numbers what they name, or is a letter by itself.
    func differsByNumber(from other: Folded) -> Bool {
      let (start, own, others) = difference(from: other)
      let differing = own + others
      if NearNameWords.all.number(differing) { return true }
      guard max(own.count, others.count) == 1, differing.allSatisfy(\.isLetter) else {
        return false
      }
      let holder = scalars.count >= other.scalars.count ? self : other
      return holder.standsAlone(start)
    }

    /// What stands in two names between what they begin and end with alike, and where it begins.
    func difference(from other: Folded)
      -> (start: Int, own: [Unicode.Scalar], others: [Unicode.Scalar])
    {
      let start = zip(scalars, other.scalars).prefix { $0 == $1 }.count
      let (own, others) = (scalars.dropFirst(start), other.scalars.dropFirst(start))
      let rest = zip(own.reversed(), others.reversed()).prefix { $0 == $1 }.count
      return (start, Array(own.dropLast(rest)), Array(others.dropLast(rest)))
    }

    /// Whether no ASCII letter stands beside a character of the folded name in the name as written.
    private func standsAlone(_ folded: Int) -> Bool {
      let written = Array(name.unicodeScalars)
      var place = 0
      for (index, scalar) in written.enumerated() {
        var part: [Unicode.Scalar] = []
        NameFolding.standard.append(scalar, to: &part)
        guard place + part.count <= folded else {
          return [index - 1, index + 1].allSatisfy {
            !written.indices.contains($0) || !written[$0].isLetter
          }
        }
        place += part.count
      }
      return false
    }
  }
}

/// The words by which near names are told, from `Data/near-names.json`.
private struct NearNameWords {
  static let all = NearNameWords()
  /// By their first characters, the longer ones first.
  private var words: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]
  private var brackets: Set<Unicode.Scalar> = []
  private var numbering: Set<Unicode.Scalar> = []

  private init() {
    let text = EmbeddedData.text(of: "near-names.json") ?? ""
    guard let file = try? JSONTree(json: text), let words = try? file.texts("company_words"),
      let brackets = try? file.text("brackets"), let numbering = try? file.text("numbering")
    else { return }
    self.words = Dictionary(
      grouping: words.map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }
    ) { $0[0] }
    self.brackets = Set(brackets.unicodeScalars)
    self.numbering = Set(numbering.unicodeScalars)
  }

  /// A folded name without such words, brackets and zeros before numbers; empty where nothing else is left.
  func bare(_ folded: [Unicode.Scalar]) -> String {
    let name =
      folded.contains(where: brackets.contains) ? folded.filter { !brackets.contains($0) } : folded
    var (bare, place) = (String.UnicodeScalarView(), 0)
    while place < name.count {
      if let word = words[name[place]]?.first(where: { name[place...].starts(with: $0) }) {
        place += word.count
      } else {
        let isIdle =
          name[place] == "0" && place + 1 < name.count && name[place + 1].isDigit
          && bare.last.map { $0.isDigit || $0 == "." } != true
        if !isIdle { bare.append(name[place]) }
        place += 1
      }
    }
    return String(bare)
  }

  /// Whether characters number what a name names.
  func number(_ scalars: [Unicode.Scalar]) -> Bool { scalars.allSatisfy(numbering.contains) }
}

extension Unicode.Scalar {
  /// Whether it is a letter of ASCII.
  fileprivate var isLetter: Bool { isASCII && properties.isAlphabetic }
}

extension FindingCode {
  /// Two names that may be one.
  public static let nearNames = FindingCode("near-names")
}
