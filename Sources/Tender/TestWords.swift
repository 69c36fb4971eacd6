import ExactNumbers
public import Wording
import Writing

/// Results of tests in the words of one language, for one bid after the other.
///
/// The bids of a lot are held against the same limits: each limit is put into words once.
struct TestWords {
  let language: Language
  /// The last limit of each test that was met.
  private var limits: [LimitWords] = []

  init(_ language: Language) { self.language = language }

  /// A test with its numbers, and by how much it is missed.
  mutating func sentence(of result: TestResult) -> Sentence {
    guard result.verdict != .untested else {
      return language(
        en: "the cut is not tested, as no ceiling is given", zh: "未提供最高有效申报价，降幅未检验")
    }
    let place = place(of: result.against)
    if let value = result.test.usual(result.value), let limit = limits[place].usual,
      value != limit || result.value == result.limit
    {
      return sentence(of: result, value, limits[place].words)
    }
    return closely(result)
  }

  /// A result with as many decimals as tell its two numbers apart.
  func closely(_ result: TestResult) -> Sentence {
    let (value, limit) = result.shown
    return sentence(of: result, value, result.against.sentence(limit, language))
  }

  /// The results of all tests for a bid that passes none.
  mutating func sentence(ofFailed tested: TestedBid) -> Sentence {
    var (all, isFirst): (Sentence, Bool) = ("", true)
    tested.forEachResult(allFail: true) { result in
      if !isFirst { all += language(en: "; ", zh: "；") }
      all += sentence(of: result)
      isFirst = false
    }
    return all
  }

  private func sentence(of result: TestResult, _ value: Shown, _ limit: Sentence) -> Sentence {
    let sign = result.sign
    let miss = result.holds ? "" : result.miss(language)
    return switch result.test {
    case .multiple, .floor: "\(value)\(sign)\(limit)\(miss)"
    case .cut:
      language(en: "cut \(value)\(sign)\(limit)\(miss)", zh: "降幅 \(value)\(sign)\(limit)\(miss)")
    case .line:
      language(
        en: "comparable price \(value)\(sign)\(limit)\(miss)",
        zh: "单位可比价 \(value)\(sign)\(limit)\(miss)")
    }
  }

  /// Where the words of a limit stand.
  private mutating func place(of limit: TestLimit) -> Int {
    guard let place = limits.firstIndex(where: { $0.limit.test == limit.test }) else {
      limits.append(LimitWords(limit, language))
      return limits.count - 1
    }
    if !limits[place].says(limit) { limits[place] = LimitWords(limit, language) }
    return place
  }
}

/// A limit in words.
private struct LimitWords {
  let limit: TestLimit
  /// The limit with the usual decimals; nil where it has too many digits for them.
  let usual: Shown?
  /// The same with what it is.
  let words: Sentence

  @inline(never)
  init(_ limit: TestLimit, _ language: Language) {
    self.limit = limit
    usual = limit.test.usual(limit.value)
    words = usual.map { limit.sentence($0, language) } ?? ""
  }

  /// Whether the words are those of another limit of the test.
  @inline(__always)
  func says(_ other: TestLimit) -> Bool {
    limit.value == other.value && limit.rule.value == other.rule.value
      && limit.anchor == other.anchor && limit.anchorRule == other.anchorRule
  }
}

extension TestLimit {
  /// The limit, shown in some way, with what it is.
  func sentence(_ shown: Shown, _ language: Language) -> Sentence {
    switch test {
    case .multiple: anchor.map { multiple(shown, of: $0.shown, language) } ?? "\(shown)"
    case .cut: "\(shown)"
    case .floor: language(en: "floor \(shown)", zh: "保底价 \(shown)")
    case .line: language(en: "published line \(shown)", zh: "公布线 \(shown)")
    }
  }

  /// The limit as so many times the anchor.
  private func multiple(_ shown: Shown, of anchor: Shown, _ language: Language) -> Sentence {
    let (times, name) = (rule.value.exact, anchorRule.name(language))
    return shown.isExactly(product(times, anchor))
      ? language(
        en: "\(shown) = \(times) × \(name) \(anchor)",
        zh: "\(shown)（\(name) \(anchor) 的 \(times) 倍）")
      : language(
        en: "\(shown) ≈ \(times) × \(name) \(anchor)",
        zh: "\(shown)（约为\(name) \(anchor) 的 \(times) 倍）")
  }
}

extension TestResult {
  /// The value and the limit with as many decimals as it takes to see which is larger.
  fileprivate var shown: (value: Shown, limit: Shown) {
    test == .cut ? value.percentDisplay(against: limit) : value.display(against: limit)
  }

  /// Whether the multiple of the anchor, as both are shown, is exactly the limit that is shown.
  public var isLimitExact: Bool {
    against.anchor.map { limit.shown.isExactly(product(rule.value.exact, $0.shown)) } ?? true
  }

  /// The sign between the value and the limit.
  fileprivate var sign: StaticString {
    if against.isStrict { return holds ? " < " : " ≥ " }
    return switch (test == .cut, holds) {
    case (false, true): " ≤ "
    case (false, false): " > "
    case (true, true): " ≥ "
    case (true, false): " < "
    }
  }

  /// By how much the limit is missed; what is exactly at one that it has to be under misses it by
  /// nothing.
  fileprivate func miss(_ language: Language) -> Sentence {
    guard value != limit else { return "" }
    let distance = try? value - limit
    guard test == .cut else {
      return language(
        en: ", over by \(distance?.shownDistance)", zh: "，超出 \(distance?.shownDistance)")
    }
    return language(
      en: ", short by \(distance?.percentPoints) points",
      zh: "，相差 \(distance?.percentPoints) 个百分点")
  }
}

extension SelectionTest {
  /// A number with as many decimals as usually tell it from the limit; nil where it has too many
  /// digits for them.
  fileprivate func usual(_ number: Ratio) -> Shown? {
    self == .cut
      ? (try? number.percent(2, atLeast: 2)).map { .percent($0) }
      : (try? number.decimal(6, atLeast: 4)).map { .decimal($0) }
  }
}

extension AnchorRule {
  /// What the anchor is called beside its value.
  public var title: Text { Text(name) }

  /// The same in one language.
  fileprivate func name(_ language: Language) -> Sentence {
    self == .lowest
      ? language(en: "lowest", zh: "最低价") : language(en: "anchor", zh: "基准价")
  }
}
