import ExactNumbers
import Wording
import Writing

/// The limit of a test in words, kept for the next bid: those of a lot are held against the same.
struct LimitWords: ~Copyable {
  /// All that the words say, where there are any.
  private var isKnown = false
  private var (value, times) = (Ratio.zero, Ratio.zero)
  private var anchor: Ratio?
  private var anchorRule = AnchorRule.lowest
  /// The limit with the usual decimals; nil where it has too many digits.
  private var usual: ShownDecimal?
  private var words = SentenceWriter()

  init() {}

  /// Adds the value of a result, the sign, and the limit with what it is.
  mutating func write(
    _ result: TestResult, to sentence: inout SentenceWriter, _ language: Language
  ) {
    if !says(result.against) { put(result.against, language) }
    if let usual, let value = result.usualValue, value != usual || result.value == result.limit {
      sentence.add(value)
      if result.test == .cut { sentence.add("%") }
      result.writeSign(to: &sentence)
      sentence.add(words)
    } else {
      Self.writeClosely(result, to: &sentence, language)
    }
  }

  /// The same with the decimals that the two numbers take, for any result.
  static func writeClosely(
    _ result: TestResult, to sentence: inout SentenceWriter, _ language: Language
  ) {
    let (value, limit) = result.shown
    sentence.add(value)
    result.writeSign(to: &sentence)
    result.against.write(limit, to: &sentence, language)
  }

  /// Whether the words say a limit of the same test.
  @inline(__always)
  private func says(_ limit: TestLimit) -> Bool {
    isKnown && value == limit.value && times == limit.rule.value && anchor == limit.anchor
      && anchorRule == limit.anchorRule
  }

  /// Puts a limit into words.
  @inline(never)
  private mutating func put(_ limit: TestLimit, _ language: Language) {
    isKnown = true
    (value, times, anchor, anchorRule) = (
      limit.value, limit.rule.value, limit.anchor, limit.anchorRule
    )
    usual = limit.usual
    words.removeAll()
    guard let usual else { return }
    limit.write(limit.test == .cut ? .percent(usual) : .decimal(usual), to: &words, language)
  }
}
