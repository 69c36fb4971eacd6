import ExactNumbers
import Tables
import Wording

/// The limit of a test in words, kept for the next bid: those of a lot are held against the same.
struct LimitWords: ~Copyable {
  private var limit: TestLimit?
  /// The limit with the usual decimals; nil where it has too many digits.
  private var usual: ShownDecimal?
  /// What is said of it then.
  private var words = SentenceWriter()

  init() {}

  /// Adds the value of a result, the sign, and the limit with what it is.
  mutating func write(
    _ result: TestResult, to sentence: inout SentenceWriter, _ language: Language
  ) {
    prepare(result.against, language)
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

  /// Puts a limit into words, unless it is that of the bid before.
  private mutating func prepare(_ next: TestLimit, _ language: Language) {
    if let limit, limit.isShown(like: next) { return }
    limit = next
    usual = next.usual
    words.removeAll()
    guard let usual else { return }
    next.write(next.test == .cut ? .percent(usual) : .decimal(usual), to: &words, language)
  }
}

extension TestLimit {
  /// Whether the same is said of another limit of the same test.
  fileprivate func isShown(like other: TestLimit) -> Bool {
    value == other.value && anchor == other.anchor && rule.value == other.rule.value
      && anchorRule == other.anchorRule
  }
}
