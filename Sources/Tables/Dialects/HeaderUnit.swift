import EmbeddedData

/// What a header says of its values beside the name of the column, in brackets or by 每: `报价（元）`,
/// `采购量（万片）`, `竞标价格（最小规格）（元）`, `每盒价格`. The words are data, `Data/headers.json`.
struct HeaderUnit: Equatable {
  /// The power of ten that it says: 4 for 万片, 0 for 元; nil where the header names no unit.
  private(set) var ten: Int?
  /// What amounts are for, such as 袋 or 盒; several where it may be any of them.
  private(set) var pers: [String] = []
  /// What is counted, such as 片 or 盒; several where it may be any of them.
  private(set) var counted: [String] = []

  /// The power of ten by which values are multiplied.
  var exponent: Int { ten ?? 0 }
  /// Whether amounts are for the smallest unit, or for a pack; nil where the header does not say.
  var isPerUnit: Bool? { pers.first.flatMap(Self.isPerUnit) }

  /// A header that says nothing more than the name.
  static let none = HeaderUnit(nothing: ())
  private init(nothing: Void) {}

  /// What the brackets of a header say of a column that holds something; nil where a word is not
  /// known, or does not go with the column.
  init?(_ brackets: [String], of measure: Schema.Measure?) {
    let said = brackets.flatMap { Self.units(in: $0, of: measure) }
    // 金额（万元）（元） says two things.
    let units = said.filter { measure == .count || Self.isPerUnit($0) == nil }
    guard Set(units).count < 2 else { return nil }
    for words in said {
      guard take(words, measure) else { return nil }
    }
    guard let isPerUnit else { return }
    switch measure {
    case .yuan: break
    case .yuanPerUnit, .yuanPerPack:
      // It says no more than the column does, or it contradicts that.
      guard isPerUnit == (measure == .yuanPerUnit) else { return nil }
    case .count, .share, .points, .days, .months, nil: return nil
    }
  }

  /// The units in a bracket, without remarks and without what calls them units: `单位：万元，含税`.
  private static func units(in bracket: String, of measure: Schema.Measure?) -> [String] {
    let parts = bracket.split(omittingEmptySubsequences: false) { ",;".contains($0) }
      .map { unlabelled(String($0)) }.filter { !words.remarks.contains($0) }
    // Commas may stand between what is counted: 万片,万支.
    return measure == .count && !parts.isEmpty ? [parts.joined(separator: "/")] : parts
  }

  /// A text without the word before it that says that it is a unit.
  static func unlabelled(_ text: String) -> String {
    guard let label = words.labels.first(where: text.hasPrefix) else { return text }
    return String(text.dropFirst(label.count).drop { ":为 ".contains($0) })
  }

  private mutating func take(_ words: String, _ measure: Schema.Measure?) -> Bool {
    if measure == .share {
      ten = Self.words.shares[words]
      return ten != nil
    }
    if measure == .count { return takeCounts(words) }
    guard let measure else { return false }
    if let own = Self.words.own[measure.rawValue] {
      ten = 0
      return own.contains(words)
    }
    if take(pers: words) { return true }
    let parts = words.split(separator: "/", maxSplits: 1).map(String.init)
    // Nothing, or a stroke alone, is no unit.
    guard let first = parts.first, let ten = Self.exponent(ofMoney: first) else { return false }
    self.ten = ten
    return parts.count == 1 || take(pers: parts[1])
  }

  /// `万片/万支/万袋`: the same power of ten of whatever is counted.
  private mutating func takeCounts(_ words: String) -> Bool {
    let counted = Self.words.units + Self.words.packs + Self.words.counts
    let exponents = words.split { "/、,".contains($0) }.map {
      Self.exponent(of: String($0), among: counted)
    }
    guard let first = exponents.first, let exponent = first, exponents.allSatisfy({ $0 == first })
    else { return false }
    ten = exponent
    self.counted = words.split { "/、,".contains($0) }.compactMap { word in
      counted.filter(word.hasSuffix).max { $0.count < $1.count }
    }
    return true
  }

  /// `片/支/袋`: the price of any one of them, all smallest units or all packs.
  private mutating func take(pers words: String) -> Bool {
    let pers = words.split { "/、或".contains($0) }.map(String.init)
    let kinds = (self.pers + pers).map(Self.isPerUnit)
    guard !pers.isEmpty, kinds.allSatisfy({ $0 != nil && $0 == kinds[0] }) else { return false }
    self.pers += pers
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

  /// The power of ten of a unit of money: 万元 is 4, 分 is −2; 人民币 before or behind it says nothing.
  private static func exponent(ofMoney text: String) -> Int? {
    if let part = words.money[text] { return part }
    let whole = words.money.keys.filter { words.money[$0] == 0 }
    if let ten = exponent(of: text, among: whole) { return ten }
    let currency = words.currency.first { text != $0 && (text.hasPrefix($0) || text.hasSuffix($0)) }
    guard let currency else { return nil }
    return exponent(
      ofMoney: String(
        text.hasPrefix(currency)
          ? text.dropFirst(currency.count) : text.dropLast(currency.count)))
  }

  // MARK: Names

  /// The name of a header without what stands in brackets, and that; a word behind 每 or 单 counts as such.
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
    if let each = words.each.first(where: name.hasPrefix),
      let word = (words.units + words.packs).first(where: {
        name.dropFirst(each.count).hasPrefix($0)
      })
    {
      brackets.append(word)
      name = String(name.dropFirst(each.count + word.count))
    }
    return depth == 0 && !brackets.isEmpty && !name.isEmpty ? (name, brackets) : nil
  }

  /// The longest unit at the end of a name without brackets, `中标价万元`; nil where nothing there is
  /// one, none where nothing looks like one either.
  static func ending(_ key: String, of measure: Schema.Measure?) -> HeaderUnit? {
    for start in key.indices.dropFirst() {
      let unit = HeaderUnit([String(key[start...])], of: measure)
      if let unit, unit != HeaderUnit.none { return unit }
    }
    return key.contains("/") ? nil : HeaderUnit.none
  }

  /// Whether a text is a unit alone, as in a row of units beneath the header.
  static func isUnit(_ text: String) -> Bool {
    guard !hasDigit(text) else { return false }
    let text = text.filter { !"()[]【】".contains($0) }
    return [Schema.Measure.yuan, .count, .share].contains { HeaderUnit([text], of: $0) != nil }
  }

  /// Whether a digit stands in a text, which is then no unit; most values have one.
  static func hasDigit(_ text: String) -> Bool { text.utf8.contains { $0 &- 0x30 <= 9 } }

  /// The units that a word may mean: 万 alone is of money, and of whatever is counted.
  static func named(by word: String) -> [String] {
    guard words.tens[word] != nil else { return [word] }
    return [word + yuan] + words.units.prefix(1).map { word + $0 }
  }

  /// Units of thousands of yuan and more in running text, 以下金额均为万元; an amount of 300万元 is none.
  static func largeMoney(in text: String) -> [String] {
    words.tens.filter { $0.value >= 3 }.keys.sorted().compactMap { ten in
      guard let place = text.firstRange(of: ten + yuan) else { return nil }
      let isAmount = text[..<place.lowerBound].last.map { $0.isNumber } ?? false
      return isAmount ? nil : ten + yuan
    }
  }

  private static let yuan = "元"

  /// The words that call what follows a unit, such as 金额单位.
  static var labels: [String] { words.labels }

  /// Whether a text is a unit of other money than yuan: 美元, 万美元.
  static func isForeign(_ text: String) -> Bool { exponent(of: text, among: words.foreign) != nil }

  private struct Words {
    let tens, shares, money: [String: Int]
    let own: [String: [String]]
    let currency, foreign, labels, each, units, packs, counts, remarks: [String]
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
        tens: try numbers("tens"), shares: try numbers("shares"), money: try numbers("money"),
        own: try ["points", "days", "months"].reduce(into: [:]) { own, key in
          own[key] = try file.texts(key)
        }, currency: try file.texts("currency"), foreign: try file.texts("foreign"),
        labels: try file.texts("labels"), each: try file.texts("each"),
        units: try file.texts("units"),
        packs: try file.texts("packs"), counts: try file.texts("counts"),
        remarks: try file.texts("remarks"))
    } catch {
      preconditionFailure("Data/headers.json: \(error)")
    }
  }()
}
