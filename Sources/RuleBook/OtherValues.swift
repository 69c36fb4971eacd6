import ExactNumbers
public import Wording

/// What a value could be if it is not what a rule set says: this is what is tried where an
/// unverified value may decide.
public enum OtherValues: Sendable {
  /// A step less and a step more, within the range.
  case step(String)
  /// The least value of the range, and a step more.
  case leastOrMore(by: String)
  /// Each of some values.
  case values([String])
  /// Each other word of a choice.
  case otherWords
  /// Each later item of a list first; why a list without later items is not in doubt.
  case laterFirst(otherwise: Text)
  /// Each item of a list left out; why an empty list is not in doubt.
  case withoutItem(otherwise: Text)
  /// Nothing: the value, or the row of a table, is left out.
  case nothing
  /// Nothing: the item of another list that asks for the value is left out too.
  case nothingWithout(item: String, of: String)
  /// Each column of the records says for itself.
  case byColumn
  /// Doubt does not apply, and why.
  case exempt(Text)

  /// What else the value could be, or why doubt does not apply, for a reader.
  private var title: Text {
    switch self {
    case .step(let step): Text(en: "\(step) less or more", zh: "减或加 \(step)")
    case .leastOrMore(let step):
      Text(en: "the least of its range, or \(step) more", zh: "范围内的最小值，或加 \(step)")
    case .values(let values): Expectation.oneOf(values)
    case .otherWords: Text(en: "another of the words", zh: "其他任一词")
    case .laterFirst: Text(en: "a later item first", zh: "靠后的项目排在最前")
    case .withoutItem: Text(en: "an item left out", zh: "略去一项")
    case .nothing: Text(en: "left out", zh: "不设")
    case .nothingWithout(let item, let key):
      Text(en: "left out, with \(item) of \(key)", zh: "不设，并从 \(key) 中略去 \(item)")
    case .byColumn: Text(en: "see the columns", zh: "见各列")
    case .exempt(let reason): Text(en: "not in doubt: ", zh: "不存疑：") + reason
    }
  }

  /// The same for one value, which may be beyond doubt where others are not.
  public func title(for value: RuleValue) -> Text {
    exemption(of: value).map { Self.exempt($0).title } ?? title
  }

  /// Why doubt does not apply to a value; nil where it does.
  func exemption(of value: RuleValue) -> Text? {
    switch (self, value) {
    case (.exempt(let reason), _): reason
    case (.laterFirst(let reason), .list(let items)): items.count < 2 ? reason : nil
    case (.withoutItem(let reason), .list(let items)): items.isEmpty ? reason : nil
    default: nil
    }
  }

  /// The values that a value could have instead; nil among them where it is left out.
  func values(besides value: RuleValue, form: RuleForm) -> [RuleValue?] {
    switch (self, value) {
    case (.step(let step), .text(let text)):
      numbers([(text, "-" + step), (text, step)], besides: text, form)
    case (.leastOrMore(let step), .text(let text)):
      numbers([(form.range?.leastText ?? text, "0"), (text, step)], besides: text, form)
    case (.values(let values), .text(let text)): words(values, besides: text)
    case (.otherWords, .text(let text)): words(form.words, besides: text)
    case (.laterFirst, .list(let items)):
      items.dropFirst().map { item in .list([item] + items.filter { $0 != item }) }
    case (.withoutItem, .list(let items)):
      items.map { item in .list(items.filter { $0 != item }) }
    case (.nothing, _), (.nothingWithout, _): [nil]
    default: []
    }
  }

  private func words(_ words: [String], besides own: String) -> [RuleValue?] {
    words.filter { $0 != own }.map { .text($0) }
  }

  /// The sums that are within the range.
  private func numbers(_ sums: [(String, String)], besides own: String, _ form: RuleForm)
    -> [RuleValue?]
  {
    sums.compactMap { number, difference in
      guard let a = Ratio(decimal: number), let b = Ratio(decimal: difference),
        let sum = try? a + b, sum != Ratio(decimal: own), form.range?.contains(sum) == true
      else { return nil }
      return .text(sum.exactText)
    }
  }
}

extension RuleForm {
  fileprivate var words: [String] { if case .choice(let words) = self { words } else { [] } }
}
