public import ExactNumbers
public import RuleBook

/// What bids are held against by one selection test.
public struct TestLimit: Sendable {
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
  /// Whether what is exactly at the limit fails.
  public let isStrict: Bool

  init(
    _ test: SelectionTest, _ value: Ratio, rule: RuleSet.Cited<Ratio>, anchor: Ratio? = nil,
    anchorRule: AnchorRule = .lowest, isStrict: Bool = false
  ) {
    self.test = test
    self.value = value
    self.rule = rule
    self.anchor = anchor
    self.anchorRule = anchorRule
    self.isStrict = isStrict
  }
}

/// The result of one selection test.
public struct TestResult: Sendable {
  /// What the bid was held against.
  public let against: TestLimit
  /// The bid's comparable price, its unit price, or its cut.
  public let value: Ratio
  /// What came out.
  public let verdict: Verdict

  /// What a test says of a bid.
  public enum Verdict: Sendable {
    /// It selects the bid.
    case holds
    /// It does not.
    case fails
    /// It cannot be made: a cut without a ceiling.
    case untested
  }

  init(against: TestLimit, value: Ratio, _ verdict: Verdict) {
    (self.against, self.value, self.verdict) = (against, value, verdict)
  }

  /// Whether the test selects the bid.
  public var holds: Bool { verdict == .holds }
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
