public import ExactNumbers
public import RuleBook
import Wording

/// What bids are held against by one selection test.
///
/// A class, as all bids of a lot share it, but for the line, which is the bid's own.
public final class TestLimit: Sendable {
  /// Which test.
  public let test: SelectionTest
  /// The limit, as it is shown.
  public let value: Ratio
  /// The number of the rule.
  public let rule: RuleSet.Cited<Ratio>
  /// The anchor, for the multiple, as it is shown.
  public let anchor: Ratio?
  /// What the anchor is.
  public let anchorRule: AnchorRule
  /// The limit as the sentences of nearly all bids show it.
  let shown: Shown
  /// What stands behind the limit in the sentences of all bids.
  private let basis: (en: Sentence, zh: Sentence)

  init(
    _ test: SelectionTest, _ value: Ratio, rule: RuleSet.Cited<Ratio>, anchor: Ratio? = nil,
    anchorRule: AnchorRule = .lowest
  ) {
    self.test = test
    self.value = value
    self.rule = rule
    self.anchor = anchor
    self.anchorRule = anchorRule
    shown = test == .cut ? value.shownPercent : value.shown
    basis = anchor.map { $0.basis(anchorRule, times: rule.value) } ?? ("", "")
  }

  /// What stands behind the limit, in one language.
  func basis(in language: Language) -> Sentence {
    switch language {
    case .english: basis.en
    case .chinese: basis.zh
    }
  }
}

/// The result of one selection test.
public struct TestResult: Sendable {
  /// What the bid was held against.
  public let against: TestLimit
  /// The bid's comparable price, its unit price, or its cut.
  public let value: Ratio
  /// Whether the test selects the bid.
  public let holds: Bool

  /// Which test.
  public var test: SelectionTest { against.test }
  /// The limit that it is held against, as it is shown.
  public var limit: Ratio { against.value }
  /// The number of the rule.
  public var rule: RuleSet.Cited<Ratio> { against.rule }
  /// The anchor, for the multiple, as it is shown.
  public var anchor: Ratio? { against.anchor }
  /// What the anchor is.
  public var anchorRule: AnchorRule { against.anchorRule }
}
