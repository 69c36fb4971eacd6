import EmbeddedData

/// What a header says of its values beside the name of the column, in brackets or by 每: `报价（元）`,
/// `采购量（万片）`, `竞标价格（最小规格）（元）`, `每盒价格`. The words are data, `Data/headers.json`.
struct HeaderUnit: Equatable {
  /// The power of ten by which values are multiplied: 4 for 万片.
  var exponent = 0
  /// Whether amounts are for the smallest unit, or for a pack; nil where the header does not say.
  var isPerUnit: Bool?

  /// A header that says nothing more than the name.
  static let none = HeaderUnit(nothing: ())
  private init(nothing: Void) {}

  /// What the brackets of a header say of a column that holds something; nil where a word is not
  /// known, or does not go with the column.
  init?(_ brackets: [String], of measure: Schema.Measure?) {
    // 金额（万元）（元） says two things.
    let units = brackets.filter {
      !Self.words.remarks.contains($0) && (measure == .count || Self.isPerUnit($0) == nil)
    }
    guard Set(units).count < 2 else { return nil }
    for words in brackets where !Self.words.remarks.contains(words) {
      guard take(words, measure) else { return nil }
    }
    guard let isPerUnit else { return }
    switch measure {
    case .yuan: break
    case .yuanPerUnit, .yuanPerPack:
      // It says no more than the column does, or it contradicts that.
      guard isPerUnit == (measure == .yuanPerUnit) else { return nil }
    case .count, .share, nil: return nil
    }
  }

  private mutating func take(_ words: String, _ measure: Schema.Measure?) -> Bool {
    if measure == .share {
      guard let share = Self.words.shares[words] else { return false }
      exponent = share
      return true
    }
    if measure == .count { return takeCounts(words) }
    guard measure != nil else { return false }
    if let isPerUnit = Self.isPerUnit(words) { return take(isPerUnit: isPerUnit) }
    let parts = words.split(separator: "/", maxSplits: 1).map(String.init)
    // Nothing, or a stroke alone, is no unit.
    guard let first = parts.first,
      let ten = Self.exponent(of: first, among: Self.words.money)
    else { return false }
    exponent = ten
    guard parts.count == 2 else { return true }
    return Self.isPerUnit(parts[1]).map { take(isPerUnit: $0) } ?? false
  }

  /// `万片/万支/万袋`: the same power of ten of whatever is counted.
  private mutating func takeCounts(_ words: String) -> Bool {
    let counted = Self.words.units + Self.words.packs + Self.words.counts
    let exponents = words.split { "/、,".contains($0) }.map {
      Self.exponent(of: String($0), among: counted)
    }
    guard let first = exponents.first, let exponent = first, exponents.allSatisfy({ $0 == first })
    else { return false }
    self.exponent = exponent
    return true
  }

  private mutating func take(isPerUnit: Bool) -> Bool {
    guard self.isPerUnit == nil || self.isPerUnit == isPerUnit else { return false }
    self.isPerUnit = isPerUnit
    return true
  }

  /// Whether a word names the smallest unit, or a pack; nil of any other.
  private static func isPerUnit(_ word: String) -> Bool? {
    words.units.contains(word) ? true : words.packs.contains(word) ? false : nil
  }

  /// The power of ten before one of some words.
  private static func exponent(of text: String, among known: [String]) -> Int? {
    if known.contains(text) { return 0 }
    return words.tens.keys.first { ten in
      text.hasPrefix(ten) && known.contains(String(text.dropFirst(ten.count)))
    }.flatMap { words.tens[$0] }
  }

  // MARK: Names

  /// The name of a header without what stands in brackets, and that; a word behind 每 counts as such.
  static func parts(of key: String) -> (name: String, brackets: [String])? {
    var (name, brackets, depth) = ("", [String](), 0)
    for character in key {
      switch character {
      case "(", "[", "【":
        depth += 1
        if depth == 1 { brackets.append("") }
      case ")", "]", "】": depth -= 1
      default:
        if depth > 0 {
          brackets[brackets.count - 1].append(character)
        } else {
          name.append(character)
        }
      }
    }
    if name.hasPrefix("每"),
      let word = (words.units + words.packs).first(where: { name.dropFirst().hasPrefix($0) })
    {
      brackets.append(word)
      name = String(name.dropFirst(1 + word.count))
    }
    return depth == 0 && !brackets.isEmpty && !name.isEmpty ? (name, brackets) : nil
  }

  /// Whether a text is a unit alone, as in a row of units beneath the header.
  static func isUnit(_ text: String) -> Bool {
    let text = text.filter { !"()[]【】".contains($0) }
    return [Schema.Measure.yuan, .count, .share].contains { HeaderUnit([text], of: $0) != nil }
  }

  private struct Words {
    let tens, shares: [String: Int]
    let money, units, packs, counts, remarks: [String]
  }

  private static let words: Words = {
    do {
      let file = try JSONTree(json: EmbeddedData.text(of: "headers.json") ?? "")
      func numbers(_ key: String) throws -> [String: Int] {
        guard case .object(let pairs)? = file[key] else { throw JSONTree.missing(key, "numbers") }
        return try pairs.mapValues { number in
          guard case .text(let text) = number, let number = Int(text) else {
            throw JSONTree.missing(key, "whole numbers")
          }
          return number
        }
      }
      return Words(
        tens: try numbers("tens"), shares: try numbers("shares"), money: try file.texts("money"),
        units: try file.texts("units"), packs: try file.texts("packs"),
        counts: try file.texts("counts"), remarks: try file.texts("remarks"))
    } catch {
      preconditionFailure("Data/headers.json: \(error)")
    }
  }()
}
