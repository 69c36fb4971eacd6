/// An exact number as statistics takes it in; nobody else needs to touch floating point.
public struct Observation: Sendable {
  let value: Double

  /// The number nearest to an exact fraction.
  public init(numerator: Int128, denominator: Int128) {
    value = Double(numerator: numerator, denominator: denominator)
  }
}

/// The same subjects before and after: the size of the change first, its probability last.
public struct PairedComparison: Sendable {
  /// One subject.
  public struct Pair: Sendable {
    let before: Observation
    let after: Observation
    let reduction: Observation

    /// A subject; the reduction is given apart, so that exact differences stay exact ties.
    public init(before: Observation, after: Observation, reduction: Observation) {
      self.before = before
      self.after = after
      self.reduction = reduction
    }
  }

  /// The period before.
  public let before: Summary
  /// The period after.
  public let after: Summary
  /// The exact signed-rank test of the reductions.
  public let signedRank: SignedRank
  /// The paired t test; nil where the reductions do not vary.
  public let paired: TTest?
  /// Hedges' g of the reductions.
  public let pairedEffect: Double?
  /// Student's test as if the periods had different subjects.
  public let student: TTest?
  /// Welch's test as if the periods had different subjects.
  public let welch: TTest?
  /// Hedges' g as if the periods had different subjects.
  public let unpairedEffect: Double?

  /// Compares.
  public init(_ pairs: [Pair]) {
    let reductions = pairs.map(\.reduction.value)
    before = Summary(pairs.map(\.before.value))
    after = Summary(pairs.map(\.after.value))
    signedRank = SignedRank(reductions)
    paired = .paired(reductions)
    pairedEffect = HedgesG.paired(reductions)
    student = .student(before, after)
    welch = .welch(before, after)
    unpairedEffect = HedgesG.unpaired(before, after)
  }

  /// Whether there are so few pairs that an introduction to statistics would call them small.
  public var isSmall: Bool { before.count < 30 }
}

extension Summary {
  /// Summarises observations.
  public init(_ observations: [Observation]) {
    self.init(observations.map(\.value))
  }
}

extension SignedRank {
  /// The smallest probability that so many differences can give: all on one side.
  public var smallestP: Double { min(1, (0..<count).reduce(2) { p, _ in p / 2 }) }
}

extension RegressionToTheMean {
  /// Estimates from the two halves of each subject's total.
  ///
  /// - Returns: nil for fewer than three subjects, or when a half is the same for all.
  public init?(halves: [(first: Observation, second: Observation)]) {
    self.init(firstHalf: halves.map(\.first.value), secondHalf: halves.map(\.second.value))
  }

  /// The total to expect without action after an observed one.
  public func expected(after observation: Observation) -> Double {
    expected(after: observation.value)
  }
}
