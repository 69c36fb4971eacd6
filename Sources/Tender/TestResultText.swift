import ExactNumbers
public import Wording
import Writing

extension TestResult {
  /// The test with its numbers, and by how much it is missed.
  public var text: Text {
    Text(en: String(text(in: .english)), zh: String(text(in: .chinese)))
  }

  /// The same in one language.
  func text(in language: Language) -> Sentence {
    var writer = ReasonWriter(language)
    var sentence = SentenceWriter()
    writer.write(self, to: &sentence)
    return sentence.sentence
  }

  /// The value and the limit with as many decimals as it takes to see which is larger.
  var shown: (value: Shown, limit: Shown) {
    test == .cut ? value.percentDisplay(against: limit) : value.display(against: limit)
  }

  /// Whether the multiple of the anchor, as both are shown, is exactly the limit that is shown.
  public var isLimitExact: Bool {
    against.anchor.map { limit.shown.isExactly(product(rule.value.exact, $0.shown)) } ?? true
  }

  /// The value with the fewest decimals of these; nil where it has too many digits for them.
  var usualValue: ShownDecimal? { test.usual(value) }

  /// Adds the sign between the value and the limit.
  func writeSign(to sentence: inout SentenceWriter) {
    if against.isStrict { return holds ? sentence.add(" < ") : sentence.add(" ≥ ") }
    switch (test == .cut, holds) {
    case (false, true): sentence.add(" ≤ ")
    case (false, false): sentence.add(" > ")
    case (true, true): sentence.add(" ≥ ")
    case (true, false): sentence.add(" < ")
    }
  }
}

extension SelectionTest {
  /// A number of the test with as many decimals as usually tell it from its limit.
  fileprivate func usual(_ number: Ratio) -> ShownDecimal? {
    self == .cut ? try? number.percent(2, atLeast: 2) : try? number.decimal(6, atLeast: 4)
  }
}

extension TestLimit {
  /// The limit with as many decimals as usually tell it from what is held against it.
  var usual: ShownDecimal? { test.usual(value) }

  /// Adds the limit, shown in some way, with what it is.
  func write(_ shown: Shown, to sentence: inout SentenceWriter, _ language: Language) {
    switch test {
    case .multiple, .cut: break
    case .floor: sentence.add(language, en: "floor ", zh: "保底价 ")
    case .line: sentence.add(language, en: "published line ", zh: "公布线 ")
    }
    sentence.add(shown)
    writeBasis(of: shown, to: &sentence, language)
  }

  /// Adds what the limit is, where it is so many times an anchor.
  private func writeBasis(
    of shown: Shown, to sentence: inout SentenceWriter, _ language: Language
  ) {
    guard let anchor else { return }
    let (times, base) = (rule.value.exact, anchor.shown)
    let isExact = shown.isExactly(product(times, base))
    switch (language, anchorRule == .lowest) {
    case (.english, let isLowest):
      if isExact { sentence.add(" = ") } else { sentence.add(" ≈ ") }
      sentence.add(times)
      if isLowest { sentence.add(" × lowest ") } else { sentence.add(" × anchor ") }
      sentence.add(base)
    case (.chinese, let isLowest):
      sentence.add("（")
      if !isExact { sentence.add("约为") }
      if isLowest { sentence.add("最低价 ") } else { sentence.add("基准价 ") }
      sentence.add(base)
      sentence.add(" 的 ")
      sentence.add(times)
      sentence.add(" 倍）")
    }
  }
}
