import ExactNumbers
public import Wording
import Writing

/// Tells reasons in one language, for one bid after the other.
///
/// What most bids are told is put together in one room, and the limits that the bids of a lot are held
/// against are put into words once.
struct ReasonTeller {
  let language: Language
  /// What was told last.
  private(set) var sentence: Sentence = ""
  /// The last limit of each test that was met.
  private var limits: [KnownLimit] = []

  init(_ language: Language) { self.language = language }

  /// Tells a sentence, and on what it rests.
  mutating func tell(by basis: Basis, _ words: Sentence) -> Basis {
    sentence.removeAll()
    sentence += words
    return basis
  }

  /// Tells some words with a result behind them.
  mutating func tell(by basis: Basis, _ words: StaticString, _ result: TestResult?) -> Basis {
    begin(words)
    if let result { add(result) }
    return basis
  }

  /// The same with all results of a bid that passes no test.
  mutating func tell(by basis: Basis, _ words: StaticString, ofFailed tested: TestedBid) -> Basis {
    begin(words)
    var isFirst = true
    tested.forEachResult(allFail: true) { result in
      if !isFirst { sentence.appendLiteral(language.words(en: "; ", zh: "；")) }
      add(result)
      isFirst = false
    }
    return basis
  }

  private mutating func begin(_ words: StaticString) {
    sentence.removeAll()
    sentence.appendLiteral(words)
  }

  /// Adds a test with its numbers, and by how much it is missed.
  ///
  /// Piece by piece, as most bids are told some: a sentence for each of them would make `vbp select`
  /// a tenth slower.
  private mutating func add(_ result: TestResult) {
    guard result.verdict != .untested else {
      sentence += language(
        en: "the cut is not tested, as no ceiling is given", zh: "未提供最高有效申报价，降幅未检验")
      return
    }
    sentence.appendLiteral(result.test.name(language))
    let known = known(result.against)
    if let value = result.test.usual(result.value), let limit = known.usual,
      value != limit || result.value == result.limit
    {
      sentence.appendInterpolation(value)
      sentence.appendLiteral(result.sign)
      sentence.appendInterpolation(known.words)
    } else {
      sentence += closely(result)
    }
    if !result.holds { addMiss(of: result) }
  }

  /// The numbers of a result with as many decimals as tell them apart.
  func closely(_ result: TestResult) -> Sentence {
    let (value, limit) = result.shown
    return "\(value)\(result.sign)\(result.against.sentence(limit, language))"
  }

  private mutating func addMiss(of result: TestResult) {
    // What is exactly at a limit that it has to be under misses it by nothing.
    guard result.value != result.limit else { return }
    let distance = try? result.value - result.limit
    if result.test == .cut {
      sentence.appendLiteral(language.words(en: ", short by ", zh: "，相差 "))
      sentence.appendInterpolation(distance?.percentPoints)
      sentence.appendLiteral(language.words(en: " points", zh: " 个百分点"))
    } else {
      sentence.appendLiteral(language.words(en: ", over by ", zh: "，超出 "))
      sentence.appendInterpolation(distance?.shownDistance)
    }
  }

  /// A limit, put into words if it is not the last one of its test.
  private mutating func known(_ limit: TestLimit) -> KnownLimit {
    let place = limits.firstIndex { $0.limit.test == limit.test }
    if let place, limits[place].isSame(as: limit) { return limits[place] }
    let told = KnownLimit(limit, language)
    if let place { limits[place] = told } else { limits.append(told) }
    return told
  }
}

/// A limit that has been put into words.
///
/// An object, so that it is not copied for each number that is read of it.
private final class KnownLimit {
  let limit: TestLimit
  /// The limit with the usual decimals; nil where it has too many digits for them.
  let usual: Shown?
  /// What it is called with these; of no use where there are none.
  let words: Sentence

  @inline(never)
  init(_ limit: TestLimit, _ language: Language) {
    self.limit = limit
    usual = limit.test.usual(limit.value)
    words = usual.map { limit.sentence($0, language) } ?? ""
  }

  /// Whether another limit of the test is put into the same words.
  @inline(__always)
  func isSame(as other: TestLimit) -> Bool {
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
}

extension SelectionTest {
  /// What stands before the value.
  fileprivate func name(_ language: Language) -> StaticString {
    switch self {
    // They hold the comparable price against their limit, as the line does.
    case .multiple, .floor: ""
    case .cut: language.words(en: "cut ", zh: "降幅 ")
    case .line: language.words(en: "comparable price ", zh: "单位可比价 ")
    }
  }

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
